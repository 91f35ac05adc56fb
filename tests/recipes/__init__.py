"""What docs/architecture.md says about adding something, done by that alone in a copy of the program."""
