"""Reads of the pharmacy: functions on a connection that give frozen dataclasses."""
