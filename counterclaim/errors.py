"""What can go wrong, as a tree:

    CounterclaimError            something the user can act on; the message says what, where, what to do
    ├── RecordError              the record file
    │   ├── NoRecord             there is none at that path
    │   ├── NotARecord           the file is something else
    │   ├── WrongSchema          written by another version
    │   └── NoSuchLine           the record has no line of that id
    ├── NothingToRead            no report could be taken in at all
    └── MissingPart              a model, gazetteer or optional package is not installed

Bad input is not an error: it becomes a `Problem` beside the good input (evidence/problem.py).
"""

from __future__ import annotations


class CounterclaimError(Exception):
    """Something the user can act on."""


class RecordError(CounterclaimError):
    """The record file cannot be used."""


class NoRecord(RecordError):
    """There is no record at the path."""


class NotARecord(RecordError):
    """The file exists and is no Counterclaim record."""


class WrongSchema(RecordError):
    """The record was written under another schema version."""


class NoSuchLine(RecordError):
    """The record has no line of that id."""


class NothingToRead(CounterclaimError):
    """No report could be taken in."""


class MissingPart(CounterclaimError):
    """A model, gazetteer or optional package is not installed."""
