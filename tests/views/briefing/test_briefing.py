from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import msgspec
import pypdfium2
import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.evidence import Event, Passage
from counterclaim.store.builds import Build, Change
from counterclaim.views.briefing import brief, plan
from counterclaim.views.briefing.lines import MOST
from counterclaim.views.briefing.markdown import as_markdown, plain
from counterclaim.views.web.folio import Folio
from tests.views.web.records import keep, record

FOLIO = Folio(record(), {"title": "Lake Corry", "made_by": "counterclaim 1"}, 0.0)
BUILDS = [
    Build(
        2,
        "2031-05-06T10:00:00Z",
        2,
        (Change("event", "r1/e1", "added", "x"), Change("dispute", "d1", "changed", "x")),
    ),
    Build(1, "2031-05-05T10:00:00Z", 1),
]


def test_every_line_has_a_note_and_every_note_the_words_of_its_report() -> None:
    made = plan(FOLIO, BUILDS)
    cited = {n for s in made.sections for line in s.lines for n in line.notes}
    assert cited == {note.number for note in made.notes}
    assert all(line.notes for s in made.sections for line in s.lines)
    for note in made.notes:
        text = " ".join(FOLIO.reports[note.report].text[note.start : note.end].split())
        assert text.startswith(note.words.removesuffix(" …"))
        assert note.outlet == "Corry Post"
        assert note.date == "4 May 2031"


def test_what_it_says() -> None:
    made = plan(FOLIO, BUILDS)
    said = {s.title: [line.text for line in s.lines] for s in made.sections}
    assert said["What is contested"] == [
        "“Arden's guns had shelled the ferry, killing at least nine people”: claimed by Bryn, denied by "
        "Arden; 4 May 2031."
    ]
    assert said["Talks"] == ["3 May 2031, Lake Corry: Arden and Bryn; held."]
    assert said["Proposals"] == ["Bryn proposed truce for 7 days; Arden rejected it."]
    assert made.lede[-1] == "The last build, of 6 May 2031, added 1 event and changed 1 dispute."
    assert made.day == "2031-05-05"


def test_a_first_build_has_the_latest_instead() -> None:
    made = plan(FOLIO, BUILDS[1:])
    assert "New since the last build" not in {s.title for s in made.sections}
    assert not any("last build" in s for s in made.lede)


def crowded(n: int) -> Folio:
    """A record with many events, all alike but for their words."""
    whole = record()
    text = whole.reports[0].text
    events = [
        Event(
            id=f"x{i}",
            type="ASSAULT",
            actors=("arden",),
            recipients=(),
            date=f"2031-05-{i % 28 + 1:02}",
            status="reported",
            mentions=(Passage("r1", i, i + 40, text[i : i + 40]),),
        )
        for i in range(n)
    ]
    return Folio(msgspec.structs.replace(whole, events=(*whole.events, *events)), FOLIO.meta, 0.0)


def test_it_is_cut_to_its_room_and_says_what_is_left() -> None:
    small, large = plan(crowded(90), BUILDS[1:], 40.0), plan(crowded(90), BUILDS[1:])
    assert sum(len(s.lines) for s in small.sections) < sum(len(s.lines) for s in large.sections)
    assert max(len(s.lines) for s in large.sections) <= MOST
    known = large.sections[0]
    assert known.title == "What is known"
    assert known.left == 90 - len(known.lines)


@pytest.mark.parametrize("ending", [".md", ".html", ".docx", ".pdf"])
def test_equal_records_give_equal_files(ending: str, tmp_path: Path) -> None:
    if ending == ".pdf":
        pytest.importorskip("typst")
    for name in ("a", "b"):
        brief(keep(record(), tmp_path / f"{name}.db"), tmp_path / f"{name}{ending}")
    made = (tmp_path / f"a{ending}").read_bytes()
    assert made == (tmp_path / f"b{ending}").read_bytes()
    assert made


def test_the_pdf_is_two_pages_at_most_and_reads_in_order(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    whole = msgspec.structs.replace(crowded(90).record)
    brief(keep(whole, tmp_path / "r.db", title="Озеро بحيرة Lake"), tmp_path / "b.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "b.pdf")
    assert len(document) <= 2
    assert tuple(round(x) for x in document[0].get_size()) == (595, 842)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "Озеро بحيرة Lake" in " ".join(text.split())
    assert "claimed by Bryn, denied by Arden" in " ".join(text.split())
    assert document.get_metadata_value("CreationDate").startswith("D:20310505")


def test_the_docx_is_dated_by_the_record(tmp_path: Path) -> None:
    brief(keep(record(), tmp_path / "r.db"), tmp_path / "b.docx")
    made = (tmp_path / "b.docx").read_bytes()
    assert {i.date_time for i in zipfile.ZipFile(io.BytesIO(made)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    document = docx.Document(io.BytesIO(made))
    assert document.core_properties.created.date().isoformat() == "2031-05-05"  # type: ignore[union-attr]
    text = "\n".join(p.text for p in document.paragraphs)
    assert "3 May 2031, Lake Corry: Arden and Bryn; held." in text
    assert re.search(r"^1  Corry Post, 4 May 2031: “", text, re.M)


def test_markdown_has_a_footnote_for_each_reference() -> None:
    text = as_markdown(plan(FOLIO, BUILDS)).decode()
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert used == set(re.findall(r"^\[\^(\d+)\]:", text, re.M))
    assert plain("a_b [c](d) <e> & https://f") == r"a\_b \[c\](d) \<e\> &amp; https:&#47;&#47;f"


def test_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CounterclaimError, match=r"\.md, \.html, \.docx or \.pdf"):
        brief(tmp_path / "r.db", tmp_path / "b.odt")
