"""A teller first called by what it is and named in one of the next sentences: "a monitor", "the Observatory".

A report opens with "a monitoring group said" and names the group where it goes into detail; the one described
and the one named are the same teller if the name says the same thing of it as the description.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.reading.actors.columns import Columns
from counterclaim.reading.actors.grammar import SPEECH
from counterclaim.reading.actors.mentions import Mention
from counterclaim.reading.actors.roster import Entry

REACH = 3
SORTS = (
    (
        frozenset(("monitor", "monitoring", "watchdog", "observatory")),
        frozenset("observatory monitor monitoring watch monitors".split()),
    ),
    (frozenset(("rights",)), frozenset("rights amnesty watch observatory".split())),
    (frozenset(("charity", "aid")), frozenset("relief charity aid médecins doctors oxfam care".split())),
)
NAMED = frozenset(("organisation", "media", "intergovernmental"))


def heralded(cols: Columns, mentions: Sequence[Mention]) -> Iterator[tuple[Entry, Entry]]:
    """Each nameless group that speaks, with the one of its sort that the next sentences name as speaking."""
    seen: set[int] = set()
    for n, mention in enumerate(mentions):
        entry = mention.entries[0] if len(mention.entries) == 1 else None
        if entry is None or entry.kind != "unnamed" or id(entry) in seen or not _tells(cols, mention):
            continue
        seen.add(id(entry))
        if cols.lowers[mention.first] not in ("a", "an", cols.lowers[mention.head]):
            continue
        called = {cols.lowers[i] for i in range(mention.first, mention.head + 1)}
        sort = next((names for words, names in SORTS if called & words), None)
        if sort is None:
            continue
        named = {
            later.entries[0]: None
            for later in mentions[n + 1 :]
            if 0 < cols.sents[later.head] - cols.sents[mention.head] <= REACH
            and later.form == "name"
            and len(later.entries) == 1
            and later.entries[0].kind in NAMED
            and _tells(cols, later)
        }
        if len(named) == 1:
            one = next(iter(named))
            if sort.intersection(w for a in (one.name, *one.aliases) for w in a.lower().split()):
                yield entry, one


def _tells(cols: Columns, mention: Mention) -> bool:
    """Whether a mention is who says something: the subject of a verb of saying, or "according to" it."""
    top = mention.head
    if cols.lowers[cols.heads[top]] in SPEECH and cols.deps[top] == "nsubj":
        return True
    return cols.deps[top] == "pobj" and cols.lowers[max(0, cols.heads[top] - 1)] == "according"
