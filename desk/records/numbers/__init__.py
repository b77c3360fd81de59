"""Blocks of numbers leased to this desk, and its own series."""
