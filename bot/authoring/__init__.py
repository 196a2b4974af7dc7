"""What editors use before they publish."""
