"""What could not be read, and why: bad input is a visible result, not an accident."""

from __future__ import annotations

from msgspec import Struct


class Problem(Struct, frozen=True, order=True):
    """One thing set aside. `code` is for scripts, `message` says what was wrong and what to do.

    `where` names the spot inside the file (a line, a member of an archive) if there is one.
    """

    path: str
    code: str
    message: str
    where: str | None = None
