"""A Word file: its parts, styles, numbers, tables and tick boxes, as they stand in it."""
