"""What is owed, by whom, and what of it may be said: pure."""
