"""What the desk costs, measured: `make bench`."""
