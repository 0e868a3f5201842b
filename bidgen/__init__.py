"""Builds the documents of a bid to the Local Digital Fund, as Word and as accessible PDF."""
