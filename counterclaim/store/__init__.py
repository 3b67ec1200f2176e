"""The record is kept: one SQLite file with a written schema, evidence on every row and full-text search."""

from counterclaim.store.keeping import SCHEMA_VERSION, Store
from counterclaim.store.search import Hit

__all__ = ["SCHEMA_VERSION", "Hit", "Store"]
