"""The room of reports: the list, one case, and what is written in it."""
