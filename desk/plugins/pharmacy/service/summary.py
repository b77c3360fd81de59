"""What the pharmacy says of a patient in the banner: allergies, what is prescribed and open, what was given lately."""

from dataclasses import dataclass
from datetime import timedelta

from desk.api.hookspecs import Actor, SummaryLine
from desk.core.clock import business_date
from desk.core.i18n import words
from desk.plugins.pharmacy.queries import dispensing, prescriptions
from desk.plugins.pharmacy.service import planning
from desk.store.unit import Reading, Service, query

READ = "pharmacy.prescription.read"
LATELY_DAYS = 30
MOST_NAMED = 2


@dataclass(frozen=True)
class About:
    """Allergies as recorded; how many prescriptions are open; titles of what was given lately, the newest first."""

    allergies: tuple[str, ...]
    open: int
    given: tuple[str, ...]


class SummaryService(Service):
    """One look for the banner."""

    @query("pharmacy.prescription.read")
    def about(self, reading: Reading, patient_id: str) -> About:
        """What is known of this person, under all their ids."""
        reading.note(patient_id, read="pharmacy-summary")
        today = business_date(reading.at)
        past = planning.background(reading.connection, patient_id, today)
        asked = prescriptions.of_patient(reading.connection, past.patient_ids)
        since = (today - timedelta(days=LATELY_DAYS)).isoformat()
        given = dispensing.given(reading.connection, past.patient_ids)
        titles = dict.fromkeys(
            one.title for one in given if one.day >= since and not one.taken_back and one.returned < one.quantity
        )
        return About(
            tuple(dict.fromkeys(one.text for one in past.allergies)),
            sum(any(line.waits for line in one.lines) for one in asked), tuple(titles),
        )  # fmt: skip


def lines(service: SummaryService, actor: Actor, patient_id: str) -> tuple[SummaryLine, ...]:
    """The lines of the summary for this person; none for who may not see prescriptions."""
    if READ not in actor.permissions:
        return ()
    about = service.about(actor, patient_id)
    found = []
    if about.allergies:
        said = words("Pharmacy", "Allergy: {what}", what=", ".join(about.allergies))
        found.append(SummaryLine(words("Pharmacy", "Allergies"), said, "bad"))
    if about.open:
        said = words("Pharmacy", "%n prescription(s) open", count=about.open)
        found.append(SummaryLine(words("Pharmacy", "Prescriptions"), said, "warn", "pharmacy.dispense"))
    if about.given:
        named = ", ".join(about.given[:MOST_NAMED]) + (" …" if len(about.given) > MOST_NAMED else "")
        found.append(SummaryLine(words("Pharmacy", "Given lately"), words("Pharmacy", "Has: {what}", what=named)))
    return tuple(found)
