"""What doctor says of the computer: is it the desk's own, and can it keep the marks of the numbers of money?"""

from desk.commands.checks import BAD, OK, UNKNOWN, WARN, Finding, Profile
from desk.core.errors import DeskError
from desk.core.i18n import words
from desk.records.facility import queries as places
from desk.records.numbers.noted import noted_machine
from desk.security import marks
from desk.security.machine import OTHER, Machine, compared, this_machine
from desk.security.vault import KeyMissing, Vault


def computer(profile: Profile) -> Finding:
    """Is it the one on which this desk gives numbers, does it say which one it is, may marks be kept on it?"""
    name = "computer"
    try:
        vault = Vault(profile.paths.slots)
        with profile.reading() as (_, connection):
            noted, enrolled = noted_machine(connection), places.enrolled(connection)
    except KeyMissing:
        sentence = words("Doctor", "Whose computer this is cannot be looked up without the database's key.")
        return Finding(name, UNKNOWN, sentence, words("Doctor", "Run again with --recovery-stdin."))
    except DeskError as error:
        return Finding(name, UNKNOWN, error.sentence)
    here = this_machine(vault.profile_id)
    detail: dict[str, object] = {"system_known": bool(here.system), "board_known": bool(here.board)}
    if noted is not None and compared(noted, here) == OTHER:
        forward = words("Doctor", "In the settings a supervisor and a second person confirm that the old one is gone.")
        if enrolled:
            forward = words("Doctor", "Ask the cloud's administrator for a new code and join again: hims-desk enroll")
        sentence = words("Doctor", "This desk was brought here from another computer: it gives no bill and no receipt.")
        return Finding(name, BAD, sentence, forward, detail)
    return _marks(vault.profile_id, here, detail)


def _marks(store_id: str, here: Machine, detail: dict[str, object]) -> Finding:
    kept = marks.Marks(marks.folders(), store_id, b"")
    detail["marks"] = [str(file.parent) for file in kept.places]
    try:
        with kept.held():
            pass
    except OSError as error:
        sentence = words("Doctor", "The marks of the numbers of bills and receipts cannot be kept: none is given.")
        forward = words("Doctor", "Ask IT to let this account write there.")
        return Finding("computer", BAD, sentence, forward, detail | {"error": type(error).__name__})
    if not here.known:
        sentence = words("Doctor", "This computer does not say which one it is: a copied desk is noticed late.")
        forward = words("Doctor", "Ask IT to give it a machine-id (in a container: the host's, or one that is kept).")
        return Finding("computer", WARN, sentence, forward, detail)
    return Finding("computer", OK, words("Doctor", "Bills and receipts are given on this computer."), detail=detail)
