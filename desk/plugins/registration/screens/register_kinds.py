"""The registers that are offered: which rights each needs, and how it is read, shown, printed and given away."""

from desk.api.screens.register import DAY, SPAN, Register
from desk.plugins.registration.print import registers as papers
from desk.plugins.registration.screens import register_columns as columns
from desk.plugins.registration.service import RegisterService
from desk.plugins.registration.service.registers import DAILY_RETURN, DAY_REGISTER, MLC_REGISTER


def registers(service: RegisterService) -> tuple[Register, ...]:
    """All of them, in the order in which they are offered."""
    read, export = "registration.register.read", "registration.register.export"
    return (
        Register(
            DAY_REGISTER, papers.DAY_REGISTER, read, export, DAY, columns.day_register,
            lambda actor, day, _: service.day_register(actor, day),
            lambda actor, day, _: service.day_register_csv(actor, day),
            lambda actor, day, _: service.keeps_pdf(actor, DAY_REGISTER, day), service.begin_print,
            service.end_print,
            lambda facility, day, _, lines, by, at: papers.day_register(facility, day, lines, by=by, at=at),
        ),
        Register(
            DAILY_RETURN, papers.DAILY_RETURN, read, export, DAY, columns.daily_return,
            lambda actor, day, _: service.daily_return(actor, day),
            lambda actor, day, _: service.daily_return_csv(actor, day),
            lambda actor, day, _: service.keeps_pdf(actor, DAILY_RETURN, day), service.begin_print,
            service.end_print,
            lambda facility, day, _, lines, by, at: papers.daily_return(facility, day, lines, by=by, at=at),
            counts=False,
        ),
        Register(
            MLC_REGISTER, papers.MLC_REGISTER, f"{read}-mlc", f"{export}-mlc", SPAN, columns.mlc_register,
            service.mlc_register, service.mlc_register_csv, service.keeps_mlc_pdf, service.begin_mlc_print,
            service.end_print,
            lambda facility, first, last, lines, by, at: papers.mlc_register(
                facility, first, last, lines, by=by, at=at
            ),
        ),
    )  # fmt: skip


TITLES = {
    DAY_REGISTER: papers.DAY_REGISTER, DAILY_RETURN: papers.DAILY_RETURN, MLC_REGISTER: papers.MLC_REGISTER,
}  # fmt: skip
"""What each register is called."""
