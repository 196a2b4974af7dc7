"""The people of the helpline: who they are, how they come in, and what they did."""
