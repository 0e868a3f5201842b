"""The Word templates, one for each document, and the style sheets of PDF and web page: data only."""
