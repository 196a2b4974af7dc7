"""What the staff wrote: read strictly, checked as a whole, never changed afterwards. Pure."""
