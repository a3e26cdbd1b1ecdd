"""What the fuzzer makes of drafts, and what it asks of postkit."""
