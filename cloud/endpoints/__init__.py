"""The HTTP doors, one file per group of lines in docs/wire.md."""
