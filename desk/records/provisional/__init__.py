"""What this desk knows from a slip alone, until its own desk's record comes by the feed."""
