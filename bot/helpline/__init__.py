"""How a person reaches a human: cases, hours, promises. Pure: no clock, no network, no chance."""
