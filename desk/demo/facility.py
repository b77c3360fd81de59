"""The made-up facility of the demo: a polyclinic in Delhi, the people who work there, and a few patients by name.

The passwords are known to everybody on purpose, and are set at a demo's own cloud only. Nobody here is real.
"""

from dataclasses import dataclass

CODE = "DL-ROHINI-11"
ISSUER = "HIMS Demo"
"""The name on the demo's cards; its keys are made anew each time, and no real desk takes them."""
NAME, NAME_HI = "Rohini Polyclinic", "रोहिणी पॉलीक्लिनिक"


@dataclass(frozen=True)
class Member:
    """Someone who works there: sign-in name, password, name in both scripts, roles as on the wire."""

    user: str
    password: str
    name: str
    name_hi: str
    roles: tuple[str, ...]


CLERK = Member("asha", "gulmohar-42-tulsi", "Asha Kumari", "आशा कुमारी", ("clerk",))
SUPERVISOR = Member("meena", "chandni-17-yamuna", "Meena Sharma", "मीना शर्मा", ("supervisor",))
PHARMACIST = Member("neha", "mausam-64-kamal", "Neha Gupta", "नेहा गुप्ता", ("pharmacist", "storekeeper"))
CASHIER = Member("arjun", "sarson-38-kokil", "Arjun Mehta", "अर्जुन मेहता", ("cashier",))
STAFF = (
    CLERK,
    PHARMACIST,
    CASHIER,
    Member("ravi", "barish-58-neem", "Ravi Verma", "रवि वर्मा", ("clerk",)),
    SUPERVISOR,
    Member("farah", "kesar-93-dariya", "Farah Khan", "फ़राह ख़ान", ("auditor",)),
    Member("admin", "peepal-26-ganga", "Harpreet Singh", "हरप्रीत सिंह", ("administrator",)),
)


@dataclass(frozen=True)
class Known:
    """A patient whom the scripted morning meets again; `abha` is the number on her card, 14 digits with hyphens."""

    name: str
    name_hi: str
    sex: str
    birth_date: str
    phone: str
    father: str
    locality: str
    pin: str
    abha: str = ""


CARD_HOLDER = Known(
    "Sunita Devi", "सुनीता देवी", "2", "1987-03-14", "9810000111", "Ramesh Chand", "Rohini", "110085", "91-0000-1111-2222"
)  # fmt: skip
NEAR = Known("Ram Kumar", "राम कुमार", "1", "1984-03-12", "9810000222", "Shyam Lal", "Mangolpuri", "110083")
KNOWN = (CARD_HOLDER, NEAR)
