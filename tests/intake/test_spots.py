"""Spots inside files: ids, names, and characters that are not shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.intake.spots import climbs, stem, tail, unseen
from tests.making import FIRST, PAGE, SECOND, codes, taken


@pytest.mark.parametrize(
    ("where", "end"),
    [
        ("line 3", "3"),
        ("member a/b c.html", "a/b c"),
        ("member in.tar.gz, member x.jsonl, line 3", "in/x/3"),
        ("message 2, attachment note.docx", "2/note"),
    ],
)
def test_a_spot_ends_an_id(where: str, end: str) -> None:
    assert tail(where) == end


def test_stems() -> None:
    names = ("a.txt", "news.tar.gz", "CC-1.warc.gz", "x.gz", "none", "v1.2.pdf")
    assert [stem(name) for name in names] == ["a", "news", "CC-1", "x", "none", "v1.2"]


def test_names_that_climb() -> None:
    assert all(map(climbs, ("../a", "/a", "a/../../b", "C:/x", "c:x", "\\x", "a\\..\\b", "a\x00b")))
    assert not any(map(climbs, ("a/b.txt", "a..b", "..a/b", "./a")))


def test_control_and_turning_characters_are_remarked_on_and_kept(tmp_path: Path) -> None:
    text = f"{FIRST} The \u202eyovne\u202c said so.\x07 {SECOND}"
    (tmp_path / "t.txt").write_text(text)
    (tmp_path / "p.html").write_text(PAGE.replace("an envoy", "an \u2067envoy\u2069"))
    rows = [json.dumps({"id": "j1", "text": text + "!"}), json.dumps({"id": "j2", "text": FIRST})]
    (tmp_path / "w.jsonl").write_text("\n".join(rows))
    reports, problems = taken(tmp_path)
    assert reports["t"].text == text
    assert set(reports) == {"t", "p", "j1", "j2"}
    assert codes(problems) == [("unseen", None), ("unseen", None), ("unseen", "line 1")]
    assert "U+0007 × 1, U+202C × 1, U+202E × 1" in problems[1].message
    assert unseen("Plain \u200f words\twith\r\nbreaks.") is None


def test_a_page_two_hundred_elements_deep_is_read(tmp_path: Path) -> None:
    deep = PAGE.replace("<article>", "<div>" * 200 + "<article>").replace(
        "</article>", "</article>" + "</div>" * 200
    )
    (tmp_path / "deep.html").write_text(deep)
    (tmp_path / "abyss.html").write_text(deep.replace("<div>", "<div>" * 500))
    reports, problems = taken(tmp_path)
    assert FIRST in [span.text for span in reports["deep"].body]
    assert not [p for p in problems if "deep.html" in p.path]
    assert "abyss" in reports or [p for p in problems if "abyss" in p.path]


def test_a_page_whose_charset_lies_is_read(tmp_path: Path) -> None:
    text = PAGE.replace("<head>", '<head><meta charset="utf-16">').replace("Monday", "Montag früh")
    (tmp_path / "a.html").write_bytes(text.encode("utf-8"))
    (tmp_path / "b.html").write_bytes(text.replace("utf-16", "ascii").encode("latin-1"))
    (tmp_path / "c.html").write_bytes(text.replace("utf-16", "no-such-thing").encode("cp1252"))
    reports, _ = taken(tmp_path)
    assert all("Montag früh" in reports[id].text for id in "abc")
