"""HIMS Desk: the front desk of a government health facility, offline first."""

__version__ = "0.4.0"
