"""The room "People" where new keys wait for a second person, and where a home from before signs its list."""
