"""A small record of invented talks, with any words put where reports put theirs."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from counterclaim.evidence import (
    Actor,
    Breach,
    Ceasefire,
    Clue,
    Condition,
    Control,
    Dispute,
    Event,
    Figure,
    Furniture,
    Join,
    Named,
    Passage,
    Place,
    Point,
    Position,
    Problem,
    Proposal,
    Record,
    Report,
    Resolution,
    Response,
    Sanction,
    Series,
    Side,
    Span,
    Standpoint,
    Statement,
    Talk,
    Turn,
    Vote,
)
from counterclaim.store import Store
from counterclaim.views.web import application

LEAD = "Envoys of Arden and Bryn met at Lake Corry on 3 May 2031."
CLAIM = "Bryn said that Arden's guns had shelled the ferry, killing at least nine people."
CLAIMED = CLAIM.rstrip(".")
DENIAL = "Arden denied that any of its guns had fired."
OFFER = "Bryn proposed a truce of seven days."
CLOSE = "Mr. Harl of Arden told reporters that the talks would go on."

PAGES = (
    "/",
    "/timeline",
    "/timeline?kind=statements",
    "/timeline?dated=no",
    "/timeline?from=2031-05-01&to=2031-05-20&show=ceasefire:c1",
    "/map",
    "/map?box=30,-20,50,0&show=place:corry",
    "/changes",
    "/positions",
    "/positions?show=position:x1",
    "/ceasefires",
    "/ceasefires?show=ceasefire:c1",
    "/conditions",
    "/control?show=control:h1",
    "/resolutions",
    "/sanctions",
    "/figures?show=series:q1",
    "/talks",
    "/proposals",
    "/disputes",
    "/disputes/d1",
    "/events",
    "/events/r1/e1",
    "/events/r1/e2",
    "/figures",
    "/actors",
    "/actors/arden",
    "/statements",
    "/statements?by=speaker",
    "/statements/r1/s1",
    "/places",
    "/reports",
    "/reports/r1?mark=5-20",
    "/reports/r2",
    "/search?q=guns",
    "/problems",
    "/?show=event:r1/e2",
    "/disputes?show=dispute:d1",
    "/reports/r1?show=statement:r1/s2",
    "/review",
    "/review?show=dispute:d1",
    "/review/log",
    "/review/event/r1/e2",
    "/review/actor/arden",
    "/review/dispute/d1",
    "/review/figure/r1/f1",
    "/review/add?report=r1",
    "/review/add?report=r1&mark=5-20",
    "/review/add?report=r1&mark=5-20&kind=event",
    "/no/such/page",
)


def record(words: str = "") -> Record:
    """The record; `words` stand in titles, bodies, names, outlets, paths and messages."""
    title = f"Talks at the lake {words}".strip()
    body = [LEAD, CLAIM, DENIAL, OFFER, f"{CLOSE} {words}".strip()]
    text = "\n\n".join([title, *body, "Share this page"])

    def at(piece: str, statement: str | None = None) -> Passage:
        start = text.index(piece)
        return Passage("r1", start, start + len(piece), piece, statement)

    def span(piece: str) -> Span:
        found = at(piece)
        return Span(found.start, found.end, found.text)

    prose = tuple(span(p) for p in body)
    reports = (
        Report(
            id="r1",
            text=text,
            title=title,
            title_span=span(title),
            path=f"in/{words or 'lake'}.txt",
            url=f"https://example.org/{words}",
            outlet=f"Corry Post {words}".strip(),
            byline=f"By {words or 'a reporter'}",
            dateline=f"Lake Corry {words}".strip(),
            published="2031-05-04",
            published_basis="inferred",
            published_clues=(
                Clue(at("3 May 2031").start, at("3 May 2031").end, words or "3 May 2031", "2031", "a date"),
            ),
            body=prose,
            furniture=(
                Furniture(0, len(title), title, "title"),
                Furniture(text.index("Share"), len(text), "Share this page", "share"),
            ),
            sha256="1",
        ),
        Report(
            id="r2",
            text=text,
            title=title,
            outlet="Bryn Herald",
            published="2031-05-05",
            body=prose,
            copy_of="r1",
            sha256="2",
        ),
    )
    actors = (
        Actor(
            id="arden",
            name=f"Arden {words}".strip(),
            kind="state",
            aliases=("Arden", words or "the republic"),
            roles=(words or "host",),
            mentions=(at("Arden"),),
        ),
        Actor(id="bryn", name="Bryn", kind="state", mentions=(at("Bryn"),)),
        Actor(
            id="harl",
            name=f"Harl {words}".strip(),
            kind="person",
            part_of="arden",
            roles=(f"envoy {words}".strip(),),
            mentions=(at("Mr. Harl"),),
        ),
    )
    statements = (
        Statement(
            id="r1/s1",
            report="r1",
            content=(span("that Arden's guns had shelled the ferry, killing at least nine people"),),
            kind="accuse",
            direct=False,
            source=span("Bryn said"),
            actor="bryn",
            actors=("bryn",),
            cue=span("said"),
            said="2031-05-03",
        ),
        Statement(
            id="r1/s2",
            report="r1",
            content=(span("that any of its guns had fired"),),
            kind="deny",
            direct=False,
            source=Span(at("Arden denied").start, at("Arden denied").start + 5, "Arden"),
            actor="arden",
            actors=("arden",),
            cue=span("denied"),
            stance="denied",
        ),
    )
    events = (
        Event(
            id="r1/e1",
            type="CONSULT",
            actors=("arden",),
            recipients=("bryn",),
            date="2031-05-03",
            status="reported",
            mentions=(at("Envoys of Arden and Bryn met at Lake Corry"),),
            place="corry",
            date_basis="own",
            date_passage=at("3 May 2031"),
        ),
        Event(
            id="r1/e2",
            type="ASSAULT",
            acled="ART_MISS_ATTACK",
            actors=("arden",),
            recipients=(),
            date="2031-05",
            status="disputed",
            mentions=(at("Arden's guns had shelled the ferry", "r1/s1"),),
            claimed_by=("bryn",),
            place="corry",
            actor=(Named(f"guns {words}".strip()),),
            independent_sources=2,
        ),
        Event(
            id="r1/e3",
            type="CONSULT",
            actors=(),
            recipients=(),
            date=None,
            status="planned",
            mentions=(at("the talks would go on"),),
            recipient=(Named(words or "both sides"),),
        ),
    )
    return Record(
        reports=reports,
        actors=actors,
        places=(
            Place(
                id="ferry",
                name=f"Ferry Quay {words}".strip(),
                lat=-12.52,
                lon=40.27,
                mentions=(at("the ferry"),),
            ),
            Place(
                id="corry",
                name=f"Lake Corry {words}".strip(),
                lat=-12.5,
                lon=40.25,
                radius_km=7.4,
                mentions=(at("Lake Corry"),),
            ),
        ),
        statements=statements,
        events=events,
        figures=(
            Figure(
                id="r1/f1",
                report="r1",
                span=span("at least nine people"),
                value=9,
                low=9,
                measure="killed",
                of=words or "people",
                event="r1/e2",
                statement="r1/s1",
            ),
            Figure(
                id="r1/f3",
                report="r1",
                span=span("nine people"),
                value=9,
                low=9,
                high=9,
                measure="killed",
                of=words or "people",
                event="r1/e2",
                as_of="2031-05-09",
            ),
            Figure(
                id="r1/f2",
                report="r1",
                span=span("seven days"),
                value=7,
                low=7,
                high=7,
                measure="duration",
                unit="day",
            ),
        ),
        talks=(
            Talk(
                id="talk:r1/e1",
                date="2031-05-03",
                participants=("arden", "bryn"),
                mentions=events[0].mentions,
                place="corry",
                outcomes=("r1/s2",),
                events=("r1/e1",),
            ),
        ),
        proposals=(
            Proposal(
                id="p1",
                by=("bryn",),
                terms={"measure": words or "truce", "duration": "P7D"},
                mentions=(at("Bryn proposed a truce of seven days"),),
                responses=(Response(actor="arden", stance="reject", statement="r1/s2"),),
            ),
        ),
        disputes=(
            Dispute(
                id="d1",
                kind="denial",
                about=words,
                rule="the accused denies it",
                why="two statements",
                settled_by="a list",
                sides=(
                    Side(
                        mentions=(
                            at(
                                CLAIMED,
                                "r1/s1",
                            ),
                        ),
                        actors=("bryn",),
                        statements=("r1/s1",),
                    ),
                    Side(
                        mentions=(at("Arden denied that any of its guns had fired", "r1/s2"),),
                        actors=("arden",),
                        statements=("r1/s2",),
                    ),
                ),
            ),
        ),
        ceasefires=(
            Ceasefire(
                id="c1",
                status="collapsed",
                mentions=(at("a truce of seven days"),),
                parties=("arden", "bryn"),
                place="corry",
                declared="2031-05-05",
                start="2031-05-06",
                until="2031-05-13",
                duration="P7D",
                mediators=("harl",),
                terms={"access": words or "the ferry"},
                announcements=(
                    Turn(passage=at("Bryn proposed a truce"), date="2031-05-05", actors=("bryn",)),
                ),
                breaches=(
                    Breach(
                        passage=at("Arden's guns had shelled the ferry"),
                        alleged_by=("bryn",),
                        laid_to=("arden",),
                        date="2031-05-08",
                    ),
                ),
                collapse=Turn(passage=at("the talks would go on"), date="2031-05-10"),
                proposals=("p1",),
            ),
        ),
        series=(
            Series(
                id="q1",
                measure="killed",
                of=words or "people",
                event="r1/e2",
                points=(
                    Point(
                        figure="r1/f1",
                        passage=at("at least nine people", "r1/s1"),
                        value=9,
                        low=9,
                        given="2031-05-03",
                        by=("bryn",),
                    ),
                    Point(
                        figure="r1/f3",
                        passage=at("nine people"),
                        value=9,
                        low=9,
                        high=9,
                        as_of="2031-05-09",
                        given="2031-05-09",
                    ),
                ),
                mentions=(at("at least nine people", "r1/s1"),),
                minimum=9,
                maximum=9,
                best=9,
                best_rule=words or "most sources",
            ),
        ),
        conditions=(
            Condition(
                id="k1",
                kind="access",
                mentions=(at("the ferry"),),
                place="ferry",
                date="2031-05",
                of=words or "ferry",
                trend="worse",
                access="refused",
                actors=("arden",),
                figures=("r1/f1",),
                claimed_by=("bryn",),
            ),
        ),
        control=(
            Control(
                id="h1",
                change="captured",
                mentions=(at("Lake Corry"),),
                place="corry",
                holders=("arden",),
                formerly=("bryn",),
                date="2031-04",
                share=0.5,
            ),
        ),
        resolutions=(
            Resolution(
                id="u1",
                status="vetoed",
                mentions=(at("the talks would go on"),),
                body="harl",
                number=words or "12",
                drafted_by=("bryn",),
                votes=(Vote(actor="arden", vote="veto", passage=at("Arden denied")),),
                tally={"for": 3, "against": 1},
                terms={"measure": words or "truce"},
            ),
        ),
        sanctions=(
            Sanction(
                id="m1",
                status="threatened",
                mentions=(at("the talks would go on"),),
                kind="travel_ban",
                by=("bryn",),
                on=("arden",),
            ),
        ),
        positions=(
            Position(
                id="x1",
                actor="bryn",
                issue=words or "truce",
                standpoints=(
                    Standpoint(stand="opposes", passage=at(CLAIMED), date="2031-04-30"),
                    Standpoint(
                        stand="proposes",
                        passage=at("Bryn proposed a truce of seven days"),
                        date="2031-05-04",
                        changed=True,
                        claimed_by=("harl",),
                    ),
                ),
                mentions=(at("Bryn proposed a truce of seven days"),),
                changes=1,
            ),
            Position(
                id="x2",
                actor="arden",
                issue="access",
                standpoints=(Standpoint(stand="accepts", passage=at(CLOSE)),),
                mentions=(at(CLOSE),),
            ),
        ),
        joins=(
            Join(
                kind="event",
                into="r1/e2",
                left="r1/e2",
                right="r2/e2",
                rule="across reports",
                parts=((words or "type", 1.0),),
            ),
        ),
        problems=(Problem(f"in/{words}.bin", "binary", f"not text: {words}", words or None),),
    )


def keep(found: Record, path: Path, title: str = "Lake Corry") -> Path:
    """The record as a file."""
    with Store.create(path) as store:
        store.save(found, {}, {"title": title})
    return path


def client(path: Path) -> TestClient:
    """A client of the dossier of a record file."""
    return TestClient(application(path), base_url="http://127.0.0.1:8321")
