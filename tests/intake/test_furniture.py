"""Text without tags in, body and kinds of furniture out."""

from __future__ import annotations

import pytest

from counterclaim.evidence import Report
from counterclaim.intake import take_in_text

LEAD = "Envoys of the two river states met in Port Halden on Monday to discuss a truce along the canal."
SECOND = "The talks lasted four hours and ended without a joint statement, a mediator said."
THIRD = '"We are closer than we were," he told reporters, but gave no date for another round.'
FOURTH = "The war has displaced some 40,000 people since it began in March, according to relief groups."


def read(*paragraphs: str, join: str = "\n\n") -> Report:
    report = take_in_text("r", join.join(paragraphs))
    for span in (*report.body, *report.furniture):
        assert report.text[span.start : span.end] == span.text
    return report


def kinds(report: Report) -> dict[str, str]:
    return {piece.text: piece.kind for piece in report.furniture}


def test_clean_text_is_kept_whole_but_for_its_headline() -> None:
    report = read("Envoys meet on the canal", LEAD, SECOND, THIRD, FOURTH)
    assert [span.text for span in report.body] == [LEAD, SECOND, THIRD, FOURTH]
    assert report.title == "Envoys meet on the canal"
    assert report.title_span is not None
    assert report.title_span.start == 0


def test_text_without_a_headline_has_no_title() -> None:
    report = read(LEAD, SECOND, THIRD)
    assert report.title is None
    assert len(report.body) == 3


def test_one_paragraph_is_one_span() -> None:
    assert [s.text for s in read(f"{LEAD} {SECOND} {THIRD}").body] == [f"{LEAD} {SECOND} {THIRD}"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share", "share"),
        ("Advertisement", "advertisement"),
        ("Leave a Reply", "comments"),
        ("Photo by: AFP (Archive)", "credit"),
        ("Sign up for our daily newsletter here", "notice"),
        ("Read more: Canal towns count the cost", "related"),
        ("(Reporting by Ann Marlow; Editing by Piet Roos)", "agency_line"),
        ("AP writers Ann Marlow in Evim and Piet Roos in Sall contributed to this report.", "agency_line"),
        ("A soldier walks past a tractor at the canal, Evim, May 4, 2031. Source: Reuters", "caption"),
        ("FILE — In this May 4, 2031 photo, barges wait at the lock. (AP Photo/Ann Marlow, File)", "caption"),
        ("Two women wait in line for bread at a shelter in Port Halden.", "caption"),
        ("Published May 5, 2031", "dateline"),
    ],
)  # fmt: skip
def test_lines_are_told_by_their_words(line: str, kind: str) -> None:
    report = read("Envoys meet on the canal", LEAD, SECOND, line, THIRD, FOURTH)
    assert kinds(report)[line] == kind
    assert [span.text for span in report.body] == [LEAD, SECOND, THIRD, FOURTH]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gov. Ann Marlow (R) called the vote a mistake.",
        "The mediator told the Associated Press (AP) that he would stay on.",
        "He said so.",
        "“Never again.”",
        "People who fled the canal said they had walked for two days.",
        "The army said it would share its findings with the mediators.",
    ],
)
def test_prose_that_looks_a_little_like_furniture_is_kept(sentence: str) -> None:
    report = read("Envoys meet on the canal", LEAD, SECOND, sentence, THIRD, FOURTH)
    assert sentence in [span.text for span in report.body]


def test_a_list_of_other_stories_goes_to_the_end() -> None:
    tail = []
    for place in ("Evim", "Dorran", "Sall"):
        tail += [
            f"• Fire in {place} market put out",
            "World News Daily Gull",
            f"{place.upper()} - A fire burnt for hours. Source",
        ]
    report = read("Envoys meet on the canal", LEAD, SECOND, THIRD, FOURTH, "Latest World News", *tail)
    assert [span.text for span in report.body] == [LEAD, SECOND, THIRD, FOURTH]


def test_a_repeated_headline_is_no_prose() -> None:
    report = read("Envoys meet on the canal again", "Envoys meet on the canal again", LEAD, SECOND, THIRD)
    assert [piece.kind for piece in report.furniture] == ["title", "repeat"]


def test_a_run_on_report_is_cut_inside_its_line() -> None:
    text = (
        "Tue 6 May 2031 Canal blast kills 14 in Port Halden market. A blast killed 14 people at the"
        " market of Port "
        "Halden on Monday the police said. A boy stands beside a burnt stall in Port Halden May 5 2031."
        " (Reuters "
        "Photo) Nobody has claimed the attack. The mayor asked for calm and closed the schools. Traders"
        " said the "
        "market had no guards. ... 212 Related Market Fires Of The Past Decade In Pictures Tags Port"
        " Halden Community "
        "standardsDiscussion Comment via Facebook"
    )
    report = read(text)
    body = " ".join(span.text for span in report.body)
    assert body.startswith("A blast killed 14")
    assert body.endswith("no guards.")
    assert "burnt stall" not in body
    assert report.title == "Canal blast kills 14 in Port Halden market."
    assert report.published == "2031-05-06"


def test_a_headline_that_runs_into_the_lead_is_found_by_the_new_sentence() -> None:
    text = (
        "Dozens hurt in canal ferry crash Nearly 60 people were hurt when a ferry struck the lock gate"
        " at Port Halden "
        "the coast guard said on Monday. Most of the passengers were traders on their way to the market."
        " The captain "
        "is being questioned. The ferry had passed its inspection in March the company that runs it said."
    )
    report = read(text)
    assert report.title == "Dozens hurt in canal ferry crash"
    assert report.body[0].text.startswith("Nearly 60")


def test_an_embedded_post_is_cut() -> None:
    text = (
        "The ministry denied the report on Tuesday and asked for proof. Canal Towns Say Shelling Goes On "
        "https://t.co/abc123xyz pic.twitter.com/Xyz12345 — Halden Watch (@haldenwatch) May 6, 2031 The"
        " army did not "
        "comment. " + LEAD + " " + SECOND
    )
    body = " ".join(span.text for span in read(text).body)
    assert "twitter" not in body
    assert "The army did not comment." in body
