"""A table of expressions and what they are worth in a report of Wednesday, October 12, 2016.

Each row: sentence | words | type | TIMEX3 value | EDTF, which is None where no date is named.
"""

from __future__ import annotations

import pytest

from counterclaim.reading.times import read_times
from tests.reports import prose

TABLE = """
Weekdays, by tense
Gunners hit the silo on Saturday. | Saturday | DATE | 2016-10-08 | 2016-10-08
The cabinet will vote on Saturday. | Saturday | DATE | 2016-10-15 | 2016-10-15
Ministers are meeting on Friday in Bern. | Friday | DATE | 2016-10-14 | 2016-10-14
Ministers meet on Friday in Bern. | Friday | DATE | 2016-10-14 | 2016-10-14
The pact signed on Friday was hailed abroad. | Friday | DATE | 2016-10-07 | 2016-10-07
The vote scheduled for Sunday may slip. | Sunday | DATE | 2016-10-16 | 2016-10-16
Sunday's vote was marred by fires. | Sunday | DATE | 2016-10-09 | 2016-10-09
Ahead of Sunday's vote, roads were shut. | Sunday | DATE | 2016-10-16 | 2016-10-16
A patrol found the crates on Wednesday. | Wednesday | DATE | 2016-10-12 | 2016-10-12
The depot burned late Wednesday. | late Wednesday | DATE | 2016-10-12 | 2016-10-12
The depot burned early Tuesday. | early Tuesday | DATE | 2016-10-11 | 2016-10-11
The depot burned on Monday night. | Monday night | TIME | 2016-10-10TNI | 2016-10-10
A march is planned for next Monday. | next Monday | DATE | 2016-10-17 | 2016-10-17
Last Thursday the ferry ran aground. | Last Thursday | DATE | 2016-10-06 | 2016-10-06
The sides hope to sign a text by Thursday. | Thursday | DATE | 2016-10-13 | 2016-10-13
The envoy was expected to land on Thursday. | Thursday | DATE | 2016-10-13 | 2016-10-13
The tower had fallen by Monday. | Monday | DATE | 2016-10-10 | 2016-10-10
Days beside the report
Mortars fell yesterday. | yesterday | DATE | 2016-10-11 | 2016-10-11
The court sits tomorrow. | tomorrow | DATE | 2016-10-13 | 2016-10-13
The court sits again today. | today | DATE | 2016-10-12 | 2016-10-12
Sirens rang this morning. | this morning | TIME | 2016-10-12TMO | 2016-10-12
Sirens rang overnight. | overnight | TIME | 2016-10-12TNI | 2016-10-12
Three days ago the well ran dry. | Three days ago | DATE | 2016-10-09 | 2016-10-09
The bridge opens in two weeks. | two weeks | DURATION | P2W | None
The day before yesterday a mine went off. | The day before yesterday | DATE | 2016-10-10 | 2016-10-10
Dates
The harbour has been shut since Feb. 4. | Feb. 4 | DATE | 2016-02-04 | 2016-02-04
The ferry sank on 9 May 1987. | 9 May 1987 | DATE | 1987-05-09 | 1987-05-09
The ferry sank on May 9, 1987. | May 9, 1987 | DATE | 1987-05-09 | 1987-05-09
The ferry sank on 1987-05-09. | 1987-05-09 | DATE | 1987-05-09 | 1987-05-09
A ballot is due on 20 November. | 20 November | DATE | 2016-11-20 | 2016-11-20
The ferry sank on Friday, 7 October. | Friday, 7 October | DATE | 2016-10-07 | 2016-10-07
The town fell in June 2014. | June 2014 | DATE | 2014-06 | 2014-06
The town fell in 2014. | 2014 | DATE | 2014 | 2014
Months and years
Talks broke off earlier in September. | earlier in September | DATE | 2016-09 | 2016-09
Talks broke off in early July. | early July | DATE | 2016-07 | 2016-07
Talks broke off last month. | last month | DATE | 2016-09 | 2016-09
Talks will resume next month. | next month | DATE | 2016-11 | 2016-11
Talks resumed earlier this month. | earlier this month | DATE | 2016-10 | 2016-10
Talks broke off last year. | last year | DATE | 2015 | 2015
Elections are set for next year. | next year | DATE | 2017 | 2017
Prices doubled this year. | this year | DATE | 2016 | 2016
Talks broke off last week. | last week | DATE | 2016-W40 | 2016-10-03/2016-10-09
Talks resume later this week. | later this week | DATE | 2016-W41 | 2016-10-10/2016-10-16
Talks resume in mid-November. | mid-November | DATE | 2016-11 | 2016-11
The mill shut in late 2013. | late 2013 | DATE | 2013 | 2013
The mill shut three months ago. | three months ago | DATE | 2016-07 | 2016-07
The mill shut last summer. | last summer | DATE | 2016-SU | 2016-06/2016-08
The mill shut in the spring of 2015. | the spring of 2015 | DATE | 2015-SP | 2015-03/2015-05
Output fell in the second quarter. | the second quarter | DATE | 2016-Q2 | 2016-04/2016-06
Decades and centuries
The dyke dates from the 1970s. | the 1970s | DATE | 197 | 197X
The dyke dates from the late 1970s. | the late 1970s | DATE | 197 | 197X
The dyke dates from the 19th century. | the 19th century | DATE | 18 | 18XX
It is the worst flood in decades. | decades | DURATION | PXE | None
Stretches
Snipers killed nine in the past 48 hours. | the past 48 hours | DURATION | PT48H | 2016-10-10/2016-10-12
Snipers killed nine in the last three days. | the last three days | DURATION | P3D | 2016-10-09/2016-10-12
Both want a six-month period of calm. | six-month | DURATION | P6M | None
Both want a 72-hour truce. | 72-hour | DURATION | PT72H | None
The siege lasted four years. | four years | DURATION | P4Y | None
The siege lasted two and a half years. | two and a half years | DURATION | P2.5Y | None
The five-year-old war has no end in sight. | five-year-old | DURATION | P5Y | None
They waited half an hour. | half an hour | DURATION | PT30M | None
They have waited for months. | months | DURATION | PXM | None
Sets
Convoys run every week. | every week | SET | P1W | None
Convoys run daily. | daily | SET | P1D | None
Convoys run every Tuesday. | every Tuesday | SET | XXXX-WXX-2 | None
The panel reports annually. | annually | SET | P1Y | None
References
The minister was abroad at the time. | the time | DATE | PAST_REF | None
Ships are currently at anchor. | currently | DATE | PRESENT_REF | None
The envoy was recently replaced. | recently | DATE | PAST_REF | None
More convoys will come in the future. | the future | DATE | FUTURE_REF | None
Clock times
Guns opened up at 6:30 a.m. on Monday. | 6:30 a.m. on Monday | TIME | 2016-10-10T06:30 | 2016-10-10
Guns opened up at noon on Monday. | noon on Monday | TIME | 2016-10-10T12:00 | 2016-10-10
Guns opened up at midnight. | midnight | TIME | 2016-10-12T00:00 | None
Counted from the story
On Friday the tower fell. Two days later its owner fled. | Two days later | DATE | 2016-10-09 | 2016-10-09
On June 2 the tower fell. The following day he fled. | The following day | DATE | 2016-06-03 | 2016-06-03
On June 2 the tower fell. A week earlier he fled. | A week earlier | DATE | 2016-W21 | 2016-05-23/2016-05-29
It began June 2. Two days into the truce it broke. | Two days into the truce | DATE | 2016-06-04 | 2016-06-04
Aides said on Friday that a week into the truce guns spoke. | a week into the truce | DATE | XXXX-XX-XX | None
On June 2 the tower fell. Its owner fled the same day. | the same day | DATE | 2016-06-02 | 2016-06-02
Anniversaries and feasts
Mourners marked the tenth anniversary of the flood on Monday. | Monday | DATE | 2016-10-10 | 2016-10-10
Bells will ring on Christmas Day. | Christmas Day | DATE | 2016-12-25 | 2016-12-25
A truce held over New Year's Eve. | New Year's Eve | DATE | 2015-12-31 | 2015-12-31
Ranges
Jets flew from March 3 to March 9. | March 3 | DATE | 2016-03-03 | 2016-03-03
Jets flew between 2011 and 2013. | 2011 | DATE | 2011 | 2011
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in TABLE.splitlines() if "|" in line]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_expression(row: tuple[str, ...]) -> None:
    text, *expected = row
    times = read_times(prose(text, published="2016-10-12")).times
    assert expected in [[t.text, t.type, t.value, str(t.edtf)] for t in times]
