from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import Response
from starlette.testclient import TestClient

from counterclaim.views.web import application
from counterclaim.views.web.safety import host_name
from counterclaim.views.web.visit import Visit
from tests.views.hostile import MORE
from tests.views.web.records import PAGES, client, keep, record

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script xlink:href=data:,alert(1)></script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></math>",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "` onclick=alert(1) `",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml;base64,PHN2Zy8+",
    "vbscript:msgbox(1)",
    "//evil.example/x",
    "https://evil.example/?a=b&c=d#e",
    "<a href=javascript:alert(1)>here</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css'</style>",
    "<form action=//evil.example><button>go</button></form>",
    "<!-- --!><script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7}",
    "{{ ''.__class__.__mro__ }}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "=HYPERLINK('//evil.example')",
    "+1+cmd|' /C calc'!A0",
    "\u202egpj.exe\u202c",
    "\u2067right\u2069 \u2066left",
    "\u200f\u061c\u200e",
    "null\x01\x08\x1b[31mred\x07",
    "\x7f\x80\x9f\ufffe",
    "\ue000mark\ue001 \ue001\ue000",
    "../../etc/passwd",
    "..\\..\\windows",
    "a" * 4000,
    "e\u0301\u0302\u0303" * 40,
    "مرحبا abc שלום",
    "line\u2028separator\u2029here",
    *MORE,
)

TAGS = frozenset(
    "html head meta title link body a header p form label input button nav ul ol li b main h1 h2 h3 aside "
    "dl dt dd div section article span bdi mark time blockquote footer cite br select option table caption "
    "thead tbody tr th td svg g line text circle rect path ellipse figure figcaption "
    "textarea datalist fieldset legend".split()
)
ATTRIBUTES = frozenset(
    "lang charset name content rel href type class id role action method for value placeholder "
    "aria-label aria-labelledby aria-current aria-hidden tabindex datetime title "
    "scope selected dir viewbox x x1 x2 y y1 y2 cx cy r rx d width height text-anchor "
    "ry data-n data-said data-from data-to data-box data-first data-last data-slider "
    "data-review data-key data-kind data-id checked required maxlength autocomplete inputmode list "
    "rows".split()
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client(keep(record(), tmp_path_factory.mktemp("safety") / "r.db"))


class Elements(HTMLParser):
    """What a page is made of: every element with its attributes, and its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {k: v or "" for k, v in attrs}))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def inert(html: str) -> Elements:
    page = Elements()
    page.feed(html)
    page.close()
    for tag, attributes in page.found:
        if tag == "script":
            assert attributes == {"type": "module", "src": "/static/built/dossier.js"}
            continue
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES, (tag, attributes)
        for name in ("href", "action"):
            address = attributes.get(name, "/")
            assert address.startswith(("/", "#")), address
            assert not address.startswith("//")
    return page


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_words_are_only_words(tmp_path: Path, payload: str) -> None:
    page = client(keep(record(payload), tmp_path / "h.db", title=payload))
    for address in PAGES:
        answer = page.get(address)
        assert answer.status_code in {200, 404}
        shown = inert(answer.text)
        for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x00, 0x09), *range(0x0E, 0x20)):
            assert chr(code) not in answer.text
        assert shown.found[0][0] == "html"


@pytest.mark.parametrize("payload", PAYLOADS[:31], ids=range(31))
def test_hostile_addresses_are_answered(dossier: TestClient, payload: str) -> None:
    asked = dict.fromkeys(("q", "show", "mark", "kind", "actor", "page", "from", "status"), payload)
    for address in ("/search", "/events", "/timeline", "/statements", "/reports/r1"):
        answer = dossier.get(address, params=asked)
        assert answer.status_code == 200
        inert(answer.text)


def test_hostile_words_can_be_read(tmp_path: Path) -> None:
    page = client(keep(record("<script>alert(1)</script>"), tmp_path / "h.db"))
    shown = "".join(inert(page.get("/reports/r1").text).text)
    assert "<script>alert(1)</script>" in shown


FORM = {"content-type": "application/x-www-form-urlencoded"}
ANSWERS: tuple[tuple[int, str, str, dict[str, Any]], ...] = (
    (200, "GET", "/", {}),
    (200, "GET", "/static/dossier.css", {}),
    (200, "GET", "/api/record", {}),
    (200, "GET", "/api/openapi.json", {}),
    (200, "GET", "/review/judgements.jsonl", {}),
    (400, "GET", "/api/events?nothing=1", {}),
    (400, "GET", "/", {"headers": {"host": "evil.example"}}),
    (400, "POST", "/review/judge", {"content": b"&".join([b"a=b"] * 3000), "headers": FORM}),
    (403, "POST", "/review/judge", {"data": {"_key": "x"}}),
    (403, "POST", "/review/add", {"data": {"_key": "x"}}),
    (403, "POST", "/review/name", {"data": {"_key": "x"}}),
    (404, "GET", "/nothing", {}),
    (404, "GET", "/static/none.css", {}),
    (404, "GET", "/reports/none", {}),
    (404, "GET", "/api/events/none", {}),
    (405, "DELETE", "/events", {}),
    (413, "POST", "/review/add", {"data": {"reason": "x" * 300_000}}),
    (415, "POST", "/review/name", {"json": {}}),
)
"""Answers of every kind: the status, and what is asked to get it."""


def is_safe(headers: Mapping[str, str]) -> bool:
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    return headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(("status", "method", "address", "more"), ANSWERS)
def test_every_answer_carries_the_policy(
    dossier: TestClient, status: int, method: str, address: str, more: dict[str, Any]
) -> None:
    answer = dossier.request(method, address, **more)
    assert answer.status_code == status
    assert is_safe(answer.headers)


def test_the_answers_to_who_has_no_token_carry_it_too(tmp_path: Path) -> None:
    app = application(keep(record(), tmp_path / "r.db"), token="a token of length")
    there = TestClient(app, base_url="http://127.0.0.1:8321", follow_redirects=False)
    for address, status in (("/", 401), ("/static/dossier.css", 401), ("/?token=a+token+of+length", 303)):
        answer = there.get(address)
        assert (answer.status_code, is_safe(answer.headers)) == (status, True)
    assert TestClient(app, base_url="http://127.0.0.1:8321").post("/review/judge").status_code == 401


def test_what_goes_wrong_inside_tells_nothing_and_carries_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(visit: Visit) -> Response:
        raise ZeroDivisionError(f"a secret of {visit}")

    monkeypatch.setattr("counterclaim.views.web.app._PAGES", (("/events", breaks),))
    app = application(keep(record(), tmp_path / "r.db"))
    answer = TestClient(app, base_url="http://127.0.0.1:8321", raise_server_exceptions=False).get("/events")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert is_safe(answer.headers)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8321", "[::1]:8321", "LOCALHOST:1"])
def test_this_machine_is_answered(dossier: TestClient, host: str) -> None:
    assert dossier.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8321", "", "[::2]", "0.0.0.0"]
)
def test_another_name_for_this_machine_is_turned_away(dossier: TestClient, host: str) -> None:
    answer = dossier.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "Corry" not in answer.text


def test_host_name() -> None:
    assert host_name("[::1]:80") == "::1"
    assert host_name("localhost:80") == "localhost"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(dossier: TestClient, method: str) -> None:
    assert dossier.request(method, "/events").status_code == 405
