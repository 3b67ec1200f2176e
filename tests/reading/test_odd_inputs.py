"""Texts that no newsroom would print are read without a crash, every offset still true."""

from __future__ import annotations

import pytest

from counterclaim.evidence import Reading
from counterclaim.reading import Toolkit, read
from tests.reports import report

NAMES = (
    "A",
    "Al",
    "III",
    "Jr.",
    "El-",
    "al-Al",
    "-",
    "--",
    "O'",
    "'s",
    "X.",
    "J. R. R. T.",
    "A-B",
    "A-",
    "-A-",
    "Al Al",
    "Al-",
    "AL",
    "É",
    "Ö-Ü",
    "S",
    "Ss",
    "Bin",
    "de la",
    "von",
    "Abu",
    "X Æ",
    "Y.-Z.",
    "’s",
    "Ng",
    "İ",
    "ß",
    "Dr.",
    "Mr.",
    "1st",
    "O.",
)
FRAMES = (
    "{0} said that the truce held.",
    'President {0} met Minister {0} on Monday. {0} said: "No."',
    "Talks of Mr. {0}, Mrs. {0} and {0}'s envoy, {0}, failed; he told {0} so.",
)
ALONE = (
    "",
    " ",
    "\n\n\n",
    ".",
    "...",
    "?!",
    '""',
    "“”",
    "‘’ said ‘’.",
    '"" said "".',
    "“ ” he said. “",
    "' ' '",
    "- - - -",
    "— said —, —",
    "((((",
    "Said.",
    "said said said",
    "s",
    "S's s's S",
    "THE PRESIDENT SAID THE TRUCE IS OVER, MR. AL SAYS",
    "MR. AL. MR. EL. MR. JR. MR. III.",
    "Mr. Al said no.",
    "The envoy, Al, said no.",
    "King III of Norway met Queen II of Norway.",
    "Chairman Jr. said the Al and the El were gone.",
    "0 people, -1 people and 1/0 people died in 0000.",
    "According to according to, according to.",
    "The the of of The Of.",
    "Police Department. Department of. Ministry of. The of Ministry.",
    "The two sides. Both. The two. Both sides both.",
    "1 2 3 4 5 6 7 8 9",
    "\u200b\u200b",
    "\ufeffPresident \u00a0 Al",
    "\U0001f600 said \U0001f600.",
    "السلام said العالم.",
    "主席 said 好.",
    "a" * 3000,
    "A. " * 300,
    '"' * 301,
    "Mr. " * 100,
    "and " * 200,
)
ODD = (*(frame.format(name) for name in NAMES for frame in FRAMES), *ALONE)


def faults(reading: Reading, text: str) -> list[str]:
    """What in a reading does not stand in the text where it says."""
    spans = [m for actor in reading.actors for m in actor.mentions]
    spans += [p for s in reading.statements for p in s.content]
    return [span.text for span in spans if text[span.start : span.end] != span.text]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_read(text: str) -> None:
    reading = read(report(text), Toolkit(statements="rules"))
    assert faults(reading, text) == []
    assert all(actor.name.strip() for actor in reading.actors)


def test_the_encoder_reads_them_too() -> None:
    text = "\n\n".join(piece for piece in ODD if len(piece) < 200)
    assert faults(read(report(text), Toolkit(statements="encoder")), text) == []


@pytest.mark.parametrize("name", ["Al", "El", "Jr.", "III"])
def test_a_title_before_an_article_names_nobody(name: str) -> None:
    """A name run with nothing to compare by was once made a person, and its last part looked for."""
    reading = read(report(f"Chairman {name} said no."), Toolkit(statements="rules"))
    assert [actor for actor in reading.actors if actor.kind == "person"] == []
