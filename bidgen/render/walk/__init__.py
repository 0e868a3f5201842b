"""Turns a finished Word file into semantic HTML, in one walk over its XML."""
