"""Back-ups and their way back, moving to a server and back, looking whether all is whole."""
