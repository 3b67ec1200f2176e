"""Who said what by the learned reader alone, without a parse: PolNeAR, development part, and its speed."""

from __future__ import annotations

import importlib.util
import re
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from counterclaim.reading.encoder.decoding import SETTINGS, Found, Settings, decode
from counterclaim.reading.encoder.network import WEIGHTS, Encoder
from counterclaim.reading.encoder.statements import StatementHead
from counterclaim.reading.encoder.windows import cut

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
WORD = re.compile(r"\w+|[^\w\s]")
ROWS = {
    "attribution": "attribution",
    "content_token": "content",
    "source_token": "source",
    "direct": "direct",
}


def scorer(shared: Path) -> ModuleType:
    """The scorer, from where it lies."""
    path = shared / "tools" / "score_attribution.py"
    if not path.is_file():
        raise FileNotFoundError(f"no scorer at {path}")
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def texts(folder: Path) -> dict[str, str]:
    """The articles by id, line ends as they are."""
    if not folder.is_dir():
        raise FileNotFoundError(f"no PolNeAR articles at {folder}")
    return {p.stem: p.read_bytes().decode("utf-8") for p in sorted(folder.glob("*.txt"))}


def read(text: str, encoder: Encoder, head: StatementHead, settings: Settings = SETTINGS) -> list[Found]:
    """The statements of one article, each line a paragraph."""
    found: list[Found] = []
    for window in cut(text, (m.span() for m in PARAGRAPH.finditer(text)), encoder.wordpiece):
        found.extend(decode(text, head.scores(window, encoder.states(window)), settings))
    return found


def as_gold(found: Found) -> dict[str, list[tuple[int, int]]]:
    """A statement in the scorer's shape."""
    source = [found.source] if found.source else []
    return {"source": source, "cue": [found.cue], "content": list(found.content)}


def measure(shared: Path, weights: Path = WEIGHTS) -> dict[str, float]:
    """F1 of attributions, content, sources and direct quotations; tokens a second on one thread."""
    folder = shared / "data" / "polnear" / "dev"
    module: Any = scorer(shared)
    articles = texts(folder / "text")
    encoder, head = Encoder(weights), StatementHead(weights)
    began = time.process_time()
    predictions = {k: [as_gold(f) for f in read(text, encoder, head)] for k, text in articles.items()}
    took = time.process_time() - began
    tallies, _, _ = module.score(folder, predictions)
    figures = {f"{name}_f1": tallies[row].scores()[2] for row, name in ROWS.items()}
    figures["tokens_per_s"] = sum(len(WORD.findall(t)) for t in articles.values()) / took
    return figures


def main() -> None:
    """Prints the figures."""
    given = [Path(a) for a in sys.argv[1:]]
    shared = Path(__file__).resolve().parents[2] / "shared"
    for name, value in measure(shared, *given[:1]).items():
        print(f"{name:20}{value:10.3f}")


if __name__ == "__main__":
    main()
