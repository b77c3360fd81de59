"""Which computer this is: what counts as a sign, what is none, and how the board says its own."""

from pathlib import Path

import pytest

from desk.security import machine
from desk.security.machine import Machine, board_uuid, compared, this_machine

UUID = bytes.fromhex("4c4c4544004b3010804db7c04f4e3732")


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The files of system and board."""
    system, board = tmp_path / "machine-id", tmp_path / "product_uuid"
    monkeypatch.setattr(machine, "SYSTEM_ID", (tmp_path / "not-there", system))
    monkeypatch.setattr(machine, "BOARD_ID", board)
    return system, board


def test_a_computer_is_known_by_both_signs_and_only_their_hashes_are_kept(said: tuple[Path, Path]) -> None:
    said[0].write_text("a3f1c2d4e5b60718293a4b5c6d7e8f90\n")
    said[1].write_text("4C4C4544-004B-3010-804D-B7C04F4E3732\n")
    here = this_machine("store-1")
    assert len(here.system) == len(here.board) == 32 and here.system != here.board
    assert "a3f1c2d4" not in repr(here) and "4C4C" not in repr(here).upper()
    assert compared(here, this_machine("store-1")) == "same"
    assert this_machine("store-2") != here, "two desks of one computer do not show that they are neighbours"
    said[1].write_text("4c4c4544-004b-3010-804d-b7c04f4e3732")
    assert this_machine("store-1") == here, "it is said in capitals or not"


@pytest.mark.parametrize(
    "nothing",
    [
        "", "\n", "uninitialized\n", "Not Settable", "00000000-0000-0000-0000-000000000000",
        "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "03000200-0400-0500-0006-000700080009", "None", "Default",
    ],
)  # fmt: skip
def test_what_every_board_of_a_maker_says_is_no_sign(said: tuple[Path, Path], nothing: str) -> None:
    said[0].write_text(nothing)
    said[1].write_text(nothing)
    assert this_machine("store-1") == Machine() and not this_machine("store-1").known


def test_a_container_without_signs_is_unknown_and_never_another(said: tuple[Path, Path]) -> None:
    assert not this_machine("store-1").known
    assert compared(Machine("s", "b"), this_machine("store-1")) == "unknown"


def test_a_cloned_disk_is_told_by_its_board_and_a_cheap_board_by_its_system() -> None:
    assert compared(Machine("disk", "board-1"), Machine("disk", "board-2")) == "other"
    assert compared(Machine("one", "same-for-all"), Machine("two", "same-for-all")) == "other"
    assert compared(Machine("one", "b"), Machine("one", "")) == "same"


def structure(kind: int, body: bytes, strings: bytes = b"") -> bytes:
    return bytes([kind, 4 + len(body), 0, 0]) + body + (strings + b"\0\0" if strings else b"\0\0")


def test_the_boards_uuid_is_read_from_its_table() -> None:
    bios = structure(0, bytes(20), b"Maker\x00" + b"1.0")
    system = structure(1, bytes(4) + UUID + bytes(3), b"Maker")
    assert board_uuid(bios + system + structure(127, b"")) == UUID.hex()
    assert board_uuid(system) == UUID.hex()


@pytest.mark.parametrize(
    "table",
    [
        b"", bytes(3), bytes(4), bytes([1, 2, 0, 0]), structure(0, bytes(20)), structure(1, bytes(10)),
        bytes([0, 24, 0, 0]) + b"x" * 50, bytes([1, 24, 0, 0]) + b"x" * 5, bytes([0, 255, 0, 0]) * 9,
    ],
)  # fmt: skip
def test_a_table_without_it_says_nothing(table: bytes) -> None:
    assert board_uuid(table) == ""
