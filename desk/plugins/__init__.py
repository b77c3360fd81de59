"""The plugins that are part of the desk. Named one by one, so that the order is fixed and an installed program finds
them without looking around."""

BUILT_IN: tuple[str, ...] = (
    "desk.plugins.registration.plugin", "desk.plugins.pharmacy.plugin", "desk.plugins.billing.plugin",
)  # fmt: skip
"""Modules with a class `Plugin`, in the order in which they start and hear facts."""
