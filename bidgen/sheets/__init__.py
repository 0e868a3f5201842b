"""Workbooks made from the schemas: blank ones, refreshed ones, and copies with the Problems marked."""
