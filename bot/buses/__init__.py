"""How those who wait hear that there is something to look at."""
