"""Freezes a set of documents under a number, and recognises its files wherever they turn up."""
