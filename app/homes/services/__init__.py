"""What a person can do: right, one transaction, audit row, result."""
