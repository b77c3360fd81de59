"""Reads of billing. Frozen answers."""
