"""Departments and rooms as the screens of registration offer and name them, in the language of now."""

from collections.abc import Callable
from dataclasses import dataclass

from desk.api.hookspecs import Actor
from desk.kit.choice_field import Choice
from desk.kit.language import spoken
from desk.records.facility.rules import Department, Room
from desk.records.facility.service import FacilityService


@dataclass(frozen=True)
class Places:
    """Every department, closed ones too (old visits name them), and the open rooms."""

    departments: tuple[Department, ...] = ()
    rooms: tuple[Room, ...] = ()

    def choices(self) -> list[Choice]:
        """The open departments."""
        return [Choice(one.department_id, _title(one)) for one in self.departments if one.active]

    def room_choices(self, department_id: object) -> list[Choice]:
        """The open rooms of a department; none for None."""
        return [Choice(one.room_id, _title(one)) for one in self.rooms if one.department_id == department_id]

    def department(self, department_id: str) -> str:
        """A department's name; "" for one that is not known here."""
        return next((_title(one)() for one in self.departments if one.department_id == department_id), "")

    def room(self, room_id: str | None) -> str:
        """A room's name; "" for none and for a closed one."""
        return next((_title(one)() for one in self.rooms if one.room_id == room_id), "")


def read(facility: FacilityService, actor: Actor) -> Places:
    """Ask for all of it."""
    return Places(facility.departments(actor, all_of_them=True), facility.rooms(actor))


def _title(one: Department | Room) -> Callable[[], str]:
    return lambda: spoken(one.name, one.name_native)
