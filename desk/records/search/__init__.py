"""The patient search: one box for a name in any spelling or script, a year, an age, a phone, a number."""
