"""The pass over a text that finds every mention of an actor and says who it is, in text order."""

from __future__ import annotations

from counterclaim.reading.actors.columns import Columns
from counterclaim.reading.actors.coreference import FEMALE, MALE, MANY, THING, History
from counterclaim.reading.actors.descriptions import GROUP_KINDS, Descriptions
from counterclaim.reading.actors.grammar import DESCRIBERS, LOCATIVE, SPEECH
from counterclaim.reading.actors.heralds import heralded
from counterclaim.reading.actors.leaders import Figures
from counterclaim.reading.actors.mentions import Form, Hit, Mention, Names, settle
from counterclaim.reading.actors.namesakes import without_namesakes
from counterclaim.reading.actors.nouns import Noun
from counterclaim.reading.actors.organisations import Organisations
from counterclaim.reading.actors.parties import Parties
from counterclaim.reading.actors.roster import Entry, Roster
from counterclaim.reading.actors.scene import Scene
from counterclaim.reading.actors.setting import Setting
from counterclaim.reading.actors.words import Words
from counterclaim.reading.prose import Prose
from counterclaim.reading.seats import is_government

REGARDED = frozenset(
    ("regarded", "known", "described", "seen", "viewed", "appointed", "elected", "named", "served")
)
HELD = frozenset(
    "proven proved known believed said reported thought expected understood hoped agreed".split()
)
LOOK_BACK = 6
LONGEST_NAME = 9
AFTER_NAME = 7
DATELINE = 8
DATELINE_MARKS = frozenset(("(", "--", "—", "–"))
THIRD = MALE | FEMALE | MANY | THING
OFFICES = ("president", "minister", "premier", "king")
PLACE_PREPOSITIONS = (LOCATIVE - {"over", "from"}) | {"of", "at", "around", "outside", "to"}


class Stage:
    """Mentions of one text by token; made in one pass from left to right."""

    def __init__(
        self,
        prose: Prose,
        cols: Columns,
        roster: Roster,
        figures: Figures,
        words: Words,
        grounded: frozenset[int],
    ) -> None:
        self.prose, self.cols, self.words = prose, cols, words
        self.source = text = prose.text
        found = without_namesakes(cols, roster.lexicon.find(text), words)
        hits = settle(cols, found, text, words.given)
        headlines = {cols.sents[i] for i in self._headline_tokens()}
        self.roster = roster
        dateline = frozenset(self._dateline_tokens())
        self.names = Names(cols, hits, self.roster, words, headlines, dateline, grounded, figures)
        self.history = History(cols)
        self.setting = Setting(cols, hits, words)
        scene = Scene(cols, self.names, self.roster, self.history, self.setting, words)
        self.parties = Parties(cols, hits, self.roster, words)
        self.descriptions = Descriptions(scene, self.parties)
        self.mentions: list[Mention] = []
        self.by_head: dict[int, Mention] = {}
        self.orgs = Organisations(cols, self.names, self.roster, words).at
        self._walk()
        self._one_coalition()
        for office, holder in list(self.descriptions.officials.holders()):
            self._are_one(office, holder)
        for described, named_later in list(heralded(cols, self.mentions)):
            self._are_one(described, named_later)

    def _one_coalition(self) -> None:
        """Join a coalition nobody was said to lead with the one whose leader the text gives, if it is one."""
        bare = self.roster.entries.get(("coalition", ""))
        led = [e for key, e in self.roster.entries.items() if key[0] == "coalition" and e is not bare]
        if bare is not None and len(led) == 1:
            self._are_one(bare, led[0])

    def _are_one(self, bare: Entry, named: Entry) -> None:
        """Give an entry's mentions to the one that it turned out to be."""
        for mention in self.mentions:
            if bare in mention.entries:
                mention.entries = tuple(named if e is bare else e for e in mention.entries)
        named.spans += bare.spans
        named.aliases.update(bare.aliases)

    def _dateline_tokens(self) -> list[int]:
        """The tokens of the line that says where a report was filed, and by whom."""
        line = self.prose.report.dateline_span
        start = self.prose.char(line.start) if line is not None else None
        if line is None or start is None:
            return []
        return list(range(*self.cols.range(start, start + line.end - line.start)))

    def _headline_tokens(self) -> list[int]:
        found: list[int] = []
        for paragraph in self.prose.paragraphs:
            if paragraph.headline:
                found += range(*self.cols.range(paragraph.start, paragraph.end))
        return found

    def _walk(self) -> None:
        cols, names = self.cols, self.names
        pronouns = self.descriptions.pronouns
        i, n = 0, len(cols.texts)
        while i < n:
            hit = names.hit_at.get(i)
            if hit is not None and hit.first == i and i in self.orgs:
                self._hit(hit)
                last, entry = self.orgs[i]
                self._add(i, last, self._top(i, last), "name", (entry,))
                i = last
                continue
            if hit is not None and hit.first == i:
                self._hit(hit)
                i = hit.last
                continue
            person = names.person_at.get(i)
            if person is not None:
                entry, run = person
                if i == run.first:
                    self._person(entry, run.first, run.last)
                i += 1
                continue
            org = self.orgs.get(i)
            if org is not None:
                self._add(i, org[0], self._top(i, org[0]), "name", (org[1],))
                i = org[0]
                continue
            quarter = self.parties.named(i)
            if quarter is not None:
                self._add(i, i + 1, i, "name", (quarter,))
            elif cols.lowers[i] in THIRD and cols.poses[i] == "PRON":
                entries = () if cols.lowers[i] in THING and self._empty(i) else self.history.pronoun(i)
                if entries:
                    pronouns[i] = entries
                    self._add(i, i + 1, i, "pronoun", entries)
            elif cols.poses[i] in ("NOUN", "PROPN", "ADJ") and not self._inside_description(i):
                noun = self.descriptions.noun(i)
                if noun is not None:
                    self._describe(noun)
            i += 1

    def _empty(self, i: int) -> bool:
        """Whether "it" stands for nothing: expletive, or of the weather kind "it is clear that"."""
        cols = self.cols
        if cols.deps[i] == "expl":
            return True
        if cols.deps[i] not in ("nsubj", "nsubjpass", "poss") and cols.lowers[i] in ("it", "its"):
            return True
        verb = cols.heads[i]
        if cols.lowers[i] == "it" and any(cols.deps[c] == "attr" for c in cols.children[verb]):
            return True
        if cols.lowers[verb] in HELD and cols.deps[i] == "nsubjpass":
            return any(cols.deps[c] == "ccomp" for c in cols.children[verb])
        return cols.lowers[verb] in ("is", "was", "'s") and any(
            cols.deps[c] in ("ccomp", "xcomp", "advcl") or cols.lowers[c] in ("that", "to")
            for c in cols.children[verb]
        )

    def _hit(self, hit: Hit) -> None:
        cols = self.cols
        entry = self.roster.known(hit.known)
        head = self._top(hit.first, hit.last)
        form: Form = "name"
        if hit.side or (hit.sort == "adjective" and hit.known.kind == "state"):
            form = "adjective"
        elif hit.sort == "seat":
            form = "name" if is_government(self.prose.doc[head]) else "place"
        elif hit.known.kind == "state" and hit.sort == "name":
            before = cols.lowers[hit.first - 1] if hit.first else ""
            if before == "the" and hit.first > 1:
                before = cols.lowers[hit.first - 2]
            if before in PLACE_PREPOSITIONS and not is_government(self.prose.doc[head]):
                form = "place"
        if form != "place":
            entry.call(self.source[hit.found.start : hit.found.end])
        if self._title_of_description(hit):
            form = "adjective"
        mention = Mention(hit.found.start, hit.found.end, hit.first, hit.last, head, form, (entry,))
        self._keep(mention)

    def _top(self, first: int, last: int) -> int:
        """The token of a name that its sentence hangs it on; its last one where the parse has several."""
        tops = [
            i for i in range(first, last) if not first <= self.cols.heads[i] < last or self.cols.heads[i] == i
        ]
        return tops[-1] if tops else last - 1

    def _title_of_description(self, hit: Hit) -> bool:
        """Whether a name only modifies the noun after it: "State Department official"."""
        cols = self.cols
        if hit.last < len(cols.texts) and cols.texts[hit.last] in (",", "and", ";"):
            return False
        top = self._top(hit.first, hit.last)
        return cols.heads[top] >= hit.last and cols.deps[top] in ("compound", "nmod", "amod")

    def _person(self, entry: Entry, first: int, last: int) -> None:
        self._add(first, last, self._top(first, last), "name", (entry,))
        self._apposed(entry, first, last)

    def _apposed(self, entry: Entry, first: int, last: int) -> None:
        """A role given after the name: "Name, head of the agency,"."""
        cols = self.cols
        heads = [
            c for k in range(first, last) for c in cols.children[k] if cols.deps[c] == "appos" and c >= last
        ]
        for head in heads:
            noun = self.descriptions.noun(head)
            if noun is None or noun.plural or not {"office", "unnamed"} & set(noun.classes):
                continue
            entry.roles.setdefault(self.descriptions.text(noun))
            if noun.owners and entry.belong(noun.owners[-1]):
                entry.country = entry.country or noun.owners[-1].country

    def _inside_description(self, i: int) -> bool:
        """Whether a noun only modifies another, or is a title: it has no mention of its own."""
        cols = self.cols
        if i in self.names.title_at:
            return True
        following = cols.texts[i + 1] if i + 1 < len(cols.texts) else ""
        if (following == "-" and cols.starts[i + 1] == cols.ends[i]) or (
            following == ":" and cols.capital(i)
        ):
            return True
        if cols.tags[i] == "NNS" and following in ("and", "or"):
            return False
        return cols.deps[i] in ("compound", "nmod", "amod") and cols.heads[i] > i

    def _describe(self, noun: Noun) -> None:
        cols = self.cols
        head = noun.head
        if cols.deps[head] == "appos":
            named = self._apposition_of(head)
            if named is not None:
                for entry in named:
                    entry.call(self.descriptions.text(noun))
                self._add(noun.left, head + 1, head, "nominal", named)
                return
        held = self._run_into(noun)
        text = self.descriptions.text(noun)
        named = held or self._named_after(noun) or self._identified(noun)
        speaks = cols.deps[head] == "nsubj" and cols.lowers[cols.heads[head]] in SPEECH
        entries = named or self.descriptions.denote(noun, asked=speaks and "document" in noun.classes)
        if not entries:
            return
        for entry in entries:
            if len(entries) == 1 or not entry.key[0].startswith(("known", "person", "unnamed")):
                entry.call(text)
        self._add(noun.left, head + 1, head, "nominal", entries)

    def _run_into(self, noun: Noun) -> tuple[Entry, ...]:
        """The person whose name runs into an office, a comma lost: "Ann Lee director of the fund"."""
        cols = self.cols
        if (
            noun.plural
            or "office" not in noun.classes
            or cols.lowers[noun.head + 1 : noun.head + 2] != ["of"]
        ):
            return ()
        inside = [i for i in range(noun.left, noun.head) if i in self.names.person_at]
        if len(inside) < 2 or self.names.possessed(inside[-1] + 1) or inside[-1] in self.names.title_at:
            return ()
        entry = self.names.person_at[inside[-1]][0]
        noun.left = inside[-1] + 1
        entry.roles.setdefault(self.descriptions.text(noun))
        return (entry,)

    def _named_after(self, noun: Noun) -> tuple[Entry, ...]:
        """The person in apposition to an office: "the secretary of state, Name"."""
        if noun.plural:
            return ()
        told = bool({"office", "unnamed"}.intersection(noun.classes))
        for child in self.cols.children[noun.head]:
            if self.cols.deps[child] != "appos":
                continue
            org = self._body_over(child) if child > noun.head else None
            if org is not None and "group" in noun.classes:
                return (org,)
            person = self.names.person_at.get(child)
            if person is not None and child > noun.head:
                entry = person[0]
                if entry.kind == "organisation" and "group" in noun.classes:
                    return (entry,)
                if not told:
                    continue
                entry.roles.setdefault(self.descriptions.text(noun))
                if noun.owners and entry.belong(noun.owners[-1]):
                    entry.country = entry.country or noun.owners[-1].country
                return (entry,)
        return ()

    def _body_over(self, token: int) -> Entry | None:
        """The organisation, of the lexicon or not, whose name a token stands in."""
        for first in range(token, max(-1, token - LONGEST_NAME), -1):
            org = self.orgs.get(first)
            if org is not None:
                return org[1] if org[0] > token else None
        hit = self.names.hit_at.get(token)
        if hit is None or hit.sort != "name" or hit.side or hit.known.kind not in GROUP_KINDS:
            return None
        return self.roster.known(hit.known)

    def _identified(self, noun: Noun) -> tuple[Entry, ...]:
        """The person a predicate says it is: "Name is the president", "Name, known as the mediator,"."""
        if noun.plural or not {"office", "unnamed"}.intersection(noun.classes):
            return ()
        cols, head, left = self.cols, noun.head, noun.left
        before: Mention | None = None
        if cols.deps[head] == "attr" and cols.lowers[cols.heads[head]] in ("is", "was", "became"):
            subjects = [c for c in cols.children[cols.heads[head]] if cols.deps[c] == "nsubj"]
            before = self.by_head.get(subjects[0]) if subjects else None
        elif left > 1 and cols.lowers[left - 1] == "as" and cols.lowers[left - 2] in REGARDED:
            start = cols.bounds[cols.sents[head]][0]
            near = [m for m in self.mentions[-LOOK_BACK:] if start <= m.first < left and m.form == "name"]
            before = next((m for m in reversed(near) if m.entries[0].kind == "person"), None)
        if before is None or before.form != "name" or before.entries[0].kind != "person":
            return ()
        entry = before.entries[0]
        entry.roles.setdefault(self.descriptions.text(noun))
        if noun.owners and entry.belong(noun.owners[-1]):
            entry.country = entry.country or self.country(noun.owners[-1])
        return before.entries

    def _apposition_of(self, head: int) -> tuple[Entry, ...] | None:
        before = self.by_head.get(self.cols.heads[head])
        if (
            before is None
            or before.form not in ("name",)
            or before.entries[0].kind in ("state", "population")
        ):
            return None
        return before.entries

    def _add(self, first: int, last: int, head: int, form: Form, entries: tuple[Entry, ...]) -> None:
        start, end = self.cols.starts[first], self.cols.ends[last - 1]
        self._keep(Mention(start, end, first, last, head, form, entries))

    def _keep(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self.by_head[mention.head] = mention
        if mention.form != "place":
            for entry in mention.entries:
                entry.spans.append((mention.start, mention.end))
        self.history.add(mention)

    def country(self, entry: Entry) -> str | None:
        """The country of an entry, its parents' where it has none."""
        at: Entry | None = entry
        while at is not None:
            if at.country:
                return at.country
            at = at.parent
        if not entry.spans or entry.known is not None or "international" in entry.name:
            return None
        people = entry.parent is not None and entry.parent.kind == "population"
        local = entry.kind == "population" or (people and entry.kind == "armed_group")
        local = local or (entry.kind in ("person", "unnamed") and self._domestic(entry))
        if entry.parent is not None and not people:
            return None
        based = self._country_after(entry.spans[0][1])
        if based is not None or not local:
            return based
        if entry.kind in ("person", "unnamed"):
            return self._country_of_office(entry.spans[0][0])
        return self._country_near(entry.spans[0][0])

    def _domestic(self, entry: Entry) -> bool:
        """Whether somebody holds an office that a state gives: a president or minister of no named state."""
        return any(o in role.lower() for role in entry.roles for o in OFFICES)

    def _country_after(self, end: int) -> str | None:
        """The country that an actor is said to be in right after its mention: "a group based in Oslo"."""
        cols = self.cols
        first, _ = cols.range(end, end + 1)
        within = False
        for i in range(first, min(first + AFTER_NAME, len(cols.texts))):
            if cols.texts[i] in (",", ".", ";") or cols.tags[i] in ("VBD", "VBZ", "VBP", "MD"):
                return None
            hit = self.names.hit_at.get(i)
            if within and hit is not None and hit.known.kind == "state":
                return hit.known.country
            within = within or cols.lowers[i] in LOCATIVE or cols.lowers[i] == "of"
        return None

    def _country_of_office(self, start: int) -> str | None:
        """The one country named in an office holder's sentence, else the one the report is filed from."""
        token = self.cols.token_at(start)
        if token is None:
            return None
        first, last = self.cols.bounds[self.cols.sents[token]]
        near = {self.names.hit_at[i].known.country for i in range(first, last) if self._state_at(i)}
        if len(near) == 1:
            return near.pop()
        opening = range(min(DATELINE, len(self.cols.texts)))
        filed = [self.names.hit_at[i].known.country for i in opening if self._state_at(i)]
        texts = [self.cols.texts[i] for i in opening]
        marked = any(text in DATELINE_MARKS or "_" in text for text in texts)
        return filed[0] if marked and filed else None

    def _state_at(self, i: int) -> bool:
        hit = self.names.hit_at.get(i)
        return hit is not None and hit.known.kind == "state" and hit.side not in DESCRIBERS

    def _country_near(self, start: int) -> str | None:
        """The country whose ground or authorities the sentence at a document offset speaks of."""
        token = self.cols.token_at(start)
        if token is None:
            return None
        first, last = self.cols.bounds[self.cols.sents[token]]
        near: str | None = None
        for i in range(first, last):
            hit = self.names.hit_at.get(i)
            if hit is None or hit.first != i or hit.known.kind != "state" or hit.side in DESCRIBERS:
                continue
            before = self.cols.lowers[i - 1] if i else ""
            if before in LOCATIVE or near is None:
                near = hit.known.country
        return near
