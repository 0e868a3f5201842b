"""Workbooks made anew from the schemas: what a sheet shows of each table and column."""
