"""The room of people: who works here with an account."""
