"""What is done with money at a desk: one module for each kind of work."""
