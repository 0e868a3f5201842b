"""Draws charts as SVG, with a picture of each for Word."""
