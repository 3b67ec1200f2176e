"""What a coder of verb patterns makes of the minimal pairs: where the deed's verb stands, the deed is done.

PETRARCH's dictionaries look a verb up with its source and target; they have no status. The script counts
what such coding would enter as facts from `tests/reading/events/status_pairs.tsv`: each sentence in which
the deed's verb (or noun) stands counts as the deed done. Run `python -m benchmarks.bench_naive`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from counterclaim.reading.events.clauses import lemma_of
from counterclaim.reading.events.lexicon import lexicon
from counterclaim.reading.toolkit import language

PAIRS = Path(__file__).resolve().parent.parent / "tests" / "reading" / "events" / "status_pairs.tsv"
FACT = "reported"
TALK = {"THREATEN", "REJECT", "ACCUSE", "REQUEST"}


def _named(sentence: str, deed: str) -> bool:
    """Whether a sentence holds a verb or noun that the lexicons give the deed's type."""
    known = lexicon()
    for token in language()(sentence):
        senses = known.verbs.get(lemma_of(token), ()) if token.pos_ in ("VERB", "AUX") else ()
        if any(s.type == deed for s in senses):
            return True
        if token.pos_ == "NOUN" and any(n.type == deed for n in known.nouns.get(token.lemma_.lower(), ())):
            return True
    return False


def counts(pairs: Path) -> dict[str, float]:
    """How many sentences tell the deed as a fact, and how many pattern coding would enter as one."""
    rows = [line.split("\t") for line in pairs.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    deeds: dict[str, str] = {}
    for group in {r[0] for r in rows}:
        kinds = Counter(r[2] for r in rows if r[0] == group and r[2] not in TALK)
        deeds[group] = min(kinds, key=lambda k: (-kinds[k], k))
    facts = {r[1] for r in rows if r[3] == FACT and r[2] == deeds[r[0]]}
    entered = {r[1] for r in rows if _named(r[1], deeds[r[0]])}
    return {
        "sentences": float(len({r[1] for r in rows})),
        "told_as_fact": float(len(facts)),
        "entered_by_patterns": float(len(entered)),
        "wrongly_entered": float(len(entered - facts)),
    }


def measure(_shared: Path) -> dict[str, float]:
    """The counts for the pairs of the tests; no shared data is needed."""
    return counts(PAIRS)


def main() -> None:
    """Print the counts."""
    for name, value in counts(PAIRS).items():
        print(f"{name:20} {value:.0f}")


if __name__ == "__main__":
    main()
