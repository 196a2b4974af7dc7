"""A chatbot that speaks what the staff wrote, and brings a human when one is needed."""

__version__ = "0.1.0"
