"""What `benchmarks/run.py` is made of: processes, turns, texts, sections, the page."""
