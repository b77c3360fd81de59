"""The cloud's database, step by step."""
