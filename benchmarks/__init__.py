"""What is measured: speed as ratios within one run, and what a killed process loses."""
