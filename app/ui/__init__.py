"""Windows and screens. They show what services return and hold no rule and no query."""
