"""Counterclaim reads reports about wars and talks and keeps the record: who said what, who disputes it."""

__version__ = "0.1.0"
