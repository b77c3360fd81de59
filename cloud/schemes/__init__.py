"""Schemes: definitions are checked, signed and published; desks' decisions are looked at again (docs/wire.md)."""
