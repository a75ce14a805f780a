"""Performance figures that can be made again: engines side by side, in turns, in one run."""
