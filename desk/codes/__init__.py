"""What a scanned code means: pure readers, without a window, a store or a network."""
