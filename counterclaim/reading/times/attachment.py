"""Which of a text's times dates a trigger: by the parse first, then by nearness, then by the story's run.

A date is taken from the time's own verb or noun, from the clause, from the sentence that frames it,
or from the sentence before where the narrative plainly goes on. Stretches (`since 2011`, `over the
past week`) come out as intervals. Where nobody stated a date nothing comes out, or, in a dated
report, its month at most (basis `report`, marked approximate).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from counterclaim.evidence import Time
from counterclaim.reading.places.words import place_words
from counterclaim.reading.prose import Prose
from counterclaim.reading.times.clauses import (
    climb,
    depth,
    distance,
    follows,
    is_perfect,
    is_under_way,
    told_at,
)
from counterclaim.reading.times.mentions import Mention
from counterclaim.reading.times.publication import Days
from counterclaim.reading.times.tense import Toward, governor, verb_direction
from counterclaim.reading.times.when import When, WhenBasis

_JOIN = re.compile(r"\s*(?:to|and|until|till|through|[-–—])\s*", re.IGNORECASE)
_CARRY = 3
_LOOSE = 9
_LABEL = frozenset(":–—-|")
_APART = frozenset("until till since before after by".split())


@dataclass(frozen=True, slots=True)
class Stamp:
    """A dated stretch of text: document offsets, EDTF, the token it hangs on, its preposition."""

    start: int
    end: int
    edtf: str
    root: Token
    preposition: str
    point: bool

    @property
    def first(self) -> str:
        """The first day, month or year it names."""
        return self.edtf.split("/")[0].rstrip("~?%")

    @property
    def last(self) -> str:
        """The last day, month or year it names."""
        return self.edtf.split("/")[-1].rstrip("~?%")


def stamps(prose: Prose, found: Sequence[Mention], times: Sequence[Time], days: Days | None) -> list[Stamp]:
    """The dated stretches of a text in order; `from A to B` is one, `since A` runs to the report's day."""
    out: list[Stamp] = []
    usable = [(m, t) for m, t in zip(found, times, strict=True) if t.edtf and t.type != "SET"]
    at = 0
    while at < len(usable):
        m, t = usable[at]
        end, edtf = m.end, t.edtf or ""
        root = prose.tokens(m.start, m.end).root
        before = _preposition(prose, m.start, root)
        point = not m.code.startswith("span:")
        if at + 1 < len(usable) and before in ("from", "between"):
            n, u = usable[at + 1]
            if _JOIN.fullmatch(prose.text[m.end : n.start]):
                end, edtf, point = n.end, _interval(edtf, u.edtf or ""), False
                at += 1
        elif before == "since":
            edtf, point = _interval(edtf, days.last.isoformat() if days and days.few else ".."), False
        out.append(Stamp(m.start, end, edtf, root, before, point))
        at += 1
    return out


def _interval(first: str, last: str) -> str:
    return f"{first.split('/')[0]}/{last.split('/')[-1]}"


def _preposition(prose: Prose, start: int, root: Token) -> str:
    """The preposition a time stands under, in lower case; empty where it stands bare."""
    words = prose.text[max(0, start - 24) : start].lower().split()
    if words and words[-1] == "the":
        words.pop()
    word = words[-1].strip("\"'“”(") if words else ""
    if word in (
        "since",
        "until",
        "till",
        "from",
        "between",
        "by",
        "before",
        "after",
        "during",
        "over",
        "on",
        "in",
    ):
        return word
    return root.head.lower_ if root.dep_ == "pobj" else ""


_SCENE = frozenset("scene site spot aftermath anniversary wake victim survivor witness".split())


def _looked_at(noun: Token) -> bool:
    """Whether a deed is only what something is of: what is seen "at the scene of the blast on Sunday" is."""
    of = noun.head
    return noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in _SCENE


class Attachment:
    """Dates triggers of one text; built once from its times."""

    def __init__(
        self, prose: Prose, found: Sequence[Mention], times: Sequence[Time], days: Days | None
    ) -> None:
        self._prose = prose
        self._days = days
        self._stamps = stamps(prose, found, times, days)
        self._sentences = prose.sentences()
        self._number = {s.start: n for n, s in enumerate(self._sentences)}

    def when(self, start: int, end: int, future: bool | None) -> When | None:
        """The date of a trigger at document offsets [start, end)."""
        trigger = self._prose.tokens(start, end)
        toward: Toward = "ahead" if future else "past"
        if future is None:
            toward = verb_direction(governor(trigger.root))
        found = self._of_sentence(trigger, toward)
        told = self._telling(found, trigger)
        if found is not None and not told:
            return found
        kin = self._of_kin(trigger, toward)
        if kin is not None and found is not None and kin.edtf[:10] > found.edtf.split("/")[-1]:
            kin = None  # what was told on a day was done by then
        return (
            kin
            or (self._beside_telling(trigger, toward) if told else None)
            or found
            or self._of_headline(trigger, toward)
            or self._of_story(trigger, toward)
            or self._of_report(trigger, toward)
        )

    def _made(self, stamp: Stamp, basis: WhenBasis) -> When:
        return When(stamp.edtf, basis, self._prose.passage(stamp.start, stamp.end))

    def _within(self, sentence: Tokens) -> Iterator[Stamp]:
        for stamp in self._stamps:
            if sentence.start_char <= stamp.start < sentence.end_char:
                yield stamp

    def _of_sentence(self, trigger: Tokens, toward: Toward) -> When | None:
        best: tuple[int, int, Stamp] | None = None
        for stamp in self._within(trigger.root.sent):
            if stamp.preposition in ("until", "till"):
                continue
            inside = stamp.start < trigger.end_char and trigger.start_char < stamp.end
            cost = 0 if inside else distance(stamp.root, trigger)
            if cost == 0 and not inside and _looked_at(trigger.root):
                continue
            if (cost is None or cost > 1) and stamp.point and follows(stamp.root, trigger):
                cost = 1
            if cost is None or (not stamp.point and cost > 1) or self._clashes(stamp, toward, cost):
                continue
            near = abs(stamp.root.i - trigger.root.i)
            if best is None or (cost, near) < best[:2]:
                best = cost, near, stamp
        if best is None:
            return self._of_label(trigger) or self._only(trigger, toward)
        basis: WhenBasis = "own" if best[0] == 0 else "clause" if best[0] == 1 else "sentence"
        return self._made(best[2], basis)

    def _telling(self, found: When | None, trigger: Tokens) -> bool:
        """Whether a date is that of the telling and not of the deed."""
        if found is None or found.basis != "sentence":
            return False
        at = self._prose.char(found.passage.start)
        stamp = next((s for s in self._stamps if s.start == at), None)
        return stamp is not None and told_at(stamp.root, trigger.root)

    def _beside_telling(self, trigger: Tokens, toward: Toward) -> When | None:
        """The only other day of a sentence whose nearest one is that of the telling."""
        others = [
            s
            for s in self._within(trigger.root.sent)
            if s.point and len(s.first) >= 10 and not told_at(s.root, trigger.root)
        ]
        if len(others) != 1 or others[0].preposition in _APART or self._clashes(others[0], toward, 2):
            return None
        return self._made(others[0], "sentence")

    def _of_kin(self, trigger: Tokens, toward: Toward) -> When | None:
        """The day that a sentence beside gives to the same attack, where this one gives none of its own."""
        group = place_words().violence
        if toward not in ("past", "") or trigger.root.lemma_.lower() not in group:
            return None
        number = self._number.get(trigger.root.sent.start)
        if number is None:
            return None
        for near in (number + 1, number - 1):
            if not 0 <= near < len(self._sentences):
                continue
            for token in self._sentences[near]:
                if token.lemma_.lower() not in group:
                    continue
                for stamp in self._within(token.sent):
                    own = stamp.point and len(stamp.first) >= 10 and stamp.preposition not in _APART
                    word = self._prose.doc[token.i : token.i + 1]
                    if own and distance(stamp.root, word) == 0 and not self._clashes(stamp, toward, 1):
                        return self._made(stamp, "paragraph")
        return None

    def _of_label(self, trigger: Tokens) -> When | None:
        """The date that opens a paragraph as its label, as in a chronicle: `25 January: ...`."""
        home = self._prose.paragraph_at(trigger.start_char)
        for stamp in self._stamps:
            if (
                stamp.start == home.start
                and self._prose.text[stamp.end : stamp.end + 2].strip()[:1] in _LABEL
            ):
                return self._made(stamp, "clause")
        return None

    def _only(self, trigger: Tokens, toward: Toward) -> When | None:
        """The only time of the sentence, where it is a day and not of something said of or by the trigger."""
        inside = [s for s in self._within(trigger.root.sent) if s.point]
        if len(inside) != 1 or inside[0].preposition in _APART or len(inside[0].first) < 10:
            return None
        stamp = inside[0]
        chain = climb(stamp.root)
        if any(t.dep_ in ("ccomp", "relcl") for t in chain[:-1]) or self._clashes(stamp, toward, _LOOSE):
            return None
        return None if is_perfect(governor(trigger.root), past=True) else self._made(stamp, "sentence")

    def _clashes(self, stamp: Stamp, toward: Toward, cost: int) -> bool:
        """Whether a time lies on the wrong side of the report's day for the trigger's tense."""
        if self._days is None or cost == 0 or ".." in stamp.edtf:
            return cost > 1 and toward == "ahead" and cost != _LOOSE
        first, last = self._days.first.isoformat(), self._days.last.isoformat()
        if toward == "ahead":
            return stamp.last < first[: len(stamp.last)]
        return toward == "past" and stamp.first > last[: len(stamp.first)]

    def _of_headline(self, trigger: Tokens, toward: Toward) -> When | None:
        """A headline's event has the date that the report's first sentence gives."""
        if not self._prose.in_headline(trigger.start_char):
            return None
        for sentence in self._sentences:
            if not self._prose.in_headline(sentence.start_char):
                return self._main(sentence, toward, "paragraph")
        return None

    def _main(self, sentence: Tokens, toward: Toward, basis: WhenBasis) -> When | None:
        """The date of a sentence's main clause."""
        ranked = [
            (depth(s.root), s.start, s)
            for s in self._within(sentence)
            if s.point and s.preposition not in _APART
        ]
        for level, _, stamp in sorted(ranked, key=lambda r: r[:2]):
            if level <= 1 and not self._clashes(stamp, toward, 2):
                return self._made(stamp, basis)
        return None

    def _of_story(self, trigger: Tokens, toward: Toward) -> When | None:
        """The date of the sentence before, where a plain past goes on in the same paragraph or the next."""
        verb = governor(trigger.root)
        if (
            toward not in ("past", "")
            or is_perfect(verb)
            or any(s.point for s in self._within(trigger.root.sent))
        ):
            return None
        number = self._number.get(trigger.root.sent.start)
        if number is None:
            return None
        homes = [self._prose.paragraph_at(trigger.start_char)]
        for back in range(number - 1, max(-1, number - 1 - _CARRY), -1):
            sentence = self._sentences[back]
            paragraph = self._prose.paragraph_at(sentence.start_char)
            if paragraph not in homes:
                homes.append(paragraph)
            if paragraph.headline or len(homes) > 2:
                return None
            found = self._main(sentence, "past", "paragraph")
            if found is not None:
                return found if len(found.edtf.split("/")[0]) >= 7 else None
            if any(s.point for s in self._within(sentence)):
                return None
        return None

    def _of_report(self, trigger: Tokens, toward: Toward) -> When | None:
        """The month of a dated report for news it tells in a main clause as just done or going on."""
        verb = governor(trigger.root)
        month = self._days.month if self._days else None
        under_way = toward == "ahead" and is_under_way(verb)
        ahead = toward == "ahead" and not under_way
        if month is None or ahead or is_perfect(verb, past=True) or depth(trigger.root) > 1:
            return None
        last = self._days.last.isoformat() if self._days else ""
        within = [s for s in self._within(trigger.root.sent) if s.point and s.first <= last[: len(s.first)]]
        if not is_perfect(verb) and within:  # a day ahead says nothing of what was done
            return None
        return When(
            f"{month}~",
            "report",
            self._prose.passage(trigger.start_char, trigger.end_char),
        )
