"""What could not be read, and why: bad input is a visible result, not an accident."""

from __future__ import annotations

from msgspec import Struct


class Problem(Struct, frozen=True, order=True):
    """One thing set aside. `code` is for scripts, `message` says what was wrong and what to do.

    `count` is how many inputs it stands for: where a file has very many of one kind, the last stands for
    those that are not told one by one. `where` names the spot inside the file (a line, a member of an
    archive) if there is one.
    """

    path: str
    code: str
    message: str
    where: str | None = None
    count: int = 1
