"""Finds what is wrong with a Word template, or hard to read in a Word file, before anybody reads it."""
