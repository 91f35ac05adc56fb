"""What a person can do, one module per capability: rights checked, one transaction, audit row, result."""
