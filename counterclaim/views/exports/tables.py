"""The tables of the record: what CSV, XLSX and Parquet hold, and what GeoJSON's features say."""

from __future__ import annotations

from typing import Any

from counterclaim.evidence import (
    Figure,
    Passage,
    Statement,
)
from counterclaim.store.rows import rows as stored
from counterclaim.views import wording
from counterclaim.views.exports.dealings import ANSWERS, DISPUTES, PROPOSALS, TALKS
from counterclaim.views.exports.situations import SITUATIONS
from counterclaim.views.exports.table import (
    ID,
    SOURCES,
    Column,
    Table,
    dated,
    first_day,
    joined,
    located,
    names,
    quoted,
    reviewed,
)
from counterclaim.views.web.exhibits import of_figure, whole_statement
from counterclaim.views.web.folio import Folio


def _said(s: Statement) -> str | None:
    return s.said


def _content(s: Statement) -> str:
    return " … ".join(c.text for c in s.content)


def _passage(s: Statement) -> tuple[Passage, ...]:
    return (whole_statement(s),) if s.content else ()


REPORTS = Table(
    "reports",
    "one row for each report",
    lambda f: f.record.reports,
    (
        ID,
        Column("title", "#meta+title", "its headline", lambda _, r: r.title),
        Column("outlet", "#meta+source+name", "the outlet", lambda _, r: r.outlet),
        Column("agencies", "#meta+source+agency", "wire agencies credited", lambda _, r: joined(r.agencies)),
        Column("byline", "#meta+author", "the byline", lambda _, r: r.byline),
        Column("dateline", "#loc+dateline", "the place it was filed from", lambda _, r: r.dateline),
        *dated(lambda r: r.published, "+published"),
        Column(
            "date_basis",
            "#date+published+basis",
            "given, markup, dateline or inferred",
            lambda _, r: r.published_basis,
        ),
        Column("copy_of", "#meta+copy+id", "the id of the report it repeats", lambda _, r: r.copy_of),
        Column("url", "#meta+url", "its address", lambda _, r: r.url),
        Column("file", "#meta+file", "the file it came from", lambda _, r: r.path),
        Column("sha256", "#meta+sha256", "the digest of its bytes", lambda _, r: r.sha256),
    ),
)

ACTORS = Table(
    "actors",
    "one row for each actor",
    lambda f: f.record.actors,
    (
        ID,
        reviewed("actor"),
        Column("name", "#contact+name", "what the record calls it", lambda _, a: a.name),
        Column("kind", "#contact+type", "person, state, armed_group ...", lambda _, a: a.kind),
        Column("country", "#country+code", "ISO 3166-1 alpha-3", lambda _, a: a.country),
        Column(
            "part_of",
            "#org+name",
            "what it speaks or acts for",
            lambda f, a: f.name(a.part_of) if a.part_of else None,
        ),
        Column("part_of_id", "#org+id", "the id of that", lambda _, a: a.part_of),
        Column("roles", "#contact+role", "titles it was given", lambda _, a: joined(a.roles)),
        Column("aliases", "#contact+name+alt", "other names", lambda _, a: joined(a.aliases)),
        Column(
            "mentions",
            "#meta+mentions+num",
            "how often it is mentioned",
            lambda _, a: len(a.mentions),
            "count",
        ),
        *quoted(lambda a: a.mentions),
    ),
)

PLACES = Table(
    "places",
    "one row for each place",
    lambda f: f.record.places,
    (
        ID,
        reviewed("place"),
        *located(lambda p: p.id),
        Column(
            "geonameid", "#loc+code+geonames", "its number in GeoNames", lambda _, p: p.geonameid, "count"
        ),
        Column("feature", "#loc+type", "its GeoNames feature code", lambda _, p: p.feature),
        Column(
            "within",
            "#loc+within+name",
            "the place that contains it",
            lambda f, p: f.place_name(p.within) or None,
        ),
        Column(
            "mentions",
            "#meta+mentions+num",
            "how often it is mentioned",
            lambda _, p: len(p.mentions),
            "count",
        ),
        *quoted(lambda p: p.mentions),
    ),
    place=lambda p: str(p.id),
)

STATEMENTS = Table(
    "statements",
    "one row for each statement: who said what, and what they did by saying it",
    lambda f: f.record.statements,
    (
        ID,
        reviewed("statement"),
        Column("speakers", "#contact+speaker+name", "who said it", lambda f, s: names(f, f.speakers(s))),
        Column("speaker_ids", "#contact+speaker+id", "their ids", lambda f, s: joined(f.speakers(s))),
        Column(
            "anonymous",
            "#contact+speaker+anonymous",
            "whether the source is not named",
            lambda _, s: s.anonymous,
            "flag",
        ),
        Column(
            "called",
            "#contact+speaker+words",
            "how the report names the source",
            lambda _, s: s.source.text if s.source else None,
        ),
        Column("kind", "#event+type+statement", "assert, deny, accuse, propose ...", lambda _, s: s.kind),
        Column("stance", "#status+stance", "asserted, denied or open", lambda _, s: s.stance),
        Column(
            "direct",
            "#meta+direct",
            "whether it stands in the speaker's own words",
            lambda _, s: s.direct,
            "flag",
        ),
        Column(
            "confidence",
            "#meta+confidence",
            "how likely (0 to 1) source and content are as a careful coder would mark them",
            lambda _, s: s.confidence,
            "number",
        ),
        Column(
            "content",
            "#description+content",
            "what was said; … where the cue interrupts it",
            lambda _, s: _content(s),
        ),
        *dated(_said, "+said"),
        Column(
            "report_date",
            "#date+published",
            "the first day the report's date allows",
            lambda f, s: first_day(f.published(s.report)),
        ),
        *quoted(_passage),
        SOURCES,
    ),
)

EVENTS = Table(
    "events",
    "one row for each event, whatever its status: an allegation is not a fact",
    lambda f: f.record.events,
    (
        ID,
        reviewed("event"),
        Column("type", "#event+type+plover", "PLOVER 2.0 event type", lambda _, e: e.type),
        Column("mode", "#event+mode+plover", "PLOVER mode", lambda _, e: e.mode),
        Column("sub_type", "#event+subtype", "ACLED-like sub-event label", lambda _, e: e.acled),
        Column(
            "what", "#event+name", "the same in a reader's words", lambda _, e: wording.deed(e.type, e.acled)
        ),
        Column(
            "status", "#status", "reported, claimed, disputed, denied, planned ...", lambda _, e: e.status
        ),
        Column(
            "claimed_by", "#contact+claimant+name", "whose account it is", lambda f, e: names(f, e.claimed_by)
        ),
        Column("actors", "#contact+actor+name", "who did it", lambda f, e: names(f, e.actors)),
        Column("actor_ids", "#contact+actor+id", "their ids", lambda _, e: joined(e.actors)),
        Column(
            "recipients", "#contact+recipient+name", "to or with whom", lambda f, e: names(f, e.recipients)
        ),
        Column("recipient_ids", "#contact+recipient+id", "their ids", lambda _, e: joined(e.recipients)),
        *dated(lambda e: e.date),
        Column(
            "date_basis",
            "#date+occurred+basis",
            "own, clause, sentence, paragraph, event",
            lambda _, e: e.date_basis,
        ),
        *located(lambda e: e.place),
        *quoted(lambda e: e.mentions),
        SOURCES,
    ),
    place=lambda e: e.place,
)


def _whose(f: Folio, x: Figure) -> str:
    return names(f, f.speakers(f.statements.get(x.statement or "")))


FIGURES = Table(
    "figures",
    "one row for each number of each report, with its bounds",
    lambda f: f.record.figures,
    (
        ID,
        reviewed("figure"),
        Column("measure", "#indicator+name", "what it measures", lambda _, x: x.measure),
        Column("value", "#indicator+value+num", "the number", lambda _, x: x.value, "number"),
        Column("low", "#indicator+min+num", "its lower bound; empty if open", lambda _, x: x.low, "number"),
        Column("high", "#indicator+max+num", "its upper bound; empty if open", lambda _, x: x.high, "number"),
        Column("unit", "#indicator+unit", "its unit", lambda _, x: x.unit),
        Column("of", "#indicator+of", "what is counted, as the report has it", lambda _, x: x.of),
        Column(
            "killed",
            "#affected+killed",
            "the number where people killed are counted",
            lambda _, x: x.value if x.measure == "killed" else None,
            "number",
        ),
        Column(
            "injured",
            "#affected+injured",
            "the number where people injured are counted",
            lambda _, x: x.value if x.measure == "injured" else None,
            "number",
        ),
        Column(
            "displaced",
            "#affected+displaced",
            "the number where people displaced are counted",
            lambda _, x: x.value if x.measure == "displaced" else None,
            "number",
        ),
        Column(
            "cumulative",
            "#indicator+cumulative",
            "whether it runs since a start",
            lambda _, x: x.cumulative,
            "flag",
        ),
        Column("given_by", "#contact+claimant+name", "who gives it; empty for the report itself", _whose),
        *dated(lambda x: x.as_of, "+as_of"),
        *located(lambda x: x.place),
        Column("event", "#event+id", "the event it belongs to", lambda _, x: x.event),
        Column("part_of", "#indicator+whole+id", "the figure it is a part of", lambda _, x: x.part_of),
        *quoted(lambda x: (of_figure(x),)),
        SOURCES,
    ),
    place=lambda x: x.place,
)


def _evidence(f: Folio) -> list[tuple[str, str, str, Passage]]:
    return [
        (row.table, str(row.columns["id"]), role, passage)
        for row in stored(f.record)
        if row.evidence
        for role, passage in row.evidence
    ]


EVIDENCE = Table(
    "evidence",
    "one row for each passage that something was read from",
    _evidence,
    (
        Column("kind", "#meta+kind", "event, statement, figure ...", lambda _, x: x[0]),
        Column("id", "#meta+id", "whose evidence it is", lambda _, x: x[1]),
        Column("role", "#meta+role", "mention, source, cue, content, side 1 ...", lambda _, x: x[2]),
        Column("words", "#description+words", "the exact words", lambda _, x: x[3].text),
        Column("report", "#meta+source+id", "the report they stand in", lambda _, x: x[3].report),
        Column("start", "#meta+start", "their first character, from 0", lambda _, x: x[3].start, "count"),
        Column("end", "#meta+end", "the character after their last", lambda _, x: x[3].end, "count"),
        Column(
            "statement", "#meta+statement+id", "the statement they are part of", lambda _, x: x[3].statement
        ),
    ),
)


def _tables() -> dict[str, Table]:
    everything: tuple[Table, ...] = (
        REPORTS,
        ACTORS,
        PLACES,
        STATEMENTS,
        EVENTS,
        FIGURES,
        TALKS,
        PROPOSALS,
        ANSWERS,
        DISPUTES,
        *SITUATIONS,
        EVIDENCE,
    )
    return {t.name: t for t in everything}


TABLES: dict[str, Table] = _tables()
"""Every table by its name, in the order they are written."""


def row_of(table: Table, folio: Folio, item: Any) -> dict[str, Any]:
    """One item's row by column name, without empty cells."""
    return {
        name: value
        for name, value in zip(table.header, table.row(folio, item), strict=True)
        if value is not None and value != ""
    }
