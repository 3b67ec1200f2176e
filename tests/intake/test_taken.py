"""What was taken in before is taken from memory, and nothing comes out otherwise for it."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.evidence import Problem, Report
from counterclaim.intake import take_in
from counterclaim.intake.copies import find_shared
from counterclaim.memory import Memory

MET = "The two delegations met for an hour on Monday and agreed to meet again, an envoy of Tarsa said."
GUNS = "Each side accused the other of moving guns into the neutral zone around the eastern lock."
GRAIN = "The canal carries most of the grain of the region and was closed to barges for six weeks."
LEFT = "Some forty thousand people have left the valley since March, according to relief agencies."
PAGE = (
    "<html><head><title>{}</title></head><body><article><h1>{}</h1><p>{}</p><p>{}</p></article></body></html>"
)


def lines(*texts: str, id: str | None = None) -> bytes:
    given = {} if id is None else {"id": id}
    return b"".join(json.dumps({"text": text, **given}).encode() + b"\n" for text in texts)


def zipped(**members: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name.replace("_", ".")), text)
    return whole.getvalue()


def feed(*entries: str) -> bytes:
    items = "".join(
        f"<item><guid>g{n}</guid><description>{t}</description></item>" for n, t in enumerate(entries)
    )
    return f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>".encode()


CONTENTS: tuple[bytes, ...] = (
    f"Talks by the lock\n\nEVIM, March 3, 2031 - {MET}\n\n{GUNS}\n\n{GRAIN}".encode(),
    f"Talks by the lock\n\nEVIM, March 3, 2031 - {MET}\n\n{GUNS}\n\n{LEFT}".encode(),
    f"{GRAIN}\r\n\r\n{LEFT}".encode("utf-16"),
    f"{LEFT} Le blé a été brûlé.\n\n{GUNS}".encode("cp1252"),
    f"{MET}\x00\x01\u202e".encode(),
    PAGE.format("Guns", "Guns at the lock", GUNS, MET).encode(),
    PAGE.format("Grain", "Grain is short", GRAIN, LEFT).encode(),
    lines(MET, GUNS, "", GUNS),
    lines(MET, GUNS, "", GUNS, LEFT),
    lines(GRAIN, LEFT, id="a"),
    lines(f"{GRAIN} {LEFT}", id="b"),
    zipped(a_html=PAGE.format("Guns", "Guns", GUNS, MET), b_txt=GRAIN, c_jsonl=lines(MET, LEFT).decode()),
    zipped(a_html=PAGE.format("Guns", "Guns", GUNS, MET), d_txt=LEFT),
    feed(MET, GUNS),
    feed(MET, GUNS, GRAIN),
    b"",
    bytes(range(256)) * 4,
    b"%PDF-1.4 cut off",
)
NAMES = ("a.txt", "a.html", "b.jsonl", "b.txt", "c/a.txt", "c/d.zip", "e", "f.rss", "g.pdf", "h.docx")
KINDS = {0: ".txt", 1: ".txt", 3: ".txt", 5: ".html", 8: ".jsonl", 11: ".zip", 14: ".rss"}

folders = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(CONTENTS), max_size=6)


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)


def clear(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def later(*memories: Memory) -> Memory:
    """The memory of a build after those."""
    kept = {place: value for memory in memories for place, value in memory.fresh.items()}
    return Memory(lambda kind, key: kept.get((kind, key)))


def reports(found: Sequence[Report | Problem]) -> list[Report]:
    return [item for item in found if isinstance(item, Report)]


@given(earlier=st.lists(folders, max_size=3), now=folders)
@settings(max_examples=60, deadline=None)
def test_whatever_was_taken_in_before_the_same_comes_out(
    earlier: list[Mapping[str, bytes]], now: Mapping[str, bytes]
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        memories: list[Memory] = []
        for files in earlier:
            write(folder, files)
            memories.append(later(*memories))
            find_shared(reports(list(take_in([folder], memories[-1]))), memories[-1])
            clear(folder)
        write(folder, now)
        memory, fresh = later(*memories), Memory()
        wanted = list(take_in([folder]))
        assert list(take_in([folder], memory)) == wanted
        assert list(take_in([folder], fresh)) == wanted
        assert find_shared(reports(wanted), memory) == find_shared(reports(wanted))


def test_a_folder_that_is_the_same_is_not_worked_out_again(tmp_path: Path) -> None:
    write(tmp_path, {f"{n}{kind}": CONTENTS[n] for n, kind in KINDS.items()})
    first = Memory()
    found = list(take_in([tmp_path], first))
    find_shared(reports(found), first)
    again = later(first)
    assert list(take_in([tmp_path], again)) == found
    find_shared(reports(found), again)
    assert first.made["report"] == len(reports(found))
    assert not again.made


def test_of_lines_added_to_a_file_only_those_are_new(tmp_path: Path) -> None:
    write(tmp_path, {"wire.jsonl": lines(MET, GUNS)})
    first = Memory()
    before = reports(list(take_in([tmp_path], first)))
    write(tmp_path, {"wire.jsonl": lines(MET, GUNS, LEFT)})
    again = later(first)
    after = reports(list(take_in([tmp_path], again)))
    assert after[:2] == before
    assert after[2].text == LEFT
    assert again.made["report"] == 1


def test_changed_bytes_are_taken_in_anew(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": CONTENTS[5]})
    first = Memory()
    list(take_in([tmp_path], first))
    write(tmp_path, {"a.html": CONTENTS[6]})
    again = later(first)
    (report,) = reports(list(take_in([tmp_path], again)))
    assert GRAIN in report.text
    assert again.made == {"drafts": 1, "report": 1}


def test_a_report_whose_id_is_taken_meanwhile_gets_another(tmp_path: Path) -> None:
    write(tmp_path, {"b.jsonl": lines(GRAIN, id="tarsa")})
    first = Memory()
    assert [r.id for r in reports(list(take_in([tmp_path], first)))] == ["tarsa"]
    write(tmp_path, {"a.jsonl": lines(LEFT, id="tarsa")})
    again = later(first)
    old, new = reports(list(take_in([tmp_path], again)))
    assert (old.id, old.text) == ("tarsa", LEFT)
    assert (new.id, new.text) == (f"tarsa~{new.sha256[:8]}", GRAIN)
    assert again.made == {"report": 1}


def test_what_failed_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.html": CONTENTS[5]})
    first = Memory()
    with monkeypatch.context() as broken:
        broken.setattr("counterclaim.intake.page.lay_out", lambda *_: 1 / 0)
        (trouble,) = take_in([tmp_path], first)
    assert isinstance(trouble, Problem)
    assert trouble.code == "failed"
    assert len(reports(list(take_in([tmp_path], later(first))))) == 1


def test_a_name_that_is_no_utf8_is_taken_in_all_the_same(tmp_path: Path) -> None:
    name = b"caf\xe9.html".decode("utf-8", "surrogateescape")
    try:
        (tmp_path / name).write_bytes(CONTENTS[5])
    except (OSError, UnicodeError):
        pytest.skip("names on this disk are UTF-8")
    assert list(take_in([tmp_path], Memory())) == list(take_in([tmp_path]))


def test_pairs_that_were_compared_before_are_not_compared_again(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": CONTENTS[0], "b.txt": CONTENTS[1]})
    first = Memory()
    found = find_shared(reports(list(take_in([tmp_path]))), first)
    assert found.copy_of
    assert first.made == {"paragraphs": 2, "overlap": 1}
    write(tmp_path, {"c.txt": CONTENTS[0]})
    again = later(first)
    find_shared(reports(list(take_in([tmp_path]))), again)
    assert again.asked == {"paragraphs": 3, "overlap": 3}
    assert again.made == {"overlap": 2}
