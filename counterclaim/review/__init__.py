"""Judgements laid over the machine's record: lines confirmed, rejected, edited, merged, split and added."""

from counterclaim.review.judged import Judged, Rejected, Waiting, judged
from counterclaim.review.making import judgement, undo
from counterclaim.review.spots import evidence_of, target_of

__all__ = ["Judged", "Rejected", "Waiting", "evidence_of", "judged", "judgement", "target_of", "undo"]
