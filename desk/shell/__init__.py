"""The window, its rooms, and what stands around them: sign-in, lock, notices, status, attention, settings."""
