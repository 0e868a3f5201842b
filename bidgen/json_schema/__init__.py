"""JSON Schema (2020-12) made from the schemas, for editors and independent validators."""

from __future__ import annotations

from bidgen.json_schema.inputs import json_schema
from bidgen.json_schema.report import check_report_schema

__all__ = ["check_report_schema", "json_schema"]
