"""The screens of registration: where each is listed, which right it needs, and how it is made."""

from collections.abc import Mapping

from desk.api.context import ScreenContext
from desk.api.hookspecs import MakeScreen
from desk.api.manifest import Paper, ScreenEntry
from desk.core.i18n import words
from desk.plugins.registration.print.card import CARD
from desk.plugins.registration.screens import register_kinds
from desk.plugins.registration.screens.edit_patient import EditPatientScreen
from desk.plugins.registration.screens.merge import MergeScreen
from desk.plugins.registration.screens.new_patient import NewPatientScreen
from desk.plugins.registration.screens.patient_page import PatientPage
from desk.plugins.registration.screens.patients import PatientsScreen
from desk.plugins.registration.screens.print_jobs import PrintJobsScreen
from desk.plugins.registration.screens.queue import QueueScreen
from desk.plugins.registration.screens.registers import RegistersScreen
from desk.plugins.registration.screens.unknown_patient import UnknownPatientScreen
from desk.plugins.registration.service import REGISTER, SLIP, RegisterService, RegistrationService

SCREENS = (
    ScreenEntry(
        "queue", words("Registration", "Queue"), "list-ordered", "registration.queue.read", 10, "Ctrl+1",
        opens=("patient", "visit"), home="visit.open",
    ),
    ScreenEntry("patients", words("Registration", "Patients"), "users", "patient.search", 20, "Ctrl+2"),
    ScreenEntry(
        "unknown", words("Registration", "Unknown"), "siren", "patient.register-unknown", 30, "Ctrl+3"
    ),
    ScreenEntry(
        "new", words("Registration", "New patient"), "user-round-plus", "patient.register",
        opens=("new-patient",), listed=False,
    ),
    ScreenEntry(
        "patient", words("Registration", "Patient"), "id-card", "patient.read", opens=("record", "patient"),
        listed=False,
    ),
    ScreenEntry("edit", words("Registration", "Edit patient"), "pencil", "patient.amend", listed=False),
    ScreenEntry("merge", words("Registration", "Merge"), "git-merge", "patient.merge", listed=False),
    ScreenEntry(
        "registers", words("Registration", "Registers"), "file-text", "registration.register.read", 60, "Ctrl+6"
    ),
    ScreenEntry("prints", words("Registration", "Prints"), "printer", "print.read", 70, "Ctrl+7"),
)

PAPERS = (
    Paper(SLIP, words("Registration", "Token slip"), "registration.slip.read"),
    # On the list stand everyone's cards: whoever does not issue cards prints one of a patient whom they have opened.
    Paper(CARD, words("Registration", "e-Health card"), "card.issue", again="card.read"),
    Paper(
        REGISTER, words("Registration", "Register"), "registration.register.read", anew="registration.registers",
        parts=register_kinds.TITLES,
    ),
)


def makers(
    context: ScreenContext, service: RegistrationService, registers: RegisterService
) -> Mapping[str, MakeScreen]:
    """How each screen of SCREENS is made, by its name."""
    return {
        "queue": lambda: QueueScreen(context, service),
        "patients": lambda: PatientsScreen(context),
        "unknown": lambda: UnknownPatientScreen(context, service),
        "new": lambda: NewPatientScreen(context, service),
        "patient": lambda: PatientPage(context),
        "edit": lambda: EditPatientScreen(context),
        "merge": lambda: MergeScreen(context),
        "registers": lambda: RegistersScreen(context, registers),
        "prints": lambda: PrintJobsScreen(context),
    }
