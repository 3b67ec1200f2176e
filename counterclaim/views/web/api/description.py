"""The API described as OpenAPI 3.1; schemas are msgspec's, made from the structs that are sent."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

import counterclaim
from counterclaim.views.web.api.asking import DATE, LAST, LONGEST, MOST, USUAL
from counterclaim.views.web.api.collections import COLLECTIONS, Collection, item_type, page_type
from counterclaim.views.web.api.shapes import About, FoundPage, Trouble
from counterclaim.views.web.pages.search import KINDS as SEARCHED

_PAGING = (
    ("page", {"type": "integer", "minimum": 1, "maximum": LAST, "default": 1}, "Which page, from 1."),
    ("size", {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}, "Items on a page."),
)
_INTRODUCTION = (
    "The record of what reports say, read only. Every item comes with the exact words it stands on: quote "
    "and cite those. Offsets count Unicode code points of the report's source; dates are EDTF (ISO 8601-2). "
    "Lists have the order and the filters of the dossier's pages; judgements of analysts are applied."
)


def _parameter(name: str, schema: dict[str, Any], words: str, *, needed: bool = False) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": needed, "schema": schema, "description": words}


def _answers(name: str, *, missing: bool = False) -> dict[str, Any]:
    def problem(words: str) -> dict[str, Any]:
        schema = {"$ref": "#/components/schemas/Trouble"}
        return {"description": words, "content": {"application/problem+json": {"schema": schema}}}

    schema = {"$ref": f"#/components/schemas/{name}"}
    found: dict[str, Any] = {
        "200": {"description": "As asked.", "content": {"application/json": {"schema": schema}}},
        "400": problem("A parameter is unknown or malformed."),
        "503": problem("The record is being built."),
    }
    if missing:
        found["404"] = problem("There is no such thing in the record.")
    return found


def _listing(c: Collection) -> dict[str, Any]:
    text = {"type": "string", "maxLength": LONGEST}
    given = [_parameter(*p) for p in _PAGING]
    given += [
        _parameter(name, text, f"Only those with this: {label.lower()}.")
        for name, label in c.parameters.items()
    ]
    if c.dated:
        day = {"type": "string", "format": "edtf-day", "pattern": DATE, "examples": ["2016-02-11", "2016-02"]}
        given += [_parameter("from", day, "Not before."), _parameter("to", day, "Not after.")]
    return {
        "operationId": f"list_{c.name}",
        "summary": f"A page of the record's {c.name}",
        "tags": [c.name],
        "parameters": given,
        "responses": _answers(page_type(c).__name__),
    }


def _single(c: Collection) -> dict[str, Any]:
    words = f"The {c.kind}'s id; its slashes may stand as they are."
    place = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "description": words}
    text = ", with its source text" if c.name == "reports" else ""
    return {
        "operationId": f"get_{c.kind}",
        "summary": f"One {c.kind}{text}",
        "tags": [c.name],
        "parameters": [place],
        "responses": _answers(item_type(c).__name__, missing=True),
    }


def _paths() -> dict[str, Any]:
    record = {
        "operationId": "get_record",
        "summary": "The record itself",
        "responses": _answers(About.__name__),
    }
    kinds = {"type": "string", "enum": list(SEARCHED)}
    words = {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": r"\S"}
    search = {
        "operationId": "search",
        "summary": "Everything that holds all of some words",
        "parameters": [
            _parameter("q", words, 'Words that must all occur; "a phrase" stays together.', needed=True),
            _parameter("kind", kinds, "Only lines of this kind."),
            *(_parameter(*p) for p in _PAGING),
        ],
        "responses": _answers(FoundPage.__name__),
    }
    found: dict[str, Any] = {"/api/record": {"get": record}, "/api/search": {"get": search}}
    for c in COLLECTIONS.values():
        found[f"/api/{c.name}"] = {"get": _listing(c)}
        found[f"/api/{c.name}/{{id}}"] = {"get": _single(c)}
    return found


@cache
def description() -> dict[str, Any]:
    """The whole description, as /api/openapi.json sends it."""
    shapes: list[type] = [About, FoundPage, Trouble]
    for c in COLLECTIONS.values():
        shapes += [item_type(c), page_type(c)]
    _, components = msgspec.json.schema_components(shapes, ref_template="#/components/schemas/{name}")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Counterclaim",
            "version": counterclaim.__version__,
            "description": _INTRODUCTION,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": _paths(),
        "components": {
            "schemas": components,
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "Needed where the dossier is served with a token.",
                }
            },
        },
        "security": [{}, {"token": []}],
    }
