"""RS: what machines have left in a draft."""
