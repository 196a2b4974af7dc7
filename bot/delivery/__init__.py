"""What was decided for people on channels that push is sent, and erased."""
