"""What the claims of speed and recall run."""
