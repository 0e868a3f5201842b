"""JSON Schema (2020-12) made from the schemas, for editors and independent validators."""
