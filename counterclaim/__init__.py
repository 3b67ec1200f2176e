"""Counterclaim reads reports about wars and talks and keeps the record: who said what, what happened, who disputes it."""

__version__ = "0.1.0"
