"""The desk's own pair for slips and temporary cards: sealed, renewed before it ends and when it is worth nothing."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desk.codes import lists
from desk.codes.person import Person
from desk.codes.receipt import Receipt
from desk.codes.trust import NOTHING_TRUSTED, Trust
from desk.core.errors import Unreadable
from desk.core.ids import new_id
from desk.records.cards.own_key import OwnKey
from desk.security.passwords import FLOOR
from desk.security.vault import Vault
from tests.support import issuing

NOW = issuing.NOW * 1000
DAY = 24 * 3600 * 1000


@pytest.fixture
def vault(tmp_path: Path) -> tuple[Vault, bytes]:
    return Vault.create(tmp_path / "keys.json", demo=True, password=None, cost=FLOOR)


@pytest.fixture
def own(vault: tuple[Vault, bytes]) -> OwnKey:
    return OwnKey(*vault)


def certificate(**values: Any) -> bytes:
    """One as a cloud of this version gives it."""
    return issuing.certificate(**{"purposes": ("temporary", "slip", "receipt"), **values})


def trusting(*entries: issuing.Listed, withdrawn: tuple[bytes, ...] = ()) -> Trust:
    listed = issuing.trust_list(entries or issuing.LISTED)
    return lists.assemble(issuing.root(), listed, issuing.revocation_list(withdrawn) if not entries else None)


def somebody() -> Person:
    return Person(name="Sunita Devi", sex="2", patient_id=new_id())


def test_before_the_first_certificate_nothing_is_signed(own: OwnKey) -> None:
    assert (own.signer(), own.certificate()) == (None, None)
    assert own.slip(somebody(), new_id(), "MA-001", NOW) is None
    assert own.wanted(NOTHING_TRUSTED, NOW)


def test_a_key_waits_for_its_certificate_over_a_restart(own: OwnKey, vault: tuple[Vault, bytes]) -> None:
    pem = own.fresh()
    assert own.fresh() == pem
    assert OwnKey(Vault(vault[0].path), vault[1]).fresh() == pem, "an answer that was lost is asked for again"
    assert own.anew() != pem


def test_the_pair_is_kept_sealed_and_signs(own: OwnKey, vault: tuple[Vault, bytes]) -> None:
    own.fresh()
    own.keep(issuing.pem("desk"), certificate())
    again = OwnKey(Vault(vault[0].path), vault[1])
    text = again.slip(somebody(), new_id(), "MA-001", NOW)
    assert text is not None and text.startswith("HIM1:")
    assert again.certificate() == certificate()
    assert again.fresh() != issuing.pem("desk"), "the next certificate is asked for with another key"
    assert "PRIVATE" not in vault[0].path.read_text()


def test_another_program_of_this_desk_may_renew_it(own: OwnKey, vault: tuple[Vault, bytes]) -> None:
    assert own.signer() is None
    OwnKey(Vault(vault[0].path), vault[1]).keep(issuing.pem("desk"), certificate())
    assert own.signer() is not None


def test_a_certificate_of_another_key_is_not_kept(own: OwnKey) -> None:
    with pytest.raises(ValueError, match="another key"):
        own.keep(issuing.pem("another desk"), certificate())
    with pytest.raises(Unreadable):
        own.keep(issuing.pem("desk"), b"nonsense")
    assert own.signer() is None


@pytest.mark.parametrize(("days", "wanted"), [(401, False), (399, True), (-1, True)])
def test_it_is_renewed_while_a_card_of_a_year_still_fits(own: OwnKey, days: int, wanted: bool) -> None:
    ends = issuing.NOW + days * issuing.DAY
    own.keep(issuing.pem("desk"), certificate(issued=issuing.NOW - 400 * issuing.DAY, expires=ends))
    assert own.wanted(trusting(), NOW) is wanted


def test_a_desk_that_was_enrolled_anew_does_not_go_on_under_its_old_name(own: OwnKey) -> None:
    own.keep(issuing.pem("desk"), certificate())
    assert not own.wanted(trusting(), NOW, str(issuing.DEVICE))
    assert own.wanted(trusting(), NOW, "01a20000-0000-7000-8000-000000000001")


def test_it_is_renewed_when_its_certifier_is_compromised_or_it_was_withdrawn(own: OwnKey) -> None:
    own.keep(issuing.pem("desk"), certificate())
    assert not own.wanted(trusting(), NOW)
    assert not own.wanted(NOTHING_TRUSTED, NOW), "without a list nobody knows better"
    assert own.wanted(trusting(issuing.Listed("desks", ("desks",), status=2)), NOW)
    assert own.wanted(trusting(withdrawn=(issuing.cti_of("desk"),)), NOW)


def test_past_its_end_the_slips_are_unsigned(own: OwnKey) -> None:
    own.keep(issuing.pem("desk"), certificate())
    assert own.slip(somebody(), new_id(), "MA-001", NOW + 3 * 365 * DAY) is None
    assert own.slip(somebody(), new_id(), "no token", NOW) is None


def test_receipts_are_signed_with_the_same_pair(own: OwnKey) -> None:
    what = Receipt("receipt", "ROH11A-R26A00042", 250_00, "0123456789abcdef")
    assert own.receipt(what, NOW) is None
    own.keep(issuing.pem("desk"), certificate())
    text = own.receipt(what, NOW)
    assert text is not None and text.startswith("HIMR:")
    assert own.receipt(replace(what, number="no number"), NOW) is None


def test_a_certificate_of_an_older_cloud_signs_no_receipts_and_is_renewed_once_a_week(own: OwnKey) -> None:
    what = Receipt("receipt", "ROH11A-R26A00042", 250_00, "0123456789abcdef")
    own.keep(issuing.pem("desk"), certificate(purposes=("temporary", "slip"), issued=issuing.NOW))
    assert own.receipt(what, NOW) is None
    assert own.slip(somebody(), new_id(), "MA-001", NOW), "what it may sign it goes on signing"
    assert not own.wanted(trusting(), NOW + 7 * DAY), "the cloud may be as old as it was"
    assert own.wanted(trusting(), NOW + 7 * DAY + 1)
