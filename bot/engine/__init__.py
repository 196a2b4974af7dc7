"""The pure core: what happened goes in, what is to be done comes out.

Nothing here waits, reads a clock, rolls a die, opens a file or writes a log line.
"""
