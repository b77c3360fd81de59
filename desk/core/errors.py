"""What can go wrong, as a tree. Each error owns the sentence that the person at the desk reads.

    DeskError
    ├── Refused       a rule said no; shown at the field where it arose
    ├── Unreadable    a code is damaged, forged, expired, or from an unknown issuer
    ├── Unreachable   no network; retried silently, shown in the status bar
    ├── Rejected      the cloud said no; goes to Attention
    └── Damaged       disk, lock or key

Anything else that is raised is a bug.
"""

from desk.core.i18n import Words, words


class DeskError(Exception):
    """The root. `sentence` is what a clerk reads; `detail` is for the log and holds no patient data."""

    def __init__(self, sentence: Words, *, detail: str = "") -> None:
        super().__init__(sentence.source, detail)
        self.sentence = sentence
        self.detail = detail

    @property
    def by_field(self) -> dict[str, Words]:
        """What is said at which field of a form; "" is the whole form."""
        return {"": self.sentence}

    def __str__(self) -> str:
        return str(self.sentence)


class Refused(DeskError):
    """A rule said no. `field` names the form field at which it is shown ("" for the whole form)."""

    def __init__(self, sentence: Words, *, field: str = "", detail: str = "") -> None:
        super().__init__(sentence, detail=detail)
        self.field = field

    @property
    def by_field(self) -> dict[str, Words]:
        return {self.field: self.sentence}


class NotAllowed(Refused):
    """The signed-in person lacks the permission `action`."""

    def __init__(self, action: str) -> None:
        super().__init__(
            words("Refused", "You do not have the right to do this. Ask a supervisor."),
            detail=f"action={action}",
        )
        self.action = action


class Problems(Refused):
    """Several refusals of one form at once; `by_field` maps field name to sentence."""

    def __init__(self, by_field: dict[str, Words]) -> None:
        field, sentence = next(iter(by_field.items()))
        super().__init__(sentence, field=field)
        self._by_field = by_field

    @property
    def by_field(self) -> dict[str, Words]:
        return self._by_field


class Unreadable(DeskError):
    """A scanned code cannot be used, and says why."""


class Unreachable(DeskError):
    """The network or the cloud is not there; nothing is lost, it is tried again."""

    def __init__(
        self, sentence: Words | None = None, *, detail: str = "", retry_after: float | None = None
    ) -> None:
        super().__init__(
            sentence
            or words("Unreachable", "The cloud cannot be reached. Work goes on; it will be tried again."),
            detail=detail,
        )
        self.retry_after = retry_after


class Rejected(DeskError):
    """The cloud answered and said no. `code` is the coded reason on the wire."""

    def __init__(self, sentence: Words, *, code: str = "", detail: str = "") -> None:
        super().__init__(sentence, detail=detail)
        self.code = code


class Damaged(DeskError):
    """Disk, lock or key: the store cannot be trusted or written."""
