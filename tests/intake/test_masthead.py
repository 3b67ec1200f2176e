"""Datelines, dates, agencies and bylines as the masthead gives them."""

from __future__ import annotations

import pytest

from counterclaim.intake import take_in_text
from counterclaim.intake.agencies import its_agency
from counterclaim.intake.dateline import dateline_at
from counterclaim.intake.datestamps import stamp_at
from counterclaim.intake.imprint import read_imprint

REST = "the two sides traded accusations over the canal on Monday, and no talks were planned. More was due."


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("GENEVA -- ", "Geneva", None),
        ("KYIV, Ukraine (AP) — ", "Kyiv", "AP"),
        ("TEL AVIV (Reuters) - ", "Tel Aviv", "Reuters"),
        ("Lisbon / EFE: ", "Lisbon", "EFE"),
        ("(ANSA) - Turin, March 3 - ", "Turin", "ANSA"),
        ("OSLO, Jan 24 - ", "Oslo", None),
        ("ANKARA (Sputnik) ", "Ankara", "Sputnik"),
        ("KAESONG, Korea, July 10, 1951 (Harbour Wire) - ", "Kaesong", None),
        ("Berlin (dpa) - ", "Berlin", "DPA"),
    ],
)
def test_datelines(opening: str, place: str, agency: str | None) -> None:
    found = dateline_at(opening + "The two sides", 0)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize(
    "text", ["BREAKING: The", "The war - it", "NATO - the alliance", "He said: no", "Monday - a day"]
)
def test_what_is_no_dateline(text: str) -> None:
    assert dateline_at(text, 0) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published July 19 2031", "2031-07-19"),
        ("18-07-2031", "2031-07-18"),
        ("Tue 19 Jul 2031", "2031-07-19"),
        ("19.07.2031(updated 1457 19.07.2031)", "2031-07-19"),
        ("Date of publication 18 July 2031", "2031-07-18"),
        ("2031-07-19T10:00:00Z", "2031-07-19"),
        ("07/25/2031", "2031-07-25"),
    ],
)
def test_date_lines(line: str, day: str) -> None:
    found = stamp_at(line, 0)
    assert found is not None
    assert found.day == day
    assert found.end == len(line)


def test_a_date_that_two_countries_read_differently_is_left_alone() -> None:
    assert stamp_at("03/04/2031", 0) is None


def test_the_masthead_dates_the_report_and_a_caption_does_not() -> None:
    text = "\n\n".join(
        [
            "Canal towns brace for more",
            "Published May 6, 2031",
            f"In Port Halden {REST}",
            "Barges wait at the lock in Port Halden, April 2, 2030. Source: Reuters",
            f"Further north {REST}",
        ]
    )
    report = take_in_text("r", text)
    assert (report.published, report.published_basis) == ("2031-05-06", "given")
    undated = take_in_text("r", text.replace("Published May 6, 2031\n\n", ""))
    assert undated.published is None


def test_agencies_credited_quoted_and_pictured_are_told_apart() -> None:
    text = "\n\n".join(
        [
            "Canal towns brace for more",
            f"PORT HALDEN (Reuters) - In the valley {REST}",
            "Eleven people were hurt, Xinhua reported, and a mediator told AFP that he would stay.",
            "Barges wait at the lock. (AP Photo/Ann Marlow)",
            "(With inputs from Kyodo)",
        ]
    )
    found = take_in_text("r", text)
    assert found.agencies == ("Reuters", "Kyodo")
    assert found.agencies_quoted == ("Xinhua", "AFP")
    assert found.agencies_pictured == ("AP",)


def test_an_agency_alone_over_the_text_is_credited_for_it() -> None:
    text = (
        f"Canal towns brace for more\n\nTuesday 6 May 2031\n\nAFP\n\nIn the valley {REST}\n\nIn Evim {REST}"
    )
    assert take_in_text("r", text).agencies == ("AFP",)


@pytest.mark.parametrize(
    ("named", "agency"),
    [
        ("Ann Marlow, Reuters", "Reuters"),
        ("Sputnik News", "Sputnik"),
        ("www.reuters.com", "Reuters"),
        ("apnews.com", "AP"),
        ("Gull Herald", None),
        ("map.example", None),
        (None, None),
    ],
)
def test_an_outlet_or_byline_that_is_an_agency(named: str | None, agency: str | None) -> None:
    assert its_agency(named) == agency


def test_contributors_lose_their_offices_and_places() -> None:
    line = (
        "Associated Press writers Ann Marlow in Port Halden and Piet Roos in Evim contributed to this report."
    )
    report = take_in_text("r", f"Canal towns brace\n\nIn Port Halden {REST}\n\nIn Evim {REST}\n\n{line}")
    assert report.contributors == ("Ann Marlow", "Piet Roos")
    assert report.agencies == ("AP",)


def test_what_is_given_wins() -> None:
    report = take_in_text(
        "r", f"PARIS - {REST}", title="Canal", published="2031-05", url="https://www.gull.example/a"
    )
    assert (report.title, report.published, report.published_basis) == ("Canal", "2031-05", "given")
    assert report.outlet == "gull.example"
    assert report.dateline == "Paris"


PROSE = [
    f"In the border town of Ungheni {REST}",
    "A spokesman for the ministry said that eleven soldiers had been wounded when a mortar round hit them.",
    "Residents said that they had spent the night in cellars, and that shops and schools were closed.",
    "Diplomats hope that a meeting can still take place this month, although neither side has confirmed it.",
]
TITLE = "Eleven soldiers wounded in mortar attack on border"


@pytest.mark.parametrize(
    ("head", "lead", "foot", "byline", "agencies", "dateline", "day"),
    [
        # British
        (["Helen Marsh and Tariq Aziz in Tiraspol", "Wed 14 May 2031 18.07 BST"], "", [],
         "Helen Marsh and Tariq Aziz", (), None, "2031-05-14"),
        (["By Rupert Haines, Defence Correspondent, in Ungheni", "14 May 2031 • 6:07pm"], "", [],
         "Rupert Haines", (), None, "2031-05-14"),
        (["Published", "14 May 2031", "Share", "By James Orr", "Chisinau"], "", [],
         "James Orr", (), None, "2031-05-14"),
        # Russian
        (["14 MAY, 18:07", "Updated at: 19:20"], "CHISINAU, May 14. /TASS/. ", [],
         None, ("TASS",), "Chisinau", None),
        (["May 14, 2031 18:07"], "CHISINAU. May 14 (Interfax) - ", [],
         None, ("Interfax",), "Chisinau", "2031-05-14"),
        # Chinese
        (["Source: Xinhua| 2031-05-14 22:15:07|Editor: huaxia"], "CHISINAU, May 14 (Xinhua) -- ", [],
         None, ("Xinhua",), "Chisinau", "2031-05-14"),
        (["By Li Wen in Chisinau and Zhao Peng Source: Strait Times Published: 2031/5/14 22:13:40"], "", [],
         "Li Wen and Zhao Peng", (), None, "2031-05-14"),
        # Gulf, Turkish
        (["WAM", "14 May 2031 20:31"], "CHISINAU, 14th May, 2031 (WAM) -- ", [],
         None, ("WAM",), "Chisinau", "2031-05-14"),
        (["Published: Wed 14 May 2031, 8:31 PM", "Last updated: Thu 15 May 2031, 9:02 PM"], "", [],
         None, (), None, "2031-05-14"),
        (["Elena Tesnova | 14.05.2031 - Update : 15.05.2031", "MOSCOW"], "", [],
         "Elena Tesnova", (), "Moscow", "2031-05-14"),
        # Indian
        (["PTI | Chisinau | Updated: May 14, 2031 20:31 IST", "Written by Asha Menon"], "", [],
         "Asha Menon", ("PTI",), "Chisinau", "2031-05-14"),
        (["Press Trust of India", "Chisinau", "May 14, 2031, 08:31 pm IST"], "", [],
         None, ("PTI",), None, "2031-05-14"),
        (["CHISINAU:"], "", ["(With inputs from PTI)"], None, ("PTI",), "Chisinau", None),
        (["May 14, 2031 08:31 pm | Updated 09:10 pm IST - CHISINAU", "Suhas Rao"], "", [],
         "Suhas Rao", (), "Chisinau", "2031-05-14"),
        # agencies
        (["By Ana Popescu", "May 14, 2031 6:07 PM GMT+3"], "CHISINAU, May 14 (Reuters) - ",
         ["Reporting by Ana Popescu; Editing by Mark Lane"],
         "Ana Popescu", ("Reuters",), "Chisinau", "2031-05-14"),
        (["By ANA POPESCU and PIET ROOS, Associated Press", "May 14, 2031"], "CHISINAU, Moldova (AP) — ",
         ["Roos reported from Kyiv, Ukraine. Associated Press writer Ann Marlow in Geneva contributed."],
         "ANA POPESCU and PIET ROOS", ("AP",), "Chisinau", "2031-05-14"),
        (["AFP", "14/05/2031 - 18:07"], "", ["ap-pr/mlr/jj"], None, ("AFP",), None, "2031-05-14"),
        (["By Darryl Conn    |    May 14, 2031 at 6:07 PM"], "CHISINAU, Moldova, May 14 (UPI) -- ", [],
         "Darryl Conn", ("UPI",), "Chisinau", "2031-05-14"),
        # broadcasters
        (["Jan Becker", "05/14/2031", "May 14, 2031", "dh/rt (dpa, AFP, Reuters)"], "", [],
         "Jan Becker", ("DPA", "AFP", "Reuters"), None, "2031-05-14"),
        (["May 14, 2031"], "", ["With reporting by Reuters, AP, and dpa"],
         None, ("Reuters", "AP", "DPA"), None, "2031-05-14"),
        (["by Oleh Bondar | May 14, 2031, 6:07 pm"], "", [], "Oleh Bondar", (), None, "2031-05-14"),
    ],
)  # fmt: skip
def test_mastheads_of_many_outlets(
    head: list[str],
    lead: str,
    foot: list[str],
    byline: str | None,
    agencies: tuple[str, ...],
    dateline: str | None,
    day: str | None,
) -> None:
    text = "\n\n".join([TITLE, *head, lead + PROSE[0], *PROSE[1:], *foot])
    report = take_in_text("r", text)
    assert [span.text for span in report.body] == [lead + PROSE[0], *PROSE[1:]]
    assert (report.title, report.byline, report.agencies) == (TITLE, byline, agencies)
    assert (report.dateline, report.published) == (dateline, day)


@pytest.mark.parametrize(
    "line",
    [
        "Middle East",
        "NATO: the alliance said on Monday that it would not send ships.",
        "By Monday the two sides had agreed on nothing but the menu.",
        "Ann Marlow of Reuters was in the room when the shouting began.",
        "May 14 was the day on which the bridge was to open.",
        "Reuters could not verify the claim.",
    ],
)
def test_prose_and_headings_are_no_imprint(line: str) -> None:
    assert read_imprint(line) is None
