"""Typesets the page: as an accessible PDF for archives, and as a web page that stands alone."""
