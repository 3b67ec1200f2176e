"""What a request asks for: its parameters, checked against those that the description names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.datastructures import QueryParams

from counterclaim.evidence.edtf import days

MOST, USUAL = 200, 50
"""Items on a page at most, and where nothing is said."""
LAST = 1_000_000
LONGEST = 300
"""Characters of a parameter."""
DATE = r"^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
"""A day, month or year; a day that its month does not have (31 February) counts as the month."""


class BadRequest(Exception):
    """A parameter is not what the description says, and why."""


class Asked:
    """The parameters of one request. Raises BadRequest where one is unknown or malformed."""

    def __init__(self, query: QueryParams, known: Iterable[str], dated: bool = False) -> None:
        self._query = query
        names = {*known, "page", "size", *(("from", "to") if dated else ())}
        for name in query:
            if name not in names:
                raise BadRequest(f"{name!r:.60}: no such parameter; there are {', '.join(sorted(names))}")
            if len(query.getlist(name)) > 1:
                raise BadRequest(f"{name}: given more than once")
            if len(query[name]) > LONGEST:
                raise BadRequest(f"{name}: more than {LONGEST} characters")
        self.page = self._number("page", 1, LAST)
        self.size = self._number("size", USUAL, MOST)
        for name in ("from", "to") if dated else ():
            if name in query and re.fullmatch(DATE, query[name]) is None:
                raise BadRequest(f"{name}: {query[name]!r:.40} is no day, month or year such as 2016-02-11")

    def _number(self, name: str, otherwise: int, most: int) -> int:
        text = self._query.get(name)
        if text is None:
            return otherwise
        if not re.fullmatch(r"[0-9]{1,9}", text) or not 1 <= int(text) <= most:
            raise BadRequest(f"{name}: {text!r:.40} is not a number from 1 to {most}")
        return int(text)

    def __call__(self, name: str) -> str:
        """A filter's value; empty if it is not given."""
        value = self._query.get(name, "")
        return value[:7] if name in {"from", "to"} and value and days(value) is None else value
