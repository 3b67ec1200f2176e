"""Each export read back by the library that its readers use: as many rows as went in, the same words."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from pathlib import Path

import feedparser
import msgspec
import pytest

from counterclaim.evidence.judgement import Review
from counterclaim.store.builds import Build, Change
from counterclaim.views.exports import KINDS, export
from counterclaim.views.exports.acled import ACLED, SUB_TYPES
from counterclaim.views.exports.delimited import as_csv
from counterclaim.views.exports.feeds import as_atom, as_rss
from counterclaim.views.exports.followthemoney import country, entities
from counterclaim.views.exports.geojson import LOCATED, feature_collection
from counterclaim.views.exports.linked_data import graph
from counterclaim.views.exports.parquet import as_parquet
from counterclaim.views.exports.plover import PLOVER, QUADS
from counterclaim.views.exports.tables import TABLES
from counterclaim.views.exports.timemap import files, mapped
from counterclaim.views.exports.workbook import as_xlsx
from counterclaim.views.web.folio import Folio
from tests.views.web.records import keep, record

ROOT = Path(__file__).resolve().parents[3]
FOLIO = Folio(record(), {"title": "Lake Corry"}, 0.0)
COUNTS = {name: sum(1 for _ in table.items(FOLIO)) for name, table in TABLES.items()}


def test_every_column_has_one_name_and_one_hashtag() -> None:
    for table in (*TABLES.values(), ACLED, PLOVER):
        assert len(set(table.header)) == len(table.header), table.name
        assert len(set(table.hashtags)) == len(table.hashtags), table.name
        assert all(tag.startswith("#") and tag == tag.lower() for tag in table.hashtags)


@pytest.mark.parametrize("name", TABLES)
def test_csv(name: str) -> None:
    text = as_csv(TABLES[name], FOLIO).decode("utf-8-sig")
    header, tags, *rows = csv.reader(io.StringIO(text, newline=""))
    assert (tuple(header), tuple(tags)) == (TABLES[name].header, TABLES[name].hashtags)
    assert len(rows) == COUNTS[name]
    assert {len(row) for row in rows} <= {len(header)}


@pytest.mark.parametrize("name", ["events", "figures", "statements"])
def test_csv_by_libhxl(name: str, tmp_path: Path) -> None:
    hxl = pytest.importorskip("hxl")
    (tmp_path / "t.csv").write_bytes(as_csv(TABLES[name], FOLIO))
    options = hxl.InputOptions(allow_local=True)
    data = hxl.data(str(tmp_path / "t.csv"), options)
    assert len(list(data)) == COUNTS[name]
    assert [c.display_tag.split("+")[0] for c in data.columns] == [
        tag.split("+")[0] for tag in TABLES[name].hashtags
    ]


def test_xlsx() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(list(TABLES.values()), FOLIO)))
    assert book.sheetnames == list(TABLES)
    for name, table in TABLES.items():
        rows = list(book[name].iter_rows(values_only=True))
        assert (rows[0], rows[1]) == (table.header, table.hashtags)
        assert len(rows) - 2 == COUNTS[name]
    assert as_xlsx([TABLES["events"]], FOLIO) == as_xlsx([TABLES["events"]], FOLIO)


@pytest.mark.parametrize("name", TABLES)
def test_parquet(name: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    made = parquet.read_table(io.BytesIO(as_parquet(TABLES[name], FOLIO)))
    assert made.num_rows == COUNTS[name]
    assert tuple(made.column_names) == TABLES[name].header
    assert [made.schema.field(n).metadata[b"hxl"].decode() for n in made.column_names] == list(
        TABLES[name].hashtags
    )
    for n, column in enumerate(TABLES[name].columns):
        assert made.column(n).to_pylist() == [row[n] for row in TABLES[name].rows(FOLIO)], column.name


def test_geojson_has_what_stands_somewhere() -> None:
    made = json.loads(json.dumps(feature_collection(FOLIO)))
    for table in LOCATED:
        features = [f for f in made["features"] if f["properties"]["table"] == table.name]
        assert len(features) + made["left_out"][table.name] == COUNTS[table.name]
    (meeting,) = [f for f in made["features"] if f["id"] == "events/r1/e1"]
    place = FOLIO.places["corry"]
    assert meeting["geometry"] == {"type": "Point", "coordinates": [place.lon, place.lat]}
    assert meeting["properties"]["status"] == "reported"


def test_acled_has_claims_as_claims() -> None:
    rows = [dict(zip(ACLED.header, row, strict=True)) for row in ACLED.rows(FOLIO)]
    assert [r["event_id_cnty"] for r in rows] == ["r1/e2"]
    (shelling,) = rows
    assert shelling["sub_event_type"] == "Shelling/artillery/missile attack"
    assert (shelling["event_date"], shelling["time_precision"]) == ("2031-05-01", 3)
    assert (shelling["actor1"], shelling["inter1"], shelling["status"]) == (
        "Arden",
        "State forces",
        "disputed",
    )


def test_every_sub_type_of_the_reader_that_acled_has_is_mapped() -> None:
    lexicon = tomllib.loads((ROOT / "counterclaim/reading/lexicons/acled.toml").read_text(encoding="utf-8"))
    theirs = {label: name for label, name in lexicon["names"].items() if not name.startswith("(not ACLED)")}
    assert {label: sub for label, (_, sub) in SUB_TYPES.items()} == {
        label: name for label, name in theirs.items() if name != "Other"
    }


def test_plover_has_every_event() -> None:
    rows = [dict(zip(PLOVER.header, row, strict=True)) for row in PLOVER.rows(FOLIO)]
    assert len(rows) == COUNTS["events"]
    assert len(QUADS) == 16
    meeting = rows[0]
    assert (meeting["event_type"], meeting["quad_code"], meeting["recipient_name"]) == ("CONSULT", 1, "Bryn")
    assert meeting["actor_sector"] == "GOV"


def test_json_ld_selectors_resolve_to_the_words() -> None:
    made = json.loads(json.dumps(graph(FOLIO)))
    nodes = made["@graph"]
    ids = [n["id"] for n in nodes]
    assert len(ids) == len(set(ids))
    texts = {f"urn:counterclaim:report:{r.id}": r.text for r in FOLIO.record.reports}
    notes = [n for n in nodes if n["type"] == "Annotation"]
    assert len(notes) == COUNTS["evidence"]
    for note in notes:
        text = texts[note["target"]["source"]]
        position, quote = note["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert note["body"].startswith("urn:counterclaim:")
    claims = [n for n in nodes if n["type"] == "Claim"]
    assert len(claims) == COUNTS["statements"]
    (review,) = [n for n in nodes if n["type"] == "ClaimReview"]
    assert review["itemReviewed"]["id"] == "urn:counterclaim:statement:r1%2Fs1"
    assert review["citation"] == [{"id": "urn:counterclaim:statement:r1%2Fs2"}]
    assert "reviewRating" not in review
    known = {*ids, *texts}
    assert {r["itemReviewed"]["id"] for r in nodes if r["type"] == "ClaimReview"} <= known


def test_followthemoney_entities_hang_together() -> None:
    made = list(entities(FOLIO))
    ids = [e["id"] for e in made]
    assert len(ids) == len(set(ids))
    kinds = [e["schema"] for e in made]
    assert kinds.count("Article") == COUNTS["reports"]
    assert kinds.count("Event") == COUNTS["events"]
    for e in made:
        for name in ("involved", "proof", "document", "resolved", "subject", "object"):
            assert set(e["properties"].get(name, [])) <= set(ids)
    assert (country("SYR"), country("XXX"), country(None)) == ("sy", None, None)


def test_followthemoney_by_its_model() -> None:
    ftm = pytest.importorskip("followthemoney")
    for e in entities(FOLIO):
        proxy = ftm.model.get_proxy(e, cleaned=False)
        assert proxy.schema.name == e["schema"]
        proxy.schema.validate(e)
        for name, values in e["properties"].items():
            assert len(proxy.get(name)) == len(values), (e["schema"], name, values)


def test_timemap_has_every_mapped_event_with_its_sources() -> None:
    made = files(FOLIO)
    assert len(made["events.json"]) == len(mapped(FOLIO)) == 2
    event = made["events.json"][0]
    assert event["date"] == "05/03/2031"
    assert all(isinstance(event[k], str) for k in ("latitude", "longitude", "description", "id", "time"))
    assert set(event["sources"]) <= set(made["sources.json"])
    assert set(event["associations"]) <= {a["id"] for a in made["associations.json"]}


BUILDS = [
    Build(2, "2031-05-06T10:00:00Z", 2, (Change("dispute", "d1", "added", "Arden <b>denied</b> & so on"),)),
    Build(1, "2031-05-05T10:00:00Z", 1),
]


@pytest.mark.parametrize("make", [as_atom, as_rss])
def test_feeds_have_an_entry_for_each_change(make: object) -> None:
    made = make(FOLIO, BUILDS)  # type: ignore[operator]
    feed = feedparser.parse(made)
    assert not feed.bozo
    assert [e.title for e in feed.entries][1:] == ["The record was built of 1 report"]
    first = feed.entries[0]
    assert first.title.startswith("New: dispute: Arden")
    assert first.updated_parsed[:4] == (2031, 5, 6, 10) if make is as_atom else first.published_parsed
    assert "Arden" in first.summary
    assert feedparser.parse(make(FOLIO, [])).entries == []  # type: ignore[operator]


@pytest.mark.parametrize("kind", KINDS)
def test_equal_records_give_equal_files(kind: str, tmp_path: Path) -> None:
    if kind in {"xlsx", "parquet"}:
        pytest.importorskip("xlsxwriter" if kind == "xlsx" else "pyarrow")
    path = keep(record(), tmp_path / "r.db")
    first = export(path, kind, tmp_path / "a" / "out")
    again = export(path, kind, tmp_path / "b" / "out")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in again]
    assert first


def test_reviewed_rows_are_told_apart() -> None:
    review = Review(kind="event", id="r1/e1", state="confirmed", author="Ana", made="2031-05-06T10:00:00Z")
    judged = Folio(msgspec.structs.replace(FOLIO.record, reviews=(review,)), FOLIO.meta, 0.0)
    at = TABLES["events"].header.index("review")
    assert [row[at] for row in TABLES["events"].rows(judged)][:2] == ["confirmed", None]
