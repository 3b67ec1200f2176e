"""Parts and wholes: "39, including 12 children", "15 of them at a market", and tolls that run on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.reading.figures.counted import plural
from counterclaim.reading.figures.lexicon import measures
from counterclaim.reading.figures.measures import measure_of
from counterclaim.reading.figures.site import Found, Site, is_people, opening

INCLUDING = re.compile(
    r"(?:\b(?:including|includ(?:e|es|ed)|among\s+(?:them|which|whom|those)|of\s+(?:them|whom|which)|mostly|comprising|"
    r"namely)\s*(?:were\s+|are\s+)?)$",
    re.I,
)
BESIDE = re.compile(r"\b(?:along\s+with|as\s+well\s+as|together\s+with|in\s+addition\s+to)\s+$", re.I)
SINCE = re.compile(
    r"\bsince\s+(?:it|the|its|a|an|early|late|mid|\d|19|20|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|erupting|beginning|\w+\s+\d{4}|then)",
    re.I,
)
RUNNING = re.compile(r"\b(?:so far|to date|in total|in the (?:past|last) \w+ years|over the years)\b", re.I)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday".split())
EARNING = frozenset("make earn cost spend pay raise donate invest save owe borrow pocket win".split())
TOLLS = frozenset({"killed", "injured", "missing", "detained", "displaced", "strikes", "sorties"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure before it has an id: its site, its measure, and the position of the figure it is part of."""

    site: Site
    found: Found | None
    value: float
    whole: int | None = None
    cumulative: bool = False
    of: str | None = None

    @property
    def measure(self) -> str:
        """The measure, `count` where no word says another."""
        return self.found.measure if self.found else "count"


def draft(site: Site, earlier: Sequence[Draft]) -> Draft | None:
    """The figure of a site, or None where a bare number counts nothing; `earlier` are those before it."""
    near: list[tuple[int, Draft]] = []
    for n in range(len(earlier) - 1, -1, -1):
        if earlier[n].site.left != site.left:
            break
        near.insert(0, (n, earlier[n]))
    found, whole = measure_of(site), _whole(site, near)
    if found is not None and found.measure == "money" and any(d.measure == "price" for _, d in near):
        found = replace(found, measure="price")
    if found is None and whole is None:
        whole = _beside_part(site, near)
    found = found or _included(near, whole) or _inherited(site, near)
    if found is None and not _stands_alone(site):
        return None
    return Draft(
        site,
        found,
        site.number.value,
        whole,
        _cumulative(site, found),
        _of(site, found, whole, earlier, near),
    )


def _beside_part(site: Site, near: Sequence[tuple[int, Draft]]) -> int | None:
    """The whole of the part just before: "including 25 civilians and 9 rebels"."""
    if not near or near[-1][1].whole is None or not is_people(site.counted.head) or site.counted.unit:
        return None
    before = near[-1][1]
    between = site.text[max(before.site.counted.end, before.site.number.end) : site.number.start]
    return before.whole if re.fullmatch(r"\s*(?:,|,?\s*and)\s*", between) else None


def _stands_alone(site: Site) -> bool:
    """Whether a number counts something though no word says a measure; a lone "one" does not."""
    number, counted = site.number, site.counted
    if counted.unit is not None and counted.unit.kind == "percent":
        return True
    if number.value == 1 and number.start == number.core:
        return False
    return _vague_people(site) or (counted.head is not None and _countable(site))


def _of(
    site: Site,
    found: Found | None,
    whole: int | None,
    earlier: Sequence[Draft],
    near: Sequence[tuple[int, Draft]],
) -> str | None:
    """What is counted; a part without a noun of its own counts what its whole does."""
    if site.counted.head is not None:
        return site.counted.words(site.text)
    if whole is not None and site.counted.unit is None:
        return earlier[whole].of
    if found is not None and found.how == "elided" and near:
        return near[-1][1].of
    return None


def _vague_people(site: Site) -> bool:
    """Whether a vague plural stands for people by itself: "dozens remain in hospital"."""
    token = site.doc[site.last]
    if token.dep_ == "dobj" and token.head.lemma_ in EARNING:
        return False  # "made millions": of money
    following = site.doc[site.end] if site.end < site.right else None
    subject = token.dep_ in {"nsubj", "nsubjpass"} and site.number.value >= 10
    if not (site.number.vague or subject) or site.counted.head is not None or site.counted.unit is not None:
        return False
    if following is not None and following.pos_ in {"VERB", "AUX"}:
        return True
    return token.dep_ in {"nsubj", "nsubjpass", "dobj"}


def _countable(site: Site) -> bool:
    """Whether the counted noun fits the number: a plural behind anything but one."""
    head = site.counted.head
    if head is None:
        return False
    if head.pos_ == "PROPN" and not plural(head):
        return False
    return site.number.value == 1 or plural(head) or site.number.vague or site.number.share


def _whole(site: Site, near: Sequence[tuple[int, Draft]]) -> int | None:
    """The figure of the same sentence that this one is a part of."""
    lead = site.text[site.doc[site.left].idx : site.number.start]
    restated = _restated(site, near)
    if restated is not None:
        return restated
    explicit = bool(INCLUDING.search(lead)) or site.counted.anaphor
    bare = site.counted.head is None and site.counted.unit is None and _prep_next(site)
    if not (explicit or bare):
        return None
    joined = site.doc[max(site.left, opening(site))].lower_ in {"and", "while", "but", "as"}
    if bare and not explicit and near and joined and near[-1][1].whole is None:
        return None
    for n, d in reversed(near):
        if bare and not explicit and _prep_next(d.site):
            continue
        if d.whole is not None or (d.site.counted.unit is not None and d.site.counted.unit.kind != "percent"):
            continue
        if d.value >= site.number.value and (explicit or (d.found is not None and d.measure in TOLLS)):
            return n
    return None


def _restated(site: Site, near: Sequence[tuple[int, Draft]]) -> int | None:
    """The figure that brackets give again in another unit: "14 kilometres (nine miles)"."""
    if not near or site.counted.unit is None:
        return None
    for n, d in reversed(near):
        unit = d.site.counted.unit
        if unit is None or unit.kind != site.counted.unit.kind:
            return None
        between = site.text[max(d.site.counted.end, d.site.number.end) : site.number.start]
        if re.match(r"\s?\([^)]{0,30}$", between):
            return n
    return None


def _prep_next(site: Site) -> bool:
    i = site.end
    return i < site.right and site.doc[i].lower_ in {
        "in",
        "at",
        "near",
        "from",
        "on",
        "outside",
        "inside",
        "around",
    }


def _included(near: Sequence[tuple[int, Draft]], whole: int | None) -> Found | None:
    """A part measures what its whole does; "the dead included 109" and "68 were among the dead" too."""
    if whole is not None:
        for n, d in near:
            if n == whole and d.found is not None:
                return replace(d.found, how="part")
    return None


def _inherited(site: Site, near: Sequence[tuple[int, Draft]]) -> Found | None:
    """What a bare number takes over from the figure before: "another six in ...", "as did three officers"."""
    doc, head = site.doc, site.counted.head
    i = opening(site)
    did = i > site.left and doc[i].lower_ == "did" and doc[i - 1].lower_ in {"as", "so"}
    elided = head is None and site.counted.unit is None and (_prep_next(site) or site.counted.others)
    tolls = [
        d
        for _, d in near
        if d.found is not None and d.measure in TOLLS and d.measure not in {"strikes", "sorties"}
    ]
    beside = BESIDE.search(site.text[doc[site.left].idx : site.number.start]) is not None and is_people(head)
    if (did or elided or beside) and tolls:
        return replace(tolls[-1].found, how="elided") if tolls[-1].found else None
    rising = (
        head is None
        and doc[i].lower_ == "to"
        and any(
            t.lemma_.lower() in {"rise", "climb", "jump", "increase", "grow", "soar"}
            for t in doc[max(site.left, i - 2) : i]
        )
    )
    if rising and re.search(r"\btoll\b", site.text[: site.number.start], re.I) and site.counted.unit is None:
        return Found("killed", doc[i - 1], "toll")
    changed = [
        d
        for _, d in near
        if d.whole is None
        and d.site.counted.unit is not None
        and d.site.counted.unit.kind in {"money", "percent"}
    ]
    if head is None and doc[i].lower_ == "to" and changed and changed[-1].found is not None:
        return replace(changed[-1].found, how="change")
    following = doc[site.end] if site.end < site.right else None
    if (
        (
            head is None
            and site.counted.unit is None
            and following is not None
            and following.tag_ in {"VBD", "VBP"}
        )
        and i >= site.left
        and (doc[i].pos_ == "CCONJ" or doc[i].text in {",", ";"})
    ):
        of_people = [d for _, d in near if d.site.counted.head is not None and is_people(d.site.counted.head)]
        if of_people and of_people[-1].site.number.digits == site.number.digits:
            return Found("count", following, "elided")
    return None


def _cumulative(site: Site, found: Found | None) -> bool:
    """Whether a toll runs since a start: a war's dead, or a count "since" some date."""
    if found is None or found.measure not in TOLLS:
        return False
    stop = site.doc[site.right - 1].idx + len(site.doc[site.right - 1])
    ahead = site.text[site.number.start : min(stop, site.counted.end + 90)]
    if SINCE.search(ahead) or RUNNING.search(ahead):
        return True
    if found.by is None:
        return False
    wars = measures().wars
    if found.by.dep_ == "relcl" and found.by.head.lemma_.lower() in wars:
        return True
    lead = site.doc[max(site.left, site.first - 8) : site.first]
    return any(c.dep_ == "nsubj" and c.lemma_.lower() in wars for c in found.by.children) or any(
        t.lemma_.lower() in {"war", "conflict"}
        and t.dep_ in {"nsubj", "pobj"}
        and t.head.lemma_ in {"kill", "leave", "have"}
        for t in lead
    )
