"""Frozen dataclasses: the bid as typed, checked values, and what the documents say."""
