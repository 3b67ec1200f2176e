"""What nobody says is left out; who is criticised is not who criticises."""

import pytest

from counterclaim.reading.statements import Attribution
from counterclaim.reading.statements.unsaid import said
from tests.reports import prose


def read(marked: str) -> list[str | None]:
    """The source phrases left of a sentence with its <source>, [cue] and {content}; None for none."""
    text, at = "", {}
    for sign in marked:
        if sign in "<[{":
            at[sign] = (len(text), len(text))
        elif sign in ">]}":
            opening = {">": "<", "]": "[", "}": "{"}[sign]
            at[opening] = (at[opening][0], len(text))
        else:
            text += sign
    p = prose(text)
    shift = p.text.index(text)
    moved = {k: (s + shift, e + shift) for k, (s, e) in at.items()}
    a = Attribution(moved.get("<"), moved.get("["), (moved["{"],))
    quoted = [moved["{"]] if text[at["{"][0]] == '"' else []
    return [p.text[slice(*b.source)] if b.source else None for b in said(p, [a], quoted)]


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("<The bailiff> [was charged with] {fraud}.", []),
        ("<The bailiff> [was accused of] {fraud by the auditors}.", []),
        ("<The bailiff> [was criticised] by the auditors for {selling the barn}.", ["the auditors"]),
        ("<The bailiff> [has been harshly criticised] for {selling the barn}.", [None]),
        ("<The bailiff> [faced criticism] over {the sale of the barn}.", []),
        ('<The bailiff> [was accused of] {"plain theft"}.', [None]),
        ("<The bailiff> [accused] {the auditors of fraud}.", ["The bailiff"]),
        ("<The bailiff> [voiced criticism] of {the auditors}.", ["The bailiff"]),
        ("<The bailiff> [was convinced] {that the barn was his}.", ["The bailiff"]),
    ],
)
def test_the_target_is_not_the_source(marked: str, left: list[str | None]) -> None:
    assert read(marked) == left


@pytest.mark.parametrize(
    "marked",
    [
        "<Norway> [supports] {the rebels}.",
        "{Rebels} [backed] by <Norway> crossed the river.",
        "<The platoon> [withdrew] {its guns}.",
        "<Two families> [sought] {shelter} in the chapel.",
        "<The platoon> [sought] {to encircle the town}.",
        "{The lake}, [also known as] the mirror, froze.",
        "{The loser} [could be expected] to appeal.",
        "<It> [goes without saying] {that the lake froze}.",
        "[Do <you> know] {where the keys are}?",
        "<The mayor> will be unable [to accuse] {the board of waste}.",
        "<The mayor> [won't be able to brag about] {his lead}.",
        "The easiest would be for <the mayor> [to ask] {the board for the list}.",
    ],
)
def test_deeds_names_and_what_cannot_be_said_go(marked: str) -> None:
    assert read(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "<Norway> [supports] {the plan}.",
        "<The editors> [backed] {Larsen}.",
        "<The platoon's captain> [said] {that his men withdrew}.",
        "<Two families> [sought] {an apology from the board}.",
        "<The board> [sought] {to reassure the town}.",
        "<It> [said] {that the lake froze}.",
        "<The mayor> [was able to say] {that the lake froze}.",
        "<The mayor> [asked] {the board for the list}.",
        '<You> [said] {"the lake froze"}.',
    ],
)
def test_what_is_said_stays(marked: str) -> None:
    assert len(read(marked)) == 1
