"""Pharmacy: prescriptions, dispensing, the store behind it."""
