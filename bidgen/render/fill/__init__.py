"""Fills a Word template with what a document says, and makes the file whole."""
