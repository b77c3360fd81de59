"""Health facts: allergies, conditions, blood group, each with its source."""
