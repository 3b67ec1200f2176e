"""Who said what in text that lost or changed something on its way: PolNeAR's development part, damaged.

    python -m benchmarks.bench_damage [--all] [--read] [SHARED]

Each damage is a list of edits; the gold's offsets move along with them, and the shared scorer compares. The
figures are attribution F1, `encoder` by the learned reader alone and (with `--read`) `read` as `counterclaim
read` gives it. Twenty articles are taken unless `--all` asks for every one.
"""

from __future__ import annotations

import argparse
import bisect
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.bench_encoder import as_gold, read, scorer, texts
from counterclaim.intake import take_in_text
from counterclaim.reading import Toolkit
from counterclaim.reading import read as read_report
from counterclaim.reading.encoder.network import encoder
from counterclaim.reading.encoder.statements import head

SAMPLE = 20
Edit = tuple[int, int, str]
Roles = dict[str, list[tuple[int, int]]]
Damage = Callable[[str], Iterator[Edit]]

SPELLING = dict(
    pair.split("/")
    for pair in (
        "defense/defence offense/offence center/centre centers/centres labor/labour color/colour "
        "honor/honour favor/favour favorite/favourite neighbor/neighbour neighbors/neighbours "
        "program/programme programs/programmes organization/organisation organizations/organisations "
        "organize/organise organized/organised realize/realise realized/realised recognize/recognise "
        "recognized/recognised criticize/criticise criticized/criticised criticizing/criticising "
        "apologize/apologise apologized/apologised emphasize/emphasise emphasized/emphasised "
        "behavior/behaviour traveled/travelled traveling/travelling canceled/cancelled license/licence "
        "theater/theatre analyze/analyse analyzed/analysed skeptical/sceptical rumor/rumour rumors/rumours "
        "gray/grey toward/towards ton/tonne tons/tonnes"
    ).split()
)
NAMES = (
    "Abdulrahman al-Khatib|Mykhailo Hryhorenko|Yevgeny Shcherbakov|Xu Zhiqiang|Mohammad-Javad Rahimi|"
    "Oleksandra Bondarchuk|Gholamreza Sohrabi|Zhang Wenjie|Vyacheslav Kuznetsov|Umm Salama al-Najjar|"
    "Ahmet Yıldırım|Nguyen Thi Hoa|Dzhokhar Akhmadov|Ri Yong-chol|Abu Bakr al-Tunisi|Tedros Gebremariam"
).split("|")
GIVEN = re.compile(
    r"\b(?:Hillary|Bill|Donald|Barack|Michelle|Mike|Tim|Bernie|Ted|John|James|George|Paul|Mitch|Gary|Jill|Joe|"
    r"Robert|David|Michael|Sarah|Elizabeth|Chris|Jim|Tom|Mark|Kellyanne|Rudy|Newt|Ben|Jeff|Steve|Kevin|Harry|"
    r"Nancy|Loretta|Huma|Colin|Mary|Anne?|Peter|Richard|William|Thomas|Scott|Brian|Eric|Jennifer|Karen|Lisa)"
    r" (?:[A-Z]\. )?([A-Z][a-z]+(?:[A-Z][a-z]+)?)\b"
)


def intact(_text: str) -> Iterator[Edit]:
    """No edit."""
    yield from ()


def without(signs: str) -> Damage:
    """Every sign that a pattern matches is lost."""
    return lambda text: ((m.start(), m.end(), "") for m in re.finditer(signs, text))


def joined(text: str) -> Iterator[Edit]:
    """All paragraphs become one."""
    for m in re.finditer(r"\s*\n\s*", text.strip()):
        yield m.start(), m.end(), " "


def headline_in_capitals(text: str) -> Iterator[Edit]:
    """The first line in capitals."""
    end = (text.lstrip() + "\n").index("\n") + len(text) - len(text.lstrip())
    yield from capitals(text[:end])


def capitals(text: str) -> Iterator[Edit]:
    """Everything in capitals."""
    for at, char in enumerate(text):
        if char.islower() and len(char.upper()) == 1:
            yield at, at + 1, char.upper()


def with_dateline(text: str) -> Iterator[Edit]:
    """A dateline before the second paragraph."""
    m = re.search(r"\n\s*(?=\S)", text.strip())
    at = m.end() if m else 0
    yield at, at, "GAZIANTEP, Turkey (Reuters) - "


def british(text: str) -> Iterator[Edit]:
    """British spelling."""
    for m in re.finditer(r"[A-Za-z']+", text):
        other = SPELLING.get(m[0].lower())
        if other is not None:
            yield m.start(), m.end(), other.capitalize() if m[0][0].isupper() else other


def renamed(text: str) -> Iterator[Edit]:
    """Every person with a common American first name has a transliterated name, the surname alone as well."""
    surnames = list(dict.fromkeys(m[1] for m in GIVEN.finditer(text)))
    if not surnames:
        return
    new = {s: NAMES[n % len(NAMES)] for n, s in enumerate(surnames)}
    every = re.compile(rf"{GIVEN.pattern}|\b({'|'.join(map(re.escape, surnames))})\b")
    for m in every.finditer(text):
        name = new[m[1] or m[2]]
        yield m.start(), m.end(), name if m[1] else name.split(" ", 1)[1]


DAMAGES: dict[str, Damage] = {
    "intact": intact,
    "no_quotation_marks": without(
        "[\u201c\u201d\u201e\u00ab\u00bb\"]|''|``|(?<!\\w)['\u2018]|['\u2019](?!\\w)"
    ),
    "no_commas_or_apostrophes": without("[,'\u2019]"),
    "one_paragraph": joined,
    "headline_in_capitals": headline_in_capitals,
    "all_in_capitals": capitals,
    "dateline": with_dateline,
    "british_spelling": british,
    "transliterated_names": renamed,
}


@dataclass(frozen=True, slots=True)
class Copy:
    """A damaged text, and where the offsets of the intact one are in it."""

    text: str
    ends: list[int]
    shifts: list[int]

    def at(self, offset: int) -> int:
        """An offset of the intact text in the damaged one."""
        return offset + self.shifts[bisect.bisect_right(self.ends, offset)]


def damaged(text: str, damage: Damage) -> Copy:
    """The copy of a text that a damage leaves."""
    parts: list[str] = []
    ends, shifts, last = [], [0], 0
    for start, end, new in damage(text):
        parts += [text[last:start], new]
        ends.append(end)
        shifts.append(shifts[-1] + len(new) - (end - start))
        last = end
    return Copy("".join([*parts, text[last:]]), ends, shifts)


def moved(line: str, copy: Copy) -> str:
    """A line of a gold file, its offsets moved; the words behind them are of no account to the scorer."""
    name, tab, rest = line.partition("\t")
    if not re.fullmatch(r"T\d+", name):
        return line if name[:1] == "E" and tab else ""
    kind, _, offsets = rest.partition("\t")[0].partition(" ")
    pairs = (part.split() for part in offsets.split(";"))
    return f"{name}\t{kind} {';'.join(f'{copy.at(int(a))} {copy.at(int(b))}' for a, b in pairs)}\t-"


def by_encoder(_name: str, text: str) -> list[Roles]:
    """What the learned reader finds by itself."""
    return [as_gold(f) for f in read(text, encoder(), head())]


def as_read(name: str, text: str) -> list[Roles]:
    """What the whole reading finds."""
    found = read_report(take_in_text(name, text), Toolkit()).statements
    return [
        {
            role: [(x.start, x.end) for x in given if x is not None]
            for role, given in (("source", [s.source]), ("cue", [s.cue]), ("content", list(s.content)))
        }
        for s in found
    ]


READERS: dict[str, Callable[[str, str], list[Roles]]] = {"encoder": by_encoder, "read": as_read}


def measure(
    shared: Path, *, every: bool = False, readers: tuple[str, ...] = ("encoder",)
) -> dict[str, float]:
    """Attribution F1 of each reader under each damage."""
    folder = shared / "data" / "polnear" / "dev"
    score: Any = scorer(shared)
    articles = texts(folder / "text")
    names = list(articles) if every else list(articles)[:: max(1, len(articles) // SAMPLE)][:SAMPLE]
    figures: dict[str, float] = {}
    for label, damage in DAMAGES.items():
        with tempfile.TemporaryDirectory() as temporary:
            place = Path(temporary)
            (place / "text").mkdir()
            (place / "attributions").mkdir()
            copies = {name: damaged(articles[name], damage) for name in names}
            for name, copy in copies.items():
                (place / "text" / f"{name}.txt").write_bytes(copy.text.encode())
                for path in (folder / "attributions").glob(f"{name}_*.ann"):
                    lines = path.read_text("utf-8").split("\n")
                    gold = "\n".join(moved(line, copy) for line in lines)
                    (place / "attributions" / path.name).write_text(gold, "utf-8")
            for reader in readers:
                predictions = {name: READERS[reader](name, copy.text) for name, copy in copies.items()}
                tallies, _, _ = score.score(place, predictions)
                figures[f"{reader}_{label}"] = float(tallies["attribution"].scores()[2])
    return figures


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--all", action="store_true", help="all articles instead of twenty")
    parser.add_argument("--read", action="store_true", help="the whole reading as well")
    parser.add_argument("shared", nargs="?", default=Path(__file__).resolve().parents[2] / "shared")
    given = parser.parse_args()
    readers = ("encoder", "read") if given.read else ("encoder",)
    for name, value in measure(Path(given.shared), every=given.all, readers=readers).items():
        print(f"{name:36}{value:8.3f}")


if __name__ == "__main__":
    main()
