"""Feeds by address, against a server on this machine that is allowed by name of its network, and private
addresses that are refused however they are reached."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path
from typing import ClassVar

import pytest
from typer.testing import CliRunner

from counterclaim.cli import app
from counterclaim.evidence import Problem
from counterclaim.intake.addresses import public
from counterclaim.intake.feeds import Bounds, Kept, Refused, fetch, fetch_feeds
from tests.making import FIRST, SECOND, item, rss, taken

run = CliRunner()
HERE = Bounds(seconds=5, networks=(ip_network("127.0.0.1/32"),))


@dataclass
class Reply:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0


class Handler(BaseHTTPRequestHandler):
    replies: ClassVar[dict[str, Reply]] = {}
    asked: ClassVar[list[tuple[str, dict[str, str]]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        reply = self.replies.get(self.path, Reply(status=404))
        etag = reply.headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(reply.status)
        for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            for at in range(0, len(reply.body), 1 if reply.drip else 1 << 16):
                self.wfile.write(reply.body[at : at + (1 if reply.drip else 1 << 16)])
                self.wfile.flush()
                time.sleep(reply.drip)
        except OSError:
            pass

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Handler.replies, Handler.asked = {}, []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def refusal(address: str, bounds: Bounds = HERE) -> str:
    with pytest.raises(Refused) as what:
        fetch(address, None, bounds)
    return what.value.code


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
     "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0",
     "fc00::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
     "2002:7f00:1::", "2002:a9fe:a9fe::1"],
)  # fmt: skip
def test_addresses_off_the_public_internet(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_addresses_on_the_public_internet(address: str) -> None:
    assert public(address)


def test_a_server_on_this_machine_is_refused_by_default(server: str) -> None:
    Handler.replies["/f"] = Reply(rss(item("g", FIRST)).encode())
    for address in (
        server,
        server.replace("127.0.0.1", "localhost"),
        server.replace("127.0.0.1", "2130706433"),
    ):
        assert refusal(f"{address}/f", Bounds()) == "private_address"
    assert not Handler.asked


@pytest.mark.parametrize(
    "there",
    [
        "http://169.254.169.254/latest",
        "http://127.0.0.2/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "//192.168.0.1/",
    ],
)
def test_a_redirect_to_a_private_address_is_refused(server: str, there: str) -> None:
    Handler.replies["/f"] = Reply(status=302, headers={"Location": there})
    assert refusal(f"{server}/f") == "private_address"


def test_a_name_that_resolves_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        looked_up.append(host)
        return [(2, 1, 6, "", (ip, port)) for ip in ("93.184.216.34", "10.0.0.7")]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert refusal("https://rebind.example/feed") == "private_address"
    assert looked_up == ["rebind.example"]


def test_the_address_connected_to_is_the_one_that_was_checked(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Handler.replies["/f"] = Reply(b"x")
    real, port = socket.getaddrinfo, int(server.rpartition(":")[2])
    answers = iter(["127.0.0.1", "10.0.0.7"])

    def resolve(host: str, *args: object, **more: object) -> object:
        return (
            [(2, 1, 6, "", (next(answers), port))] if host == "twice.example" else real(host, *args, **more)
        )

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert fetch(f"http://twice.example:{port}/f", None, HERE).body == b"x"


def test_what_is_no_web_address_is_refused(server: str) -> None:
    Handler.replies["/f"] = Reply(status=301, headers={"Location": "file:///etc/passwd"})
    for address in (
        "file:///etc/passwd",
        "ftp://gull.example/",
        "gull.example/rss",
        "http://",
        f"{server}/f",
    ):
        assert refusal(address) == "not_http"
    assert refusal("http://127.0.0.1:99999/") == "unreachable"


def test_redirects_are_followed_and_end(server: str) -> None:
    Handler.replies["/a"] = Reply(status=301, headers={"Location": "b?x=1"})
    Handler.replies["/b?x=1"] = Reply(b"here")
    Handler.replies["/round"] = Reply(status=302, headers={"Location": "/round"})
    answer = fetch(f"{server}/a", None, HERE)
    assert (answer.body, answer.validators.address) == (b"here", f"{server}/a")
    assert refusal(f"{server}/round") == "redirects"
    assert len(Handler.asked) == 2 + 6


def test_a_slow_server_is_left_at_the_deadline(server: str) -> None:
    Handler.replies["/slow"] = Reply(b"x" * 1000, drip=0.05)
    with closing(socket.create_server(("127.0.0.1", 0))) as mute:
        silent = f"http://127.0.0.1:{mute.getsockname()[1]}/"
        for address in (f"{server}/slow", silent):
            began = time.monotonic()
            assert refusal(address, Bounds(seconds=0.5, networks=HERE.networks)) == "slow"
            assert time.monotonic() - began < 1.5


def test_large_answers_packed_or_not_are_left(server: str) -> None:
    bounds = Bounds(seconds=5, size=100_000, networks=HERE.networks)
    Handler.replies["/large"] = Reply(b"x" * 200_000)
    Handler.replies["/bomb"] = Reply(gzip.compress(bytes(50 << 20)), headers={"Content-Encoding": "gzip"})
    Handler.replies["/packed"] = Reply(gzip.compress(b"fine"), headers={"Content-Encoding": "gzip"})
    assert refusal(f"{server}/large", bounds) == "too_large"
    assert refusal(f"{server}/bomb", bounds) == "too_large"
    assert fetch(f"{server}/packed", None, bounds).body == b"fine"


def test_errors_of_servers_are_told(server: str) -> None:
    Handler.replies["/cut"] = Reply(b"half", headers={"Content-Length": "4000"})
    assert refusal(f"{server}/none") == "http_status"
    assert refusal(f"{server}/cut") in {"slow", "unreachable"}
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/") == "unreachable"


def test_feeds_are_kept_as_files_and_asked_for_only_when_changed(server: str, tmp_path: Path) -> None:
    stamp = "Tue, 06 May 2031 10:00:00 GMT"
    Handler.replies["/f"] = Reply(
        rss(item("g1", FIRST)).encode(), headers={"ETag": '"1"', "Last-Modified": stamp}
    )
    addresses = [f"{server}/f", f"{server}/gone", f"{server}/f"]
    kept, gone = fetch_feeds(addresses, tmp_path / "feeds", HERE)
    assert isinstance(kept, Kept)
    assert kept.changed
    assert isinstance(gone, Problem)
    assert (gone.code, gone.path) == ("http_status", f"{server}/gone")
    assert "404" in gone.message
    again = next(fetch_feeds(addresses, tmp_path / "feeds", HERE))
    assert again == Kept(kept.path, False)
    path, headers = Handler.asked[-1]
    assert path == "/f"
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"1"', stamp)
    Handler.replies["/f"] = Reply(rss(item("g2", SECOND)).encode(), headers={"ETag": '"2"'})
    assert next(fetch_feeds(addresses, tmp_path / "feeds", HERE)) == kept
    reports, problems = taken(tmp_path / "feeds")
    assert set(reports) == {"g2"}
    assert not problems


def opml(*addresses: str) -> str:
    outlines = "".join(f'<outline type="rss" xmlUrl="{address}"/>' for address in addresses)
    return f'<opml version="2.0"><body>{outlines}</body></opml>'


def test_the_command_keeps_feeds_and_says_what_it_refused(server: str, tmp_path: Path) -> None:
    Handler.replies["/f"] = Reply(rss(item("g1", FIRST)).encode(), headers={"ETag": '"1"'})
    Handler.replies["/in"] = Reply(status=302, headers={"Location": "http://10.0.0.1/"})
    (tmp_path / "list.opml").write_text(opml(f"{server}/f", f"{server}/in"))
    out = str(tmp_path / "feeds")
    command = ["fetch", str(tmp_path / "list.opml"), str(tmp_path / "none.opml"), "--out", out]
    refused = run.invoke(app, command)
    assert refused.exit_code == 1
    assert refused.stderr.count("is not on the public internet") == 2
    assert not Handler.asked
    command += ["--allow-network", "127.0.0.0/8"]
    done = run.invoke(app, command)
    assert done.exit_code == 3
    assert "fetched" in done.stdout
    assert "10.0.0.1, which is not on the public internet" in done.stderr
    assert "none.opml" in done.stderr
    again = run.invoke(app, ["fetch", f"{server}/f", "--out", out, "--allow-network", "127.0.0.1"])
    assert again.exit_code == 0
    assert "unchanged" in again.stdout
    assert run.invoke(app, [*command, "--allow-network", "home"]).exit_code == 2
    assert taken(tmp_path / "feeds")[0].keys() == {"g1"}


def test_build_takes_feeds_and_keeps_their_problems(server: str, tmp_path: Path) -> None:
    Handler.replies["/f"] = Reply(
        rss(item("g1", FIRST), item("g2", SECOND)).encode(), headers={"ETag": '"1"'}
    )
    Handler.replies["/in"] = Reply(status=302, headers={"Location": "http://169.254.169.254/latest"})
    record = tmp_path / "r.db"
    command = ["build", "--record", str(record), "--statements", "rules", "--allow-network", "127.0.0.0/8"]
    done = run.invoke(app, [*command, "--feed", f"{server}/f", "--feed", f"{server}/in"])
    assert done.exit_code == 3
    assert "2 reports, 2 read now, 1 set aside" in done.stdout
    shown = run.invoke(app, ["show", "problems", "--record", str(record)]).stdout
    assert "private_address" in shown or "not on the public" in " ".join(shown.split())
    Handler.replies["/f"] = Reply(status=503)
    later = run.invoke(app, [*command, "--feed", f"{server}/f"])
    assert later.exit_code == 3
    assert "2 reports, 0 read now" in later.stdout
    assert run.invoke(app, ["build", "--record", str(record)]).exit_code == 2
