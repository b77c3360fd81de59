"""A webcam in the hand of arithmetic: printed cards photographed under stated conditions, for benchmarks/frames.py."""
