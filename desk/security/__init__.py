"""Passwords, who may do what, the key slots, the chain hash. No tables."""
