"""Clauses of the dependency parse: how far a time's clause is from a trigger's."""

from __future__ import annotations

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from counterclaim.reading.times.tense import SPEECH

_VERBS = ("VERB", "AUX")
_CLIMB = 40
_FRAMES = frozenset("ccomp xcomp advcl conj parataxis dep pcomp acl".split())
_ON_THE_WAY = frozenset("head fly travel journey sail rush race hurry drive march".split())
_BEGINS = frozenset("begin start launch happen occur take hold erupt break open follow come last end".split())


def climb(token: Token) -> list[Token]:
    """A token and its ancestors up to the root."""
    out = [token]
    while token.head != token and len(out) < _CLIMB:
        token = token.head
        out.append(token)
    return out


def is_verb(token: Token) -> bool:
    """Whether a token heads a clause."""
    return token.pos_ in _VERBS and token.dep_ not in ("aux", "auxpass", "amod")


def is_perfect(verb: Token, past: bool = False) -> bool:
    """Whether a verb stands in a perfect tense (`past`: in the pluperfect only)."""
    words = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return bool(words & ({"had"} if past else {"had", "has", "have", "'ve", "’ve"})) and verb.tag_ == "VBN"


def is_under_way(verb: Token) -> bool:
    """Whether somebody is on the way as the text is written: "is heading to", "are travelling to"."""
    now = ("is", "are", "'s", "’s", "'re", "’re")
    going = any(c.dep_ == "aux" and c.lower_ in now for c in verb.children)
    return going and verb.tag_ == "VBG" and verb.lemma_ in _ON_THE_WAY


def depth(token: Token) -> int:
    """How deep below its sentence's main clause a token stands; what is said in it counts as level 1."""
    level = 0
    for t in climb(token):
        if t != token and t.dep_ == "relcl":
            level += 2
        elif is_verb(t) and t.dep_ in ("advcl", "acl"):
            level += 1
    return level


def distance(time: Token, trigger: Tokens) -> int | None:
    """0 where the time hangs on the trigger, 1 in its clause, 2 or 3 in one that frames it, None apart."""
    root = trigger.root
    inside = {t.i for t in trigger}
    up = climb(time)
    path = {t.i: n for n, t in enumerate(up)}
    own = _down(up, inside)
    if own is not None or root.i in path:
        return own
    crossed: list[Token] = []
    child = root
    for t in climb(root):
        if t.i in path:
            return _joined(t, child, root, crossed, up[1 : path[t.i]])
        if is_verb(t) and t != root:
            crossed.append(t)
        child = t
    return None


def _down(up: list[Token], inside: set[int]) -> int | None:
    """The cost where the trigger is above the time: free without a verb between, dear through a clause."""
    for n, t in enumerate(up):
        if t.i not in inside or n == 0:
            continue
        between = [v for v in up[1:n] if is_verb(v)]
        if not between:
            return _through_noun(up[:n], t)
        top = between[-1]
        if top.dep_ == "acl" and top.tag_ == "VBN" and t.pos_ in ("NOUN", "PROPN") and len(between) == 1:
            return 0
        if top.dep_ == "relcl" and t.pos_ in ("NOUN", "PROPN"):
            return 1 if len(between) == 1 and top.lemma_ in _BEGINS else None
        if top.dep_ in ("advcl", "conj", "acl", "xcomp") and len(between) == 1:
            return 1 if top.dep_ == "xcomp" or _is_aim(top) else 2
        return None
    return None


def _through_noun(below: list[Token], top: Token) -> int | None:
    """0 where a time modifies the trigger; 1 through another noun, None in `a 1994 agreement`."""
    if len(below) == 1 or not is_verb(top):
        return 0
    noun = below[0].head
    if noun.pos_ not in ("NOUN", "PROPN") or noun == top:
        return 0
    if (
        below[0].dep_ in ("compound", "nummod", "nmod", "amod")
        and below[0].pos_ == "NUM"
        and len(below[0].text) == 4
    ):
        return None
    return 1


def _is_aim(verb: Token) -> bool:
    """Whether a clause says what for; its time is the whole's: "launched an assault to take X in May"."""
    return verb.dep_ == "advcl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _dates_another(below: list[Token], root: Token) -> bool:
    """Whether a time dates a noun beside the trigger: "Tuesday's deaths followed raids on Monday"."""
    return bool(below) and below[0].pos_ == "NOUN" and below[0] not in (root, *root.ancestors)


def follows(time: Token, trigger: Tokens) -> bool:
    """Whether a time stands right behind a noun's phrase: "strikes on the town of X on Monday"."""
    root = trigger.root
    if root.pos_ != "NOUN":
        return False
    edge = max(
        [trigger.end - 1, *(c.right_edge.i for c in root.children if c.dep_ == "prep" and c.i > root.i)]
    )
    between = time.doc[edge + 1 : time.i]
    return edge < time.i <= edge + 4 and all(
        t.pos_ in ("ADP", "ADJ", "DET", "ADV") or t.ent_type_ == "DATE" for t in between
    )


def told_at(time: Token, root: Token) -> bool:
    """Whether a time hangs on the verb of telling over a trigger: "a monitor said on Sunday that ..."."""
    verb = next((t for t in climb(time)[1:] if is_verb(t)), None)
    if verb is None or verb.lemma_ not in SPEECH:
        return False
    up = climb(root)
    if verb in up[1:]:
        below = up[up.index(verb) - 1]
        return below.dep_ == "ccomp"
    return verb.dep_ in ("parataxis", "ccomp") and verb.head in up


def _joined(meet: Token, child: Token, root: Token, crossed: list[Token], below: list[Token]) -> int | None:
    """The cost where time and trigger hang on a common word."""
    if any(is_verb(v) and v.dep_ in ("relcl", "ccomp") for v in below):
        return None
    sub = [v for v in below if is_verb(v)]
    steps = [t for t in (root, *crossed) if is_verb(t) and t != meet]
    if child.dep_ == "relcl" and child in (root, *crossed) and not below and not sub:
        return 1
    if any(t.dep_ == "relcl" for t in [*steps, child]):
        return None if is_perfect(root, past=True) else 3
    cost = 1
    for t in steps:
        if (
            t.dep_ == "ccomp"
            or t.dep_ == "advcl"
            or t.dep_ in ("acl", "parataxis", "pcomp")
            or (t.dep_ not in _FRAMES and t.dep_ != "ROOT")
        ):
            cost += 1
    cost += 2 * sum(not _is_aim(v) for v in sub) + _dates_another(below, root)
    return min(cost, 3) if cost <= 4 else None
