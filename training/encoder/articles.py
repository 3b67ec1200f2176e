"""PolNeAR articles as training windows: text pieces of at most 256 word pieces with their attributions.

The corpus lies outside the repository; nothing of it is kept here.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

ROLES = ("source", "cue", "content")
WINDOW = 256
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
MARKS = {"quotes": '“”"„', "apostrophes": "’'‘`", "commas": ","}

Spans = list[tuple[int, int]]


@dataclass
class Attribution:
    """One gold attribution: character spans of each role."""

    source: Spans = field(default_factory=list)
    cue: Spans = field(default_factory=list)
    content: Spans = field(default_factory=list)


@dataclass
class Article:
    """One article's text and attributions."""

    id: str
    text: str
    attributions: list[Attribution]


def read_articles(folder: Path) -> list[Article]:
    """Every article of a PolNeAR part, in the order of the file names; the first annotator's file counts."""
    articles = []
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        name = re.compile(re.escape(path.stem) + r"_[^_]+\.ann")
        files = sorted(p for p in (folder / "attributions").iterdir() if name.fullmatch(p.name))
        articles.append(Article(path.stem, text, read_standoff(files[0]) if files else []))
    return articles


def read_standoff(path: Path) -> list[Attribution]:
    """The attributions of one brat standoff file."""
    spans: dict[str, Spans] = {}
    found = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if re.fullmatch(r"T\d+", fields[0]):
            offsets = fields[1].partition(" ")[2]
            spans[fields[0]] = [(int(a), int(b)) for a, b in (part.split() for part in offsets.split(";"))]
        elif re.fullmatch(r"E\d+", fields[0]):
            attribution = Attribution()
            for part in fields[1].split():
                role, target = part.split(":")
                role = role.lower().rstrip("0123456789")
                if role in ROLES:
                    getattr(attribution, role).extend(spans.get(target, []))
            if attribution.content and attribution.cue:
                found.append(attribution)
    return found


def paragraphs(text: str) -> Spans:
    """The non-empty lines of a text."""
    return [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def sentences(text: str, start: int, end: int) -> Spans:
    """A paragraph cut where a sentence seems to end."""
    cuts = [start, *(start + m.end() for m in SENTENCE_END.finditer(text[start:end])), end]
    return [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]


def lose_marks(article: Article, marks: str, rng: random.Random, share: float = 1.0) -> Article:
    """The article without these characters, as in copies that lost them; spans follow."""
    keep = np.ones(len(article.text) + 1, dtype=bool)
    for i, char in enumerate(article.text):
        if char in marks and rng.random() < share:
            keep[i] = False
    shift = np.concatenate([[0], np.cumsum(keep)])
    text = "".join(c for c, k in zip(article.text, keep, strict=False) if k)

    def moved(spans: Spans) -> Spans:
        return [(int(shift[a]), int(shift[b])) for a, b in spans if shift[a] < shift[b]]

    attributions = [
        Attribution(moved(a.source), moved(a.cue), moved(a.content)) for a in article.attributions
    ]
    return Article(article.id, text, [a for a in attributions if a.cue and a.content])


def join_paragraphs(article: Article) -> Article:
    """The article as one paragraph, as in copies that lost their line breaks; offsets stay."""
    return Article(article.id, article.text.replace("\n", " "), article.attributions)


def damaged(article: Article, rng: random.Random) -> Article:
    """The article as it is, or, in three of ten cases, with something lost."""
    chance = rng.random()
    if chance < 0.10:
        article = lose_marks(article, MARKS["quotes"], rng, rng.choice([0.5, 1.0]))
    elif chance < 0.15:
        article = lose_marks(article, MARKS["commas"] + MARKS["apostrophes"], rng)
    elif chance < 0.20:
        article = lose_marks(article, MARKS["quotes"] + MARKS["commas"] + MARKS["apostrophes"], rng)
    elif chance < 0.25:
        article = lose_marks(article, MARKS["apostrophes"], rng)
    if rng.random() < 0.08:
        article = join_paragraphs(article)
    return article


@dataclass
class Window:
    """Word pieces of one window. `labels` is [3, T] BIO (0 O, 1 B, 2 I) of all attributions together;
    `anchors` the first cue piece of each attribution, `linked` [N, T] its seven labels
    (0 O, then B and I of source, cue, content)."""

    ids: np.ndarray
    offsets: Spans
    labels: np.ndarray
    anchors: list[int]
    linked: np.ndarray


def windows(article: Article, tokenizer: Tokenizer, rng: random.Random | None = None) -> Iterator[Window]:
    """An article cut into windows of whole paragraphs; sentences where a paragraph is too long.

    With `rng`, the first window is shorter by chance, so that each epoch cuts elsewhere.
    """
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    pieces: list[tuple[list[int], Spans, bool]] = []
    for start, end in paragraphs(article.text):
        whole = encode(tokenizer, article.text, start, end)
        if len(whole[0]) <= WINDOW - 2:
            pieces.append((*whole, True))
            continue
        cut = sentences(article.text, start, end)
        for a, b in cut:
            ids, offsets = encode(tokenizer, article.text, a, b)
            size = WINDOW - 2
            pieces += [
                (ids[at : at + size], offsets[at : at + size], b == end) for at in range(0, len(ids), size)
            ]
    room = WINDOW if rng is None else rng.randint(WINDOW // 3, WINDOW)
    ids, offsets = [cls], [(0, 0)]
    for more, spans, closes in pieces:
        if len(ids) > 1 and len(ids) + len(more) + 1 > room:
            if ids[-1] != sep:
                ids.append(sep)
                offsets.append((0, 0))
            yield label(article, ids, offsets)
            ids, offsets, room = [cls], [(0, 0)], WINDOW
        ids += more
        offsets += spans
        if closes and len(ids) < WINDOW:
            ids.append(sep)
            offsets.append((0, 0))
    if len(ids) > 1:
        yield label(article, ids, offsets)


def encode(tokenizer: Tokenizer, text: str, start: int, end: int) -> tuple[list[int], Spans]:
    """The word pieces of text[start:end] and their offsets in the text."""
    coded = tokenizer.encode(text[start:end], add_special_tokens=False)
    return list(coded.ids), [(start + a, start + b) for a, b in coded.offsets]


def label(article: Article, ids: list[int], offsets: Spans) -> Window:
    """The window with the labels of the attributions that stand in it."""
    size = len(ids)
    starts = np.array([a for a, _ in offsets])
    ends = np.array([b for _, b in offsets])
    labels = np.zeros((3, size), dtype=np.int64)
    anchors: list[int] = []
    linked: list[np.ndarray] = []
    for attribution in sorted(article.attributions, key=lambda a: min(a.cue)):
        row = np.zeros(size, dtype=np.int64)
        first = None
        for r, role in ((2, "content"), (0, "source"), (1, "cue")):
            for a, b in sorted(getattr(attribution, role)):
                at = np.flatnonzero((starts < b) & (ends > a))
                if not len(at):
                    continue
                row[at] = 2 + 2 * r
                row[at[0]] = 1 + 2 * r
                fresh = at[labels[r, at] == 0]
                labels[r, fresh] = 2
                labels[r, at[0]] = 1
                if role == "cue" and first is None:
                    first = int(at[0])
        if first is None or not ((row == 5) | (row == 6)).any():
            continue
        if first in anchors:
            have = linked[anchors.index(first)]
            have[have == 0] = row[have == 0]
        else:
            anchors.append(first)
            linked.append(row)
    rows = np.stack(linked) if linked else np.zeros((0, size), dtype=np.int64)
    return Window(np.array(ids, dtype=np.int64), offsets, labels, anchors, rows)
