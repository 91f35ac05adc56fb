"""Reading aloud: a voice of the system where there is one for the language, else the program's own voice."""
