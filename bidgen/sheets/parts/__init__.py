"""Existing workbooks edited part by part, so that nothing in them is lost."""
