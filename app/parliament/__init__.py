"""The Children and Youth Parliament, its ballots and decisions."""
