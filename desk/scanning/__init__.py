"""Cameras and scanners: how a scan gets in, and to whom it goes. The decoder's child process imports this room too, so
nothing is imported here."""
