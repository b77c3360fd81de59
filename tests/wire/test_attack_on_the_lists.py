"""A desk that turned against the others: it withdraws no other desk, and does not fill the lists that all keep."""

import base64

from cloud.cards import certify, hearing
from desk.codes import lists
from tests.support.cloud import Cloud, WireDesk, entry, issue, mark
from tests.wire.test_cloud_cards import (
    asked,
    clerk,
    cti,
    issued,
    registered,
    sita,
    temporary,
    trust_of,
    withdrawal,
)

__all__ = ["clerk"]


def test_no_desk_withdraws_another_one_by_a_card_with_its_number(cloud: Cloud, clerk: WireDesk) -> None:
    answer = clerk.post("$certify", asked()).json()["certificate"]
    certificate = lists.desk_key(trust_of(cloud), base64.urlsafe_b64decode(answer + "==")).certificate
    evil = cloud.desk()
    evil.staff_id, _ = cloud.add_user(evil.facility_id, "mallory", ["clerk"], "morning tea 42")
    person = registered(evil, sita())
    assert issue(evil.push(entry(temporary(person, certificate.hex())))) == (422, "card")
    issued(evil, person)
    assert not trust_of(cloud).is_revoked(certificate)


def test_a_facility_does_not_fill_the_list_with_cards_that_are_nobodys(
    cloud: Cloud, clerk: WireDesk
) -> None:
    person = registered(clerk, sita())
    for _ in range(hearing.MOST_UNHEARD // 10 - 1):
        clerk.push(*(entry(withdrawal(person, cti())) for _ in range(10))).raise_for_status()
    eleven = [entry(withdrawal(person, cti())) for _ in range(11)]
    assert issue(clerk.push(*eleven)) == (422, "too-many-unknown")
    clerk.push(*eleven[:10]).raise_for_status()
    assert issue(clerk.push(entry(withdrawal(person, cti())))) == (422, "too-many-unknown")
    known = mark(issued(clerk, person)["card"], "card-id")
    clerk.save(withdrawal(person, known))
    assert trust_of(cloud).is_revoked(bytes.fromhex(known)), "of a card that is known there are never too many"


def test_a_desk_gets_few_certificates_in_a_day(cloud: Cloud, clerk: WireDesk) -> None:
    keys_of_it = [asked() for _ in range(certify.MOST_IN_A_DAY + 1)]
    answers = [clerk.post("$certify", one) for one in keys_of_it]
    assert [answer.status_code for answer in answers] == [*(certify.MOST_IN_A_DAY * [200]), 422]
    assert issue(answers[-1]) == (422, "too-many-certificates")
    assert clerk.post("$certify", keys_of_it[0]).status_code == 200, "one that was given is given again"
    cloud.desk(clerk.facility_id).post("$certify", asked()).raise_for_status()
