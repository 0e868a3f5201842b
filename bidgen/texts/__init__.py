"""YAML files as text: blank ones, refreshed ones, and copies with the Problems marked in them."""
