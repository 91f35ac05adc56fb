"""Training sessions, workshops and campaigns, and what was agreed there."""
