"""Every refusal of the cloud: one exception, answered as a FHIR OperationOutcome."""

from __future__ import annotations

from typing import Any

EXTENSION = "https://hims.delhi.gov.in/fhir/"
OP_URL = EXTENSION + "op"
ACTOR_URL = EXTENSION + "actor"
# The code system of `details.coding.code`: the word a program reads; the text is for a person.
CODES = EXTENSION + "issue"


class Problem(Exception):
    """A request that is refused.

    `status` is the HTTP status, `issue` the FHIR issue type (conflict, invalid, forbidden …), `code` our own word
    (docs/wire.md lists them), `text` one plain English sentence without patient data. `entry` is the index in the
    bundle and `op` the op_id, when one of them is to blame.
    """

    def __init__(
        self,
        status: int,
        code: str,
        text: str,
        *,
        issue: str = "invalid",
        entry: int | None = None,
        op: str | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(text)
        self.status = status
        self.code = code
        self.text = text
        self.issue = issue
        self.entry = entry
        self.op = op
        self.retry_after = retry_after

    def outcome(self) -> dict[str, Any]:
        """The FHIR OperationOutcome that says it."""
        issue: dict[str, Any] = {
            "severity": "error",
            "code": self.issue,
            "details": {"coding": [{"system": CODES, "code": self.code}], "text": self.text},
        }
        if self.entry is not None:
            issue["expression"] = [f"Bundle.entry[{self.entry}]"]
        if self.op is not None:
            issue["extension"] = [{"url": OP_URL, "valueUuid": self.op}]
        return {"resourceType": "OperationOutcome", "issue": [issue]}


def not_found() -> Problem:
    """404: the same for what does not exist and for what the caller may not see."""
    return Problem(404, "not-found", "There is no such thing here.", issue="not-found")
