"""Small closed classes of words the actor reader looks at, from `reading/lexicons/actors_words.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files


def _classes() -> dict[str, frozenset[str]]:
    path = files("counterclaim.reading") / "lexicons" / "actors_words.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table["grammar"].items()}


_ALL = _classes()

SPEECH = _ALL["speech"]
DESCRIBERS = _ALL["describers"]
QUANTITIES = _ALL["quantities"]
NEAR = _ALL["near"]
LOCATIVE = _ALL["locative"]
TELLERS = _ALL["tellers"]
COUNTING = _ALL["counting"]
JOINING = _ALL["joining"]
PAPERS = _ALL["papers"]
FINDINGS = _ALL["findings"]
ISSUING = _ALL["issuing"]
NAMESAKES = _ALL["namesakes"]
MEMBERS = _ALL["members"]
OUTLETS = _ALL["outlets"]
RUNNING = _ALL["running"]
