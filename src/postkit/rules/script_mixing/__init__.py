"""SM: scripts, letters and punctuation that do not belong."""
