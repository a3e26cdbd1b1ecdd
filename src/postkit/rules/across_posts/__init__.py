"""XP: what is wrong between posts."""
