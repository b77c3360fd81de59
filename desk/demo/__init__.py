"""Synthetic people and a synthetic facility: for the demo, the benchmarks and the tests. No real person is in here."""
