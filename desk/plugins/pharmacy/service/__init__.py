"""What the pharmacy does: one class for each kind of work."""
