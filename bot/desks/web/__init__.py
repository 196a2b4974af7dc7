"""The web desk: the place of work of those who answer."""
