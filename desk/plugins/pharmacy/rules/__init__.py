"""Plain functions and frozen dataclasses of the pharmacy; no Qt, no database, no network."""
