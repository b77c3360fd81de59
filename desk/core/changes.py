"""Changes: the topics that a unit touched, told to screens once the unit is on disk."""

from collections.abc import Callable

Changes = frozenset[str]
"""Topics such as "patient", "patient:<id>", "queue", "outbox", "settings"."""

Hear = Callable[[Changes], None]
