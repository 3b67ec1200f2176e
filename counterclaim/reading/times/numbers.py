"""Numbers in figures and words."""

from __future__ import annotations

import re

from counterclaim.reading.times.feasts import lexicon


def number(text: str) -> float | None:
    """The number that figures or words stand for ("1,200", "forty - two", "three and a half")."""
    text = text.strip()
    if re.fullmatch(r"\d+(?:,\d{3})*(?:\.\d+)?", text):
        return float(text.replace(",", ""))
    half = 0.5 if text.endswith(" and a half") else 0.0
    text = text.removesuffix(" and a half")
    if text in ("half a", "half an"):
        return 0.5
    total: float | None = None
    for word in re.split(r"[\s\-‐‑–—]+", text):
        if word in ("a", "an", "another", "and"):
            total = total or (1 if word != "and" else total)
            continue
        value = lexicon()["number"].get(word)
        if value is None:
            return None
        if total is None:
            total = value
        elif value in (100, 1000):
            total *= value
        else:
            total += value
    return None if total is None else total + half


def amount(text: str) -> str:
    """A number as TIMEX3 writes it: 5, 1.5, or X where the text names none."""
    text = re.sub(r"^(?:a|the) (?=\w)|\s+of( the)?$", "", text) if "half" not in text else text
    vague = lexicon()["vague"].get(text)
    if vague is not None:
        return str(vague)
    value = number(text)
    return "X" if value is None else f"{value:g}"


def ordinal(text: str) -> int | None:
    """The number an ordinal stands for ("third", "20th")."""
    if m := re.match(r"(\d+)", text):
        return int(m[1])
    found = lexicon()["ordinal"].get(text)
    return None if found is None else int(found)
