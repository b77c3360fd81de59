"""Where this desk stands: the facility in the language of now, and the desk's letter."""

from dataclasses import dataclass

from desk.kit import language


@dataclass(frozen=True)
class Place:
    """Called, it gives what the window shows ("Rohini Polyclinic · A"); the native name on a Hindi desk."""

    name: str
    name_native: str
    letter: str

    def facility(self) -> str:
        """The facility's name in the language of now."""
        return self.name_native if language.code() == "hi" and self.name_native else self.name

    def __call__(self) -> str:
        return f"{self.facility()} · {self.letter}"
