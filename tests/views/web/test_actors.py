from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import msgspec

from counterclaim.evidence import Actor, Record
from counterclaim.review.spots import KINDS
from counterclaim.views.web.links import anchor
from counterclaim.views.web.pages.actors import SOME, distinct_roles, other_names
from tests.views.web.records import client, keep, record


def test_roles_stand_once_in_their_fullest_form() -> None:
    roles = ("envoy", "Arden envoy", "U.S. envoy", "US envoy", "general", "x" * 90)
    actor = Actor(id="a", name="Harl", kind="person", roles=roles)
    assert distinct_roles(actor) == ["Arden envoy", "U.S. envoy", "general"]


def test_other_names_are_few_short_and_not_the_name_itself() -> None:
    aliases = (
        "Harl",
        "Mr. Harl",
        "the Harl",
        "HARL",
        "General\nHarl",
        "he who " * 12,
        "Old Harl",
        "old harl",
    )
    actor = Actor(id="a", name="Harl", kind="person", aliases=aliases)
    assert other_names(actor) == ["Mr. Harl", "Old Harl", "General Harl"]


def told_often(times: int = 40) -> Record:
    """The talks at Lake Corry, their events, statements, rounds, proposals and disputes told many times."""
    found = record()
    lists = {}
    for name in ("events", "statements", "talks", "proposals", "disputes"):
        things = getattr(found, name)
        lists[name] = tuple(
            msgspec.structs.replace(t, id=f"{t.id}-{n}" if n else t.id) for n in range(times) for t in things
        )
    return msgspec.structs.replace(found, **lists)


def test_an_actor_much_told_of_shows_some_lines_and_leads_to_all(tmp_path: Path) -> None:
    found = told_often()
    page = client(keep(found, tmp_path / "r.db"))
    html = page.get("/actors/arden").text
    every = {
        "/statements?speaker=arden": [s.id for s in found.statements if "arden" in s.actors],
        "/events?actor=arden": [e.id for e in found.events if "arden" in (*e.actors, *e.recipients)],
        "/talks?actor=arden": [t.id for t in found.talks if "arden" in t.participants],
        "/disputes?actor=arden": [d.id for d in found.disputes if any("arden" in s.actors for s in d.sides)],
        "/proposals?party=arden": [
            p.id for p in found.proposals if "arden" in (*p.by, *(r.actor for r in p.responses))
        ],
    }
    for address, ids in every.items():
        assert len(ids) > SOME
        assert f'<a class="all" href="{address}">all {len(ids)}</a>' in html
        kind = KINDS[address[1:].partition("?")[0]]
        shown = set()
        for n in range(1, 1 + -(-len(ids) // 10)):
            listed = page.get(f"{address}&page={n}").text
            shown |= {i for i in ids if f'id="{anchor(kind, i)}"' in listed}
        assert shown == set(ids)
    assert html.count('class="line"') <= 4 * SOME
    assert len(html) < 200_000


def test_the_reports_that_name_an_actor_open_at_its_names(tmp_path: Path) -> None:
    found = record()
    page = client(keep(found, tmp_path / "r.db"))
    arden = next(a for a in found.actors if a.id == "arden")
    reports = {m.report for m in arden.mentions}
    count = f"{len(reports)} reports" if len(reports) > 1 else "1 report"
    assert f'<a href="/reports?actor=arden">{count}</a>' in page.get("/actors/arden").text
    html = page.get("/reports?actor=arden").text
    marks = re.findall(r'href="(/reports/([^"?]+)\?mark=[^"]+)"', html)
    assert {report for _, report in marks} == reports
    for address, report in marks:
        words = [m for m in arden.mentions if m.report == report]
        assert all(f"{m.start}-{m.end}" in address for m in words)
        assert 'id="m1"' in page.get(unescape(address)).text
    assert "copies under what they repeat" in page.get("/reports?actor=nobody").text
