"""Staff, roles, accounts, sessions, lockout."""
