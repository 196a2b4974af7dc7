"""Where conversations are kept between two events."""
