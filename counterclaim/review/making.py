"""Judgements made: their id, what is refused, and the log as lines of JSON."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from counterclaim.errors import CounterclaimError
from counterclaim.evidence.judgement import Action, Judgement

LONGEST = {"author": 80, "reason": 2000}
"""Characters of what an analyst writes."""


class NotAJudgement(CounterclaimError):
    """What was given cannot be kept as a judgement, and why."""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _named(given: Judgement) -> str:
    plain = msgspec.to_builtins(given, order="sorted")
    del plain["id"]
    return hashlib.sha256(msgspec.json.encode(plain, order="sorted")).hexdigest()[:24]


def judgement(action: Action, author: str, *, made: str | None = None, **given: Any) -> Judgement:
    """A judgement with its id; made now unless said otherwise. Raises NotAJudgement."""
    found = Judgement(id="", made=made or _now(), author=" ".join(author.split()), action=action, **given)
    found = msgspec.structs.replace(found, reason=found.reason.strip())
    checked(found)
    return msgspec.structs.replace(found, id=_named(found))


def undo(earlier: Judgement, author: str, reason: str = "", *, made: str | None = None) -> Judgement:
    """The judgement that takes an earlier one back. Raises NotAJudgement."""
    return judgement(
        "undo",
        author,
        made=made,
        target=earlier.target,
        reason=reason,
        undoes=earlier.id,
        after=(earlier.id,),
    )


def checked(given: Judgement) -> None:
    """Nothing, where a judgement is whole. Raises NotAJudgement, which says what is missing."""
    if not given.author:
        raise NotAJudgement("a judgement needs a name: say who judges")
    for name, most in LONGEST.items():
        if len(getattr(given, name)) > most:
            raise NotAJudgement(f"the {name} has more than {most} characters")
    try:
        when = datetime.fromisoformat(given.made)
    except ValueError as error:
        raise NotAJudgement(f"{given.made!r} is no time in ISO 8601") from error
    if when.utcoffset() is None:
        raise NotAJudgement(f"{given.made!r} does not say its offset from UTC")
    if given.action == "undo":
        if not given.undoes:
            raise NotAJudgement("an undo names the judgement that it takes back")
        return
    if given.target is None:
        raise NotAJudgement("a judgement names what it is about")
    if not given.target.spots:
        raise NotAJudgement(f"this {given.target.kind} stands on no words of a report and cannot be judged")
    if given.action in {"edit", "add"} and not given.changes:
        raise NotAJudgement("nothing was changed")
    if given.action == "add" and given.target.kind == "dispute":
        own = [s for s in given.target.spots if s not in given.parts]
        if not own or not given.parts:
            raise NotAJudgement("a dispute that is added names the words of both sides")
    if given.action == "merge" and not given.others:
        raise NotAJudgement("a merge names what is merged")
    if given.action == "split" and not given.parts:
        raise NotAJudgement("a split names the passages that go")


def lines(judgements: Iterable[Judgement]) -> Iterator[bytes]:
    """The log as JSON, one judgement to the line, oldest first; equal logs give equal bytes."""
    for j in sorted(judgements, key=lambda j: (j.made, j.id)):
        yield msgspec.json.encode(j, order="sorted") + b"\n"


def read_lines(raw: bytes) -> list[Judgement]:
    """The judgements of an exported log. Raises NotAJudgement, which names the line."""
    found = []
    decoder = msgspec.json.Decoder(Judgement)
    for n, line in enumerate(raw.splitlines(), 1):
        if not line.strip():
            continue
        try:
            given = decoder.decode(line)
            checked(given)
        except (msgspec.DecodeError, NotAJudgement) as error:
            raise NotAJudgement(f"line {n}: {error}") from error
        if given.id != _named(given):
            raise NotAJudgement(
                f"line {n}: the judgement {given.id} is not what its id says; the file was changed by hand"
            )
        found.append(given)
    return found
