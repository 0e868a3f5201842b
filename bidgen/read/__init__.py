"""Files to raw values, each with its Place."""
