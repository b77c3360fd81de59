"""By what a service of the tariff is found as one types."""

import re

from desk.plugins.billing.rules.tariff import Service

_BETWEEN = re.compile(r"[(),;:/+\[\]-]")


def search_text(service: Service) -> str:
    """What a service is found by, folded: each word with a blank before it, the name first."""
    said = " ".join(map(folded, (service.name, service.name_native, service.code, service.test, service.item)))
    return " " + " ".join(dict.fromkeys(f"{said} {service.code.casefold()}".split()))


def folded(text: str) -> str:
    """`text` as it is compared: small letters, and blanks for what stands between words."""
    return " ".join(_BETWEEN.sub(" ", text.casefold()).split())
