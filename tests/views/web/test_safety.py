from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from counterclaim.views.web.safety import host_name
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


@pytest.mark.parametrize(
    "address", ["/", "/nothing", "/static/dossier.css", "/static/none.css", "/reports/none"]
)
def test_every_answer_carries_the_policy(dossier: TestClient, address: str) -> None:
    headers = dossier.get(address).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


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
