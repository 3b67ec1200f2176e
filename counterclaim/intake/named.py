"""What the usual keys of a record or columns of a table say: the report's text and what is given with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counterclaim.intake.draft import Given

TEXTS = ("text", "body", "content", "articlebody", "full_text", "fulltext", "body_text", "article")


def text_of(record: Mapping[str, Any]) -> str:
    """The report's text; empty where no key of the usual names has one. Names are held without case."""
    found = _folded(record)
    text = next((found[key] for key in TEXTS if isinstance(found.get(key), str) and found[key].strip()), "")
    return text.encode("utf-8", "replace").decode("utf-8")


def given_of(record: Mapping[str, Any]) -> Given:
    """Id, title, address, outlet, date and byline, each from the first of its usual names."""
    found = _folded(record)

    def word(*keys: str) -> str | None:
        for key in keys:
            value = found.get(key)
            if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
                return str(value).strip().encode("utf-8", "replace").decode("utf-8")
        return None

    return Given(
        id=word("id"),
        title=word("title", "headline"),
        url=word("url", "link"),
        outlet=word("outlet", "source", "publisher"),
        published=word("published", "date", "publication_date", "pubdate"),
        byline=word("byline", "author"),
    )


def _folded(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record under its keys in lower case; of several the first."""
    found: dict[str, Any] = {}
    for key, value in record.items():
        found.setdefault(str(key).strip().lower(), value)
    return found
