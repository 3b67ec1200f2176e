"""The nouns. Report -> Reading -> Record travel between the rooms; everything else is part of them."""

from counterclaim.evidence.ceasefire import Breach, Ceasefire, Turn
from counterclaim.evidence.dispute import (
    Account,
    Comparison,
    Dispute,
    Proposal,
    Response,
    Seat,
    Side,
    Talk,
    Topic,
)
from counterclaim.evidence.event import Event, Named
from counterclaim.evidence.figure import Figure
from counterclaim.evidence.judgement import Change, Judgement, Review, Spot, Target
from counterclaim.evidence.measure import Resolution, Sanction, Vote
from counterclaim.evidence.position import Belligerent, Harm, Position, Standpoint
from counterclaim.evidence.problem import Problem
from counterclaim.evidence.reading import Reading
from counterclaim.evidence.record import Join, Record, Shared
from counterclaim.evidence.report import Clue, Furniture, Report
from counterclaim.evidence.series import Point, Series
from counterclaim.evidence.situation import Condition, Control
from counterclaim.evidence.spans import Passage, Span, in_order
from counterclaim.evidence.statement import Statement
from counterclaim.evidence.when import Time
from counterclaim.evidence.where import Place
from counterclaim.evidence.who import Actor, Role

__all__ = [
    "Account",
    "Actor",
    "Belligerent",
    "Breach",
    "Ceasefire",
    "Change",
    "Clue",
    "Comparison",
    "Condition",
    "Control",
    "Dispute",
    "Event",
    "Figure",
    "Furniture",
    "Harm",
    "Join",
    "Judgement",
    "Named",
    "Passage",
    "Place",
    "Point",
    "Position",
    "Problem",
    "Proposal",
    "Reading",
    "Record",
    "Report",
    "Resolution",
    "Response",
    "Review",
    "Role",
    "Sanction",
    "Seat",
    "Series",
    "Shared",
    "Side",
    "Span",
    "Spot",
    "Standpoint",
    "Statement",
    "Talk",
    "Target",
    "Time",
    "Topic",
    "Turn",
    "Vote",
    "in_order",
]
