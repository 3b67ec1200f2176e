"""The JSON that `read` and `export` print, as docs/record.schema.json describes it."""

from __future__ import annotations

from typing import Any

import msgspec

from counterclaim.evidence import Reading, Record, Report

ASIDE = frozenset(("demonym", "relation"))


def _plain(value: object) -> Any:
    return msgspec.to_builtins(value, order="deterministic")


def _report(report: Report) -> dict[str, Any]:
    shown: dict[str, Any] = _plain(report)
    del shown["text"]
    return shown


def export(record: Record) -> dict[str, Any]:
    """The whole record as one object. The reports' source texts stay in the record file."""
    shown: dict[str, Any] = _plain(msgspec.structs.replace(record, reports=()))
    shown["reports"] = [_report(r) for r in record.reports]
    return shown


def line(reading: Reading) -> dict[str, Any]:
    """One report's own reading as one object.

    Places have one row for each mention, with the mention's start, end and text beside its
    coordinates, so that every row can be laid over the text. Peoples, and places described by another
    that is there anyway, have rows only where an event, a figure or a place points at them.
    """
    shown: dict[str, Any] = _plain(msgspec.structs.replace(reading, report=Report(id="", text="")))
    shown["report"] = _report(reading.report)
    pointed = {e.place for e in reading.events} | {f.place for f in reading.figures}
    pointed |= {p.within for p in reading.places}
    rows = [
        {**place, "start": m["start"], "end": m["end"], "text": m["text"], "mentions": [m]}
        for place in shown["places"]
        if place["basis"] not in ASIDE or place["id"] in pointed
        for m in place["mentions"]
    ]
    shown["places"] = sorted(rows, key=lambda row: (row["start"], row["end"]))
    return shown


def dumps(shown: dict[str, Any], *, indent: bool = False) -> bytes:
    """The object as UTF-8 JSON, keys in alphabetical order, the same bytes for the same object."""
    encoded = msgspec.json.encode(shown, order="sorted")
    return msgspec.json.format(encoded, indent=1) if indent else encoded
