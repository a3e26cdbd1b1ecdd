"""The ways in which real drafts break, as functions that break a healthy one."""
