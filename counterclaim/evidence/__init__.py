"""The nouns. Report -> Reading -> Record travel between the rooms; everything else is part of them."""

from counterclaim.evidence.dispute import Dispute, Proposal, Response, Side, Talk
from counterclaim.evidence.event import Event, Named
from counterclaim.evidence.figure import Figure
from counterclaim.evidence.problem import Problem
from counterclaim.evidence.reading import Reading
from counterclaim.evidence.record import Join, Record
from counterclaim.evidence.report import Clue, Furniture, Report
from counterclaim.evidence.spans import Passage, Span, in_order
from counterclaim.evidence.statement import Statement
from counterclaim.evidence.when import Time
from counterclaim.evidence.where import Place
from counterclaim.evidence.who import Actor, Role

__all__ = [
    "Actor",
    "Clue",
    "Dispute",
    "Event",
    "Figure",
    "Furniture",
    "Join",
    "Named",
    "Passage",
    "Place",
    "Problem",
    "Proposal",
    "Reading",
    "Record",
    "Report",
    "Response",
    "Role",
    "Side",
    "Span",
    "Statement",
    "Talk",
    "Time",
    "in_order",
]
