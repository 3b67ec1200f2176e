"""The shipped weights: they load, they are deterministic, and they read plain sentences."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from counterclaim.errors import MissingPart
from counterclaim.reading.encoder.network import WEIGHTS, Encoder, Graph, encoder
from counterclaim.reading.encoder.statements import head
from counterclaim.reading.encoder.windows import cut
from counterclaim.reading.statements.encoder import attributions
from tests.reports import prose

Said = tuple[str, str, tuple[str, ...]]


def read(text: str) -> list[Said]:
    """Source, cue and content of every statement, as words."""
    p = prose(text)

    def words(stretch: tuple[int, int] | None) -> str:
        return "" if stretch is None else p.doc.text[slice(*stretch)]

    return [(words(a.source), words(a.cue), tuple(words(c) for c in a.content)) for a in attributions(p)]


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match="--statements rules"):
        Graph(tmp_path / "encoder.onnx")
    with pytest.raises(MissingPart, match="vocabulary"):
        Encoder(tmp_path)


def test_the_weights_are_light() -> None:
    assert sum(p.stat().st_size for p in WEIGHTS.iterdir()) < 30_000_000


def test_a_window_has_the_same_states_in_any_company() -> None:
    text = "The envoy of Freedonia denied the raid.\n\n" + "Sylvania said nothing. " * 60
    spans = [(0, 39), (41, len(text))]
    network = encoder()
    first, *rest = cut(text, spans, network.wordpiece)
    alone = network.states(first)
    for window in rest:
        network.states(window)
    assert np.array_equal(alone, network.states(first))


def test_scores_have_the_promised_shapes() -> None:
    network = encoder()
    (window,) = cut("The envoy denied it.", [(0, 20)], network.wordpiece)
    scores = head().scores(window, network.states(window))
    assert scores.flat.shape == (len(window.ids), 3)
    assert scores.roles.shape == (len(scores.anchors), len(window.ids), 4)
    assert np.allclose(np.exp(scores.roles).sum(axis=2), 1, atol=1e-3)


def test_an_empty_report_says_nothing() -> None:
    assert read("") == []


def test_indirect_speech() -> None:
    ((source, cue, content),) = read("Freedonia's envoy said that the border had been closed since Monday.")
    assert (source, cue) == ("Freedonia's envoy", "said")
    assert "the border had been closed since Monday" in " ".join(content)


def test_a_quotation_around_its_cue_is_one_statement() -> None:
    ((source, _cue, content),) = read("“The road is open,” the minister said, “and it will stay open.”")
    assert source == "the minister"
    assert len(content) == 2
    assert content[0].startswith("“The road is open")
    assert "it will stay open" in content[1]


def test_lost_quotation_marks_and_apostrophes() -> None:
    text = "Sylvanias army denied the claim. The road was never closed General Pinky Winslow said."
    first, second = read(text)
    assert first == ("Sylvanias army", "denied", ("the claim",))
    assert second[0].endswith("Winslow")
    assert "The road was never closed" in second[2][0]


def test_capitals_do_not_matter() -> None:
    plain = "The rebels accused the army of shelling the bridge."
    assert [tuple(map(str.upper, s[:2])) for s in read(plain)] == [s[:2] for s in read(plain.upper())]


def test_offsets_are_those_of_the_document() -> None:
    p = prose("SYLVANIA DENIES RAID\n\nOfficials said the raid, reported by villagers, never took place.")
    for a in attributions(p):
        for start, end in (*a.content, a.cue or (0, 1)):
            assert 0 <= start < end <= len(p.doc.text)
            assert p.doc.text[start:end].strip()
