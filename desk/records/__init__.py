"""The spine that every plugin shares: patient, health facts, visit, coverage, facility, staff, numbers, print jobs."""
