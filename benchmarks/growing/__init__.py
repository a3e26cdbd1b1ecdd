"""What the benchmark of growth runs, and how it measures it."""
