"""Coverage: which scheme a patient belongs to."""
