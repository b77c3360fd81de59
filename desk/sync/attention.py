"""Attention: what the cloud refused or what two people changed, in plain words, each with one way forward."""

from typing import TYPE_CHECKING

import msgspec

from desk.core.connection import MINE, RETRY, SEEN, THEIRS, MatterView
from desk.core.errors import Refused
from desk.core.i18n import Words, words
from desk.store import inbox, matters, outbox, remote
from desk.store.matters import Matter
from desk.store.store import Store, set_state
from desk.store.unit import Reading, Service, Unit, query, verb
from desk.sync.home import BEYOND, HALTED, state_int
from desk.sync.merge import WHOLE

if TYPE_CHECKING:
    from desk.sync.conflict import Apply  # what it imports costs a fifth of the start, and only sync needs it


class AttentionService(Service):
    """Lists matters and settles them."""

    def __init__(self, store: Store, apply: "Apply") -> None:
        super().__init__(store)
        self._apply = apply

    @query("attention.read")
    def open(self, reading: Reading) -> tuple[MatterView, ...]:
        """The matters that wait, oldest first."""
        found = matters.open_matters(reading.connection)
        for patient_id in dict.fromkeys(matter.patient_id for matter in found if matter.patient_id):
            reading.note(patient_id, read="attention")  # both sides' values of a patient are shown
        return tuple(view(matter) for matter in found)

    @verb("attention.settle")
    def settle(self, unit: Unit, matter_id: str, how: str) -> str:
        """Settle a matter by one of its `ways`; gives its id. Raises Refused when it was settled meanwhile."""
        found = [m for m in matters.open_matters(unit.connection, most=10_000) if m.matter_id == matter_id]
        if not found or how not in view(found[0]).ways:
            raise Refused(words("Attention", "This matter has been settled already."))
        matters.settle(unit.connection, matter_id, at=unit.at, by=unit.actor.staff_id, how=how)
        self._carry_out(unit, found[0], how)
        unit.audit(found[0].patient_id, matter=matter_id, kind=found[0].kind, how=how)
        unit.touch("attention", "outbox", *([f"patient:{found[0].patient_id}"] if found[0].patient_id else []))
        return matter_id

    def _carry_out(self, unit: Unit, matter: Matter, how: str) -> None:
        if matter.kind == "not-applied" and how == RETRY:
            inbox.retry_all(unit.connection, unit.at)
        elif matter.kind == "restored":
            set_state(unit, "device_seq", str(state_int(unit, "device_seq") + BEYOND))
            set_state(unit, HALTED, "")
        elif matter.op_id is not None and how in (RETRY, MINE, THEIRS):
            if matter.kind == "conflict" and matter.type and matter.id:
                self._choose(unit, matter, keep_mine=how == MINE)
            if not _others(unit, matter):  # a merge holds two patients: it goes once both are decided
                outbox.thaw(unit.connection, matter.op_id)

    def _choose(self, unit: Unit, matter: Matter, *, keep_mine: bool) -> None:
        assert matter.op_id and matter.type and matter.id
        ops = outbox.unsent_of(unit.connection, matter.type, matter.id)
        op = next((op for op in ops if op.op_id == matter.op_id), None)
        if op is None:
            return
        raw = next(r.body for r in op.resources if (r.type, r.id) == (matter.type, matter.id))
        body = msgspec.json.decode(raw)
        if keep_mine:
            for field in matter.detail.get("fields", "").split():
                mine = msgspec.json.decode(matter.detail[f"raw.{field}"].encode())
                if field == WHOLE:
                    body = mine
                    break
                body = {k: v for k, v in body.items() if k != field} | ({} if mine is None else {field: mine})
        outbox.set_body(unit.connection, op.op_id, (matter.type, matter.id), msgspec.json.encode(body))
        if remote.version(unit.connection, matter.type, matter.id) is not None:
            self._apply(unit, body)


def _others(unit: Unit, matter: Matter) -> bool:
    """Whether another choice about the same op is still open."""
    found = matters.open_matters(unit.connection, most=10_000)
    return any(m.op_id == matter.op_id and m.matter_id != matter.matter_id and m.kind == "conflict" for m in found)


def view(matter: Matter) -> MatterView:
    """The words and ways of one matter."""
    title, explanation, ways = _WORDS.get(matter.kind, _WORDS["other"])
    values = tuple(
        (field, matter.detail.get(f"mine.{field}", ""), matter.detail.get(f"theirs.{field}", ""))
        for field in matter.detail.get("fields", "").split()
    )
    filled = Words(explanation.context, explanation.source, {"reason": matter.detail.get("reason", "")})
    return MatterView(matter.matter_id, matter.kind, matter.at, title, filled, matter.patient_id, values, ways)


_WORDS: dict[str, tuple[Words, Words, tuple[str, ...]]] = {
    "quarantined": (
        words("Attention", "The cloud refused a record"),
        words(
            "Attention",
            "It is safe on this desk. The cloud said: {reason}. Put the record right, then send it again; "
            "if that does not help, call the helpline.",
        ),
        (RETRY,),
    ),
    "conflict": (
        words("Attention", "Two people changed the same thing"),
        words("Attention", "Someone changed this patient elsewhere at the same time. Choose what is right."),
        (MINE, THEIRS),
    ),
    "overwritten": (
        words("Attention", "A phone or address was changed elsewhere"),
        words("Attention", "The newer value from the cloud is used. Check it with the patient at the next visit."),
        (SEEN,),
    ),
    "not-applied": (
        words("Attention", "A record from the cloud could not be used"),
        words("Attention", "It is kept and will be tried again after the next update ({reason})."),
        (RETRY, SEEN),
    ),
    "unmerged": (
        words("Attention", "Records from the time when two patients were one"),
        words(
            "Attention",
            "They stayed with the patient kept: {reason}. Look at each. What is the other patient's must be taken back "
            "and entered again with them.",
        ),
        (SEEN,),
    ),
    "digest": (
        words("Attention", "Desk and cloud do not hold the same"),
        words("Attention", "Nothing is lost on this desk. Tell the helpline; they will compare the two."),
        (SEEN,),
    ),
    "restored": (
        words("Attention", "This desk's data is older than what it has sent"),
        words(
            "Attention",
            "An old copy was put back, or another computer uses a copy of this desk. Nothing is sent until you say so. "
            "Make sure that no other computer works as this desk, wait until the update is done, then send again.",
        ),
        (RETRY,),
    ),
    "series-restored": (
        words("Attention", "Numbers of bills or receipts may be missing on this desk"),
        words(
            "Attention",
            "An old copy of the data was put back, or the computer stopped while a number was given. Numbering goes on "
            "under a new letter. Of these numbers this desk knows nothing: {reason}. Look for their papers, and tell "
            "whoever keeps the accounts.",
        ),
        (SEEN,),
    ),
    "series-marks-lost": (
        words("Attention", "Numbering of bills and receipts has begun anew"),
        words(
            "Attention",
            "The marks of the last numbers are lost on this computer, so numbering goes on under a new letter. If an "
            "old copy of the data was put back, there may be papers with numbers after {reason} of which this desk "
            "knows nothing: look for them.",
        ),
        (SEEN,),
    ),
    "machine-copied": (
        words("Attention", "This desk was brought here from another computer"),
        words(
            "Attention",
            "No bill and no receipt is given here, so that no number is given twice. A desk of a cloud joins it again "
            "with a new code. One that stands alone: a supervisor and a second person confirm in the settings that the "
            "old computer is out of use.",
        ),
        (),
    ),
    "elsewhere": (
        words("Attention", "This patient is known at another facility"),
        words(
            "Attention",
            "They were registered here from their card. Open a visit for them: with it the cloud sends what the other "
            "facility recorded, and both are put together.",
        ),
        (SEEN,),
    ),
    "not-come": (
        words("Attention", "A slip's patient has not come from the other desk"),
        words(
            "Attention",
            "This patient or visit was taken up from a slip of {reason} three days ago, and that desk has not sent it. "
            "Ask whether it is switched on and synchronises. What was done here is kept.",
        ),
        (SEEN,),
    ),
    "other": (words("Attention", "Something needs a look"), words("Attention", "{reason}"), (SEEN,)),
}
