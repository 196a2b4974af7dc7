"""The Telegram group of the staff: a bell. It tells that somebody waits, and nothing of what
anybody said; the place of work is the web desk. What is written in the group is never read."""
