"""What an analyst holds of a line of the record: said once, never overwritten, undone only by saying so."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Action = Literal["confirm", "reject", "edit", "merge", "split", "add", "undo"]
State = Literal["confirmed", "edited", "merged", "split", "added", "rejected"]


class Spot(Struct, frozen=True, order=True):
    """Exact words named by what does not change: the digest of the report's source text, and where.

    `report` is the id the report had; it only decides between reports whose texts are equal.
    """

    source: str
    start: int
    end: int
    text: str
    report: str = ""


class Target(Struct, frozen=True, kw_only=True):
    """A thing of the record named by its evidence, so that it is found again under whatever id.

    `traits` tell things apart that stand on the same words; `id` and `label` are how the thing was called
    when it was judged, for readers and as the last tie-break.
    """

    kind: str
    spots: tuple[Spot, ...]
    traits: tuple[str, ...] = ()
    id: str = ""
    label: str = ""


class Change(Struct, frozen=True, kw_only=True):
    """One field as the analyst has it: a plain value, or the things it points at."""

    field: str
    value: str | float | bool | tuple[str, ...] | None = None
    refs: tuple[Target, ...] = ()


class Judgement(Struct, frozen=True, kw_only=True):
    """One judgement. `id` is the digest of all the rest, so that equal judgements are one wherever they meet.

    `made` is UTC in ISO 8601. `others` are what is merged into the target, `parts` the words that are split
    from it (of a dispute that is added, the words of its other side), `undoes` the judgement taken back.
    `after` are the judgements in force on the target that the author saw.
    """

    id: str
    made: str
    author: str
    action: Action
    target: Target | None = None
    reason: str = ""
    changes: tuple[Change, ...] = ()
    others: tuple[Target, ...] = ()
    parts: tuple[Spot, ...] = ()
    undoes: str | None = None
    after: tuple[str, ...] = ()


class Review(Struct, frozen=True, kw_only=True, order=True):
    """That a line of the record was reviewed: how it stands, by whom and when it was last judged.

    `judgements` are the ids of those in force, oldest first; `clash` says that two of them disagree and the
    later one was made without having seen the earlier.
    """

    kind: str
    id: str
    state: State
    author: str
    made: str
    judgements: tuple[str, ...] = ()
    clash: bool = False
