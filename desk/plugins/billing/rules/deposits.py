"""Money that is taken before there is a bill, used as a method, and given back. Paise."""

from dataclasses import dataclass

from desk.plugins.billing.rules.corrections import AS_PAID


@dataclass(frozen=True)
class DepositDraft:
    """Money taken ahead, by cash, UPI or card. `given`: the cash that was handed over."""

    patient_id: str
    paise: int
    method: str
    reference: str = ""
    request_id: str | None = None
    given: int | None = None
    reason: str = ""
    paper: str = ""
    printer: str = ""
    language: str = ""


@dataclass(frozen=True)
class DepositBack:
    """So much of what lies here, to be given back: as it was paid, or only what came by one method."""

    patient_id: str
    paise: int
    reason: str
    method: str = AS_PAID
    reference: str = ""
    voucher: str = ""
    paper: str = ""
    printer: str = ""
    language: str = ""
