"""Where the people of the helpline sit; they never import each other, nor a channel."""
