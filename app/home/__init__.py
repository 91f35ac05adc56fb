"""The open home: who works here, how they sign in, what the home chose."""
