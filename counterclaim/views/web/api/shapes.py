"""What the API sends beside the record's nouns."""

from __future__ import annotations

from msgspec import Struct

from counterclaim.views.web.citing import Citation


class About(Struct, frozen=True, kw_only=True):
    """The record itself: what it is called, what made it, how many of each list it holds.

    `built` is the digest of the record as built, `judgements` how many were laid over it: two answers with
    both equal come from the same record.
    """

    title: str
    made_by: str
    built: str
    judgements: int
    counts: dict[str, int]


class Found(Struct, frozen=True, kw_only=True):
    """One line or report that holds all words searched for, and the words it stands on.

    `snippet` has the words found between « and ».
    """

    kind: str
    id: str
    title: str
    snippet: str
    passages: tuple[Citation, ...]


class FoundPage(Struct, frozen=True, kw_only=True):
    """One page of what was found, best first; `next` is the address of the following one."""

    items: tuple[Found, ...]
    page: int
    size: int
    next: str | None = None


class Trouble(Struct, frozen=True, kw_only=True):
    """Why a request could not be answered (RFC 9457)."""

    title: str
    status: int
    detail: str = ""
