"""What the search is tried with: patients as clerks enter them, and the ways in which a name comes out wrong."""
