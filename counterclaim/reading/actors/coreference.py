"""Who "he", "the ministry" and "the group" mean: the actors spoken of so far, weighed.

Method: the salience factors of Lappin and Leass (1994), cut down to recency, subjecthood, being
named and having just spoken, under agreement in number, gender and animacy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from counterclaim.reading.actors.columns import Columns
from counterclaim.reading.actors.grammar import QUANTITIES, SPEECH
from counterclaim.reading.actors.mentions import Mention
from counterclaim.reading.actors.roster import Entry

MALE = frozenset(("he", "him", "his", "himself"))
FEMALE = frozenset(("she", "her", "hers", "herself"))
MANY = frozenset(("they", "them", "their", "theirs", "themselves"))
THING = frozenset(("it", "its", "itself"))
POSSESSIVE = frozenset(("his", "her", "their", "its"))
SUBJECT = frozenset(("nsubj", "nsubjpass"))
RELATIVE = frozenset(("who", "which", "that"))
REACH = 3
PER_SENTENCE = 1.0
BEING_SUBJECT = 0.9
BEING_NAMED = 0.3
HAVING_SPOKEN = 0.5
PER_TOKEN = 0.004
BEING_MODIFIER = 1.2
BEING_TOLD_OF = 0.6
ONE = frozenset(("army", "military", "navy", "force", "police", "guard", "gendarmerie", "constabulary"))
OPENING, CLOSING = frozenset(('"', "“", "„", "«", "``", "''")), frozenset(('"', "”", "“", "»", "''"))
LONG = 150
GROUPS = frozenset(("state", "government_body", "armed_group", "intergovernmental", "organisation", "media"))


@dataclass(slots=True)
class Past:
    """One mention as the history keeps it."""

    token: int
    sent: int
    entries: tuple[Entry, ...]
    subject: bool
    spoke: bool
    named: bool
    modifier: bool = False
    single: bool = False
    many: bool = False
    told: bool = False
    joined: bool = False
    source: bool = False


class History:
    """What has been spoken of, in text order; `latest` and `pronoun` look back into it."""

    def __init__(self, cols: Columns) -> None:
        self.cols = cols
        self.past: list[Past] = []
        self._quoted = quoted(cols)
        self._tale = tale(cols, self._quoted)

    def add(self, mention: Mention) -> None:
        """Remember a mention; two that share a predicate as "X and Y" are remembered together too."""
        cols, head = self.cols, mention.head
        if mention.form in ("place",) or not mention.entries:
            return
        top = head
        while cols.deps[top] in ("conj", "appos") and cols.heads[top] != top:
            top = cols.heads[top]
        named = mention.form in ("name", "adjective")
        subject = mention.form != "adjective" and self._leads(top, named=named)
        spoke = subject and cols.lowers[cols.heads[top]] in SPEECH
        source = cols.deps[top] == "pobj" and self._according(cols.heads[top])
        sent = cols.sents[head]
        owner = mention.form == "name" and cols.deps[head] == "poss" and mention.entries[0].kind == "state"
        modifier = mention.form == "adjective" or owner
        single, many = cols.lowers[head] in ONE, named and cols.tags[head] in ("NNS", "NNPS")
        for past in reversed(self.past):
            if past.sent != sent:
                break
            if cols.heads[past.token] == head and cols.deps[past.token] == "poss":
                past.subject = False  # of "her lawyer said" the lawyer is who comes first
        past = Past(head, sent, mention.entries, subject, spoke, named, modifier, single, many)
        past.told, past.source = self._told_of(top), source
        past.joined = top != head or any(cols.deps[c] == "conj" for c in cols.children[head])
        self.past.append(past)
        if top != head and cols.deps[head] == "conj":
            for past in reversed(self.past[:-1]):
                if past.sent != sent:
                    break
                if past.token in (top, cols.heads[head]):
                    both = tuple(dict.fromkeys((*past.entries, *mention.entries)))
                    self.past.append(Past(head, sent, both, subject, spoke, named))
                    break

    def _leads(self, top: int, *, named: bool) -> bool:
        """Whether a mention is what its clause is about: its subject, who the subject is, whose it is."""
        cols = self.cols
        dep, verb = cols.deps[top], cols.heads[top]
        if dep in SUBJECT or (named and dep == "attr"):
            return True
        if dep == "poss":
            return cols.deps[verb] in SUBJECT
        absolute = dep == "pobj" and cols.lowers[verb] == "with"
        return absolute and any(cols.tags[c] == "VBG" and c > top for c in cols.children[top])

    def _according(self, i: int) -> bool:
        return self.cols.lowers[max(0, i - 1) : i + 1] == ["according", "to"]

    def _told_of(self, top: int) -> bool:
        """Whether a mention stands in what somebody is said to say or think."""
        cols = self.cols
        at = top
        while cols.heads[at] != at:
            above = cols.children[cols.heads[at]]
            if cols.deps[at] == "ccomp" and any(cols.deps[c] == "nsubj" for c in above):
                return True
            at = cols.heads[at]
        return False

    def latest(
        self,
        fits: Callable[[Entry], bool],
        sent: int | None = None,
        reach: int = 1000,
        *,
        telling: bool = False,
    ) -> Entry | None:
        """The most recent single actor that fits, within `reach` sentences.

        Where it is one who tells something (`telling`), nobody who is only named in quoted words.
        """
        for past in reversed(self.past):
            if telling and past.token in self._quoted:
                continue
            if sent is not None and sent - past.sent > reach:
                return None
            if len(past.entries) == 1 and fits(past.entries[0]):
                return past.entries[0]
        return None

    def speaker(self) -> tuple[Entry, ...]:
        """Who spoke last among states and bodies; whose statement "the statement" is."""
        for past in reversed(self.past):
            if past.spoke and past.entries[0].kind in GROUPS:
                return past.entries
        return ()

    def pronoun(self, i: int) -> tuple[Entry, ...]:
        """The actors a third-person pronoun at token i means; none if nothing agrees within reach."""
        cols = self.cols
        word, sent = cols.lowers[i], cols.sents[i]
        beside = self._beside(i)
        if beside:
            return beside
        noun = cols.heads[i]
        if cols.deps[i] == "poss" and cols.deps[noun] == "conj" and cols.poses[cols.heads[noun]] == "PROPN":
            return ()  # "Springfield and its mayor": a name, but nobody's
        if word in THING | MANY and self._of_a_thing(i):
            return ()
        subject = cols.deps[i] in SUBJECT and cols.lowers[cols.heads[i]] in SPEECH
        telling = subject and i not in self._quoted
        governing = self._governing(i)
        best: tuple[float, int] | None = None
        chosen: tuple[Entry, ...] = ()
        for n in range(len(self.past) - 1, -1, -1):
            past = self.past[n]
            away = sent - past.sent
            if telling:
                away = min(away, self._tale[sent] - self._tale[past.sent])
            if away > REACH:
                break
            if past.token >= i or not _agrees(word, past) or self._bound(i, past):
                continue
            if telling and past.token in self._quoted:
                continue  # who is named in the words does not say them
            if word in THING and past.joined and len(past.entries) == 1 and away:
                continue  # of "X and Y", one alone is not "it" in the next sentence
            if past.token == governing:
                chosen = past.entries
                break
            score = -PER_SENTENCE * away - PER_TOKEN * min(i - past.token, 100)
            score -= BEING_MODIFIER * past.modifier + BEING_TOLD_OF * (telling and past.told)
            score += (BEING_SUBJECT + HAVING_SPOKEN) * (telling and past.source)
            score += BEING_SUBJECT * past.subject + BEING_NAMED * past.named + HAVING_SPOKEN * past.spoke
            if best is None or (score, n) > best:
                best, chosen = (score, n), past.entries
        if (
            chosen
            and len(chosen) == 1
            and chosen[0].kind in ("person", "unnamed")
            and chosen[0].gender is None
        ):
            chosen[0].gender = "m" if word in MALE else "f" if word in FEMALE else None
        return chosen

    def _governing(self, i: int) -> int | None:
        """The subject of the clause that a pronoun's clause hangs on: "X was right when he said".

        None where that clause has an object too, which may as well be meant.
        """
        cols = self.cols
        verb = cols.heads[i]
        if cols.deps[i] not in SUBJECT or cols.deps[verb] != "advcl":
            return None
        around = [c for c in cols.children[cols.heads[verb]] if c < i]
        if any(cols.deps[c] in ("dobj", "dative", "oprd") for c in around):
            return None
        return next((c for c in reversed(around) if cols.deps[c] in SUBJECT), None)

    def _of_a_thing(self, i: int) -> bool:
        """Whether "it" or "they" goes back to a clause's subject that is no actor: "the war"."""
        cols = self.cols
        plural = cols.lowers[i] in MANY
        spoken = {past.token for past in self.past if past.sent == cols.sents[i]}
        if cols.lowers[i] == "itself" and cols.poses[i - 1] == "NOUN" and i - 1 not in spoken:
            return True
        at = i
        while cols.heads[at] != at:
            if cols.deps[at] == "conj" and cols.deps[i] == "poss":
                return False
            at = cols.heads[at]
            subjects = [c for c in cols.children[at] if cols.deps[c] in SUBJECT and c < i]
            if subjects and subjects[-1] != i:
                noun = subjects[-1]
                if cols.lowers[noun] in RELATIVE and cols.deps[at] == "relcl":
                    return cols.lowers[cols.heads[at]] in ("those", "anyone", "everyone")
                number = cols.tags[noun] == ("NNS" if plural else "NN")
                around = {*range(noun - 1, noun + 2)} & spoken
                number = number and cols.lowers[noun] not in QUANTITIES
                return number and cols.poses[noun] == "NOUN" and noun not in spoken and not around
        return False

    def _beside(self, i: int) -> tuple[Entry, ...]:
        """Whose "his" is in "X and his allies" or "X's army and its allies": X."""
        cols = self.cols
        noun = cols.heads[i]
        if cols.deps[i] != "poss" or cols.deps[noun] != "conj":
            return ()
        for past in reversed(self.past):
            owner = cols.deps[past.token] == "poss" and cols.heads[past.token] == cols.heads[noun]
            if past.token == cols.heads[noun] or owner:
                return past.entries if _agrees(cols.lowers[i], past) else ()
            if past.sent != cols.sents[i]:
                break
        return ()

    def _bound(self, i: int, past: Past) -> bool:
        """Whether grammar forbids it: "X met him" cannot mean X met X."""
        cols = self.cols
        if cols.lowers[i] in POSSESSIVE and cols.deps[i] == "poss":
            return False
        verb = cols.heads[i]
        if cols.deps[i] in SUBJECT and self._doing(past.token, verb):
            return True
        if cols.deps[i] == "pobj":
            verb = cols.heads[verb]
        return cols.deps[i] not in SUBJECT and cols.heads[past.token] == verb and past.subject

    def _doing(self, token: int, verb: int) -> bool:
        """Whether a token is told in a participle that the subject of `verb` does: "opposing X, he"."""
        cols, at = self.cols, token
        while cols.heads[at] != at and cols.heads[at] != verb:
            at = cols.heads[at]
        own = any(cols.deps[c] in SUBJECT for c in cols.children[at])
        return cols.heads[at] == verb and cols.deps[at] == "advcl" and cols.tags[at] == "VBG" and not own


def quoted(cols: Columns) -> frozenset[int]:
    """The tokens between quotation marks; one not closed within a line or LONG tokens opens nothing."""
    found: set[int] = set()
    opened: int | None = None
    for i, text in enumerate(cols.texts):
        if "\n" in text and opened is not None and cols.texts[i + 1 : i + 2] == [cols.texts[opened]]:
            found.update(range(opened, i))  # the quotation goes on in the next paragraph
        if "\n" in text or (opened is not None and i - opened > LONG):
            opened = None
        if text in OPENING and (opened is None or text == "“"):
            opened = i
        elif text in CLOSING and opened is not None:
            found.update(range(opened, i + 1))
            opened = None
    return frozenset(found)


def tale(cols: Columns, inside: frozenset[int]) -> list[int]:
    """By sentence: how many sentences up to it are told by the report itself, in part at least."""
    found, count = [], 0
    for first, last in cols.bounds:
        count += any(i not in inside and cols.texts[i][:1].isalnum() for i in range(first, last))
        found.append(count)
    return found


def _agrees(word: str, past: Past) -> bool:
    entries = past.entries
    if word in MANY:
        return (
            past.many
            or len(entries) > 1
            or entries[0].plural
            or entries[0].kind in ("population", "armed_group")
        )
    if len(entries) != 1:
        return False
    entry = entries[0]
    if word in THING:
        body = entry.kind == "government_body" and past.single
        return entry.kind in GROUPS and (body or not entry.plural)
    if entry.kind not in ("person", "unnamed") or entry.plural or entry.gender == "n":
        return False
    return entry.gender != ("f" if word in MALE else "m")
