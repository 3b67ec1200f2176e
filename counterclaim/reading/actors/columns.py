"""A parsed document as plain columns: what the actor reader looks at a thousand times, fetched once."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

MARKS = frozenset(("'s", "’s", "'", "’"))


@dataclass(frozen=True, slots=True)
class Columns:
    """Parallel lists, one item a token: words, tags, tree (absolute head index), offsets, sentence."""

    texts: list[str]
    lowers: list[str]
    tags: list[str]
    poses: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    ents: list[str]
    sents: list[int]
    bounds: list[tuple[int, int]]
    children: list[list[int]]

    def token_at(self, char: int) -> int | None:
        """The token that holds a character offset, None in white space."""
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= char:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.starts) and self.starts[low] <= char else None

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens [first, last) that overlap characters [start, end)."""
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= start:
                low = middle + 1
            else:
                high = middle
        last = low
        while last < len(self.starts) and self.starts[last] < end:
            last += 1
        return low, last

    def capital(self, i: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.texts[i][:1].isupper()


def columns(doc: Doc) -> Columns:
    """The columns of a parsed document."""
    tokens = list(doc)
    bounds = [(s.start, s.end) for s in doc.sents]
    sents = [n for n, (first, last) in enumerate(bounds) for _ in range(first, last)]
    heads = [t.head.i for t in tokens]
    children: list[list[int]] = [[] for _ in tokens]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    return Columns(
        texts=[t.text for t in tokens],
        lowers=[t.text.lower() for t in tokens],
        tags=[t.tag_ for t in tokens],
        poses=[t.pos_ for t in tokens],
        deps=[t.dep_ for t in tokens],
        heads=heads,
        starts=[t.idx for t in tokens],
        ends=[t.idx + len(t) for t in tokens],
        ents=[t.ent_type_ for t in tokens],
        sents=sents,
        bounds=bounds,
        children=children,
    )
