"""Vital signs for HIMS Desk."""
