"""Files of every format, damaged in every way: nothing is raised, nothing hangs, no reader fails."""

from __future__ import annotations

import gzip
import json
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.making import (
    FIRST,
    PAGE,
    SECOND,
    crawl,
    document,
    item,
    letter,
    ninjs,
    pdf,
    record,
    rss,
    saved_page,
    taken,
    tarred,
    zipped,
)  # fmt: skip

OPENS = b"From ann@gull.example Tue May  6 10:00:00 2031\n"
BOX = b"".join(OPENS + letter(text) + b"\n" for text in (FIRST, SECOND))
WHOLE = {
    ".txt": FIRST.encode(),
    ".html": PAGE.encode(),
    ".mhtml": saved_page(),
    ".jsonl": json.dumps({"id": "j", "text": FIRST}).encode() + b"\n" + json.dumps({"text": SECOND}).encode(),
    ".csv": f'id,title,text\nc1,"A, b","{FIRST}"\nc2,t,"{SECOND}"\n'.encode(),
    ".tsv": f"id\ttext\nt1\t{FIRST}\n".encode(),
    ".rss": rss(item("g1", FIRST), item("g2", SECOND)).encode(),
    ".opml": b'<opml><body><outline xmlUrl="https://gull.example/"/></body></opml>',
    ".json": ninjs(),
    ".eml": letter(FIRST),
    ".mbox": BOX,
    ".pdf": pdf([(72, 700, FIRST), (72, 680, SECOND)]),
    ".docx": document(FIRST, title="Talks"),
    ".warc": gzip.decompress(crawl(record("https://gull.example/", PAGE.encode()))),
    ".warc.gz": crawl(record("https://gull.example/", PAGE.encode())),
    ".zip": zipped({"a.txt": FIRST, "b.eml": letter(SECOND), "c.zip": zipped({"d.html": PAGE})}),
    ".tar": tarred({"a.txt": FIRST, "b.rss": rss(item("g", SECOND))}, "w"),
    ".tar.gz": tarred({"a.txt": FIRST, "b.txt": SECOND}),
    ".gz": gzip.compress(FIRST.encode()),
}
SUFFIXES = st.sampled_from(sorted(WHOLE))
SPOTS = st.floats(0, 1, exclude_max=True)
# what parsers trip over: lengths, quotes, signs, ends
TRAPS = st.sampled_from(
    [b"\x00", b"\xff" * 4, b"\x7f\xff\xff\xff", b"-1", b"99999999999", b'"', b"\n\n", b"\r\n", b"]]>",
     b"<![CDATA[", b"<!--", b"&#0;", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"WARC/1.0\r\n", b"From ",
     b"=?utf-8?b?", b"\\u0000"]
)  # fmt: skip
# what is done, where, how far, and with what
EDITS = st.tuples(
    st.sampled_from(["cut", "drop", "flip", "put", "double"]),
    SPOTS,
    SPOTS,
    st.one_of(TRAPS, st.binary(max_size=12)),
)
BUDGET = 25.0


def edited(raw: bytes, edits: list[tuple[str, float, float, bytes]]) -> bytes:
    for kind, spot, reach, piece in edits:
        at = int(spot * len(raw))
        end = at + 1 + int(reach * reach * reach * (len(raw) - at))
        if kind == "cut":
            raw = raw[:at]
        elif kind == "drop":
            raw = raw[:at] + raw[end:]
        elif kind == "flip":
            raw = raw[:at] + bytes([raw[at] ^ (1 << int(reach * 8))]) + raw[at + 1 :] if raw else raw
        elif kind == "put":
            raw = raw[:at] + piece + raw[at + len(piece) :]
        else:
            raw = raw[:end] + raw[at:end] + raw[end:]
    return raw


def holds(raw: bytes, suffix: str) -> None:
    """Taken in without a failure (which `taken` asserts), soon, and with something to show for it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{suffix}"
        path.write_bytes(raw)
        began = time.monotonic()
        reports, problems = taken(path)
        assert time.monotonic() - began < 10
        assert reports or problems


@pytest.mark.parametrize("suffix", sorted(WHOLE))
def test_the_files_are_whole_before_they_are_damaged(suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"x{suffix}").write_bytes(WHOLE[suffix])
    reports, problems = taken(tmp_path)
    assert bool(reports) == (suffix != ".opml")
    assert {p.code for p in problems} == ({"feed_list"} if suffix == ".opml" else set())


@pytest.mark.slow
def test_damaged_files_of_every_format() -> None:
    until = time.monotonic() + BUDGET

    @settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
    @given(SUFFIXES, SUFFIXES, st.booleans(), st.lists(EDITS, min_size=1, max_size=5))
    def run(own: str, other: str, renamed: bool, edits: list[tuple[str, float, float, bytes]]) -> None:
        if time.monotonic() < until:
            holds(edited(WHOLE[own], edits), other if renamed else own)

    run()


@pytest.mark.slow
def test_any_bytes_under_every_name() -> None:
    until = time.monotonic() + BUDGET

    @settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        SUFFIXES,
        st.one_of(st.binary(max_size=600), st.lists(st.one_of(TRAPS, st.binary(max_size=20))).map(b"".join)),
    )
    def run(suffix: str, raw: bytes) -> None:
        if time.monotonic() < until:
            holds(raw, suffix)

    run()
