"""What the accounts of a facility are called that have no name of their own: on screens, in registers, on paper."""

from desk.core.i18n import Words, words
from desk.plugins.pharmacy.rules import items

PLACE_KINDS: dict[str, Words] = {
    items.STORE: words("Shelf", "Store"), items.COUNTER: words("Shelf", "Counter"),
    items.TRANSIT: words("Shelf", "On the way"), items.QUARANTINE: words("Shelf", "Quarantine"),
    items.EXPIRED: words("Shelf", "Expired, set aside"), items.SUPPLIER: words("Shelf", "Supplier"),
    items.PATIENT: words("Shelf", "Patient"), items.LOSS: words("Shelf", "Loss or surplus"),
}  # fmt: skip
