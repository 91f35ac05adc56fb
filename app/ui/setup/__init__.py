"""The set-up assistant: a home that knows nothing is ready after six pages."""
