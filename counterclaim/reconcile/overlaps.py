"""Which proposals stand where some other words do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from counterclaim.evidence import Passage, Proposal
from counterclaim.reconcile.ground import Ground


class Overlaps:
    """Proposals by the reports that tell of them."""

    def __init__(self, proposals: Sequence[Proposal], ground: Ground) -> None:
        self._ground = ground
        self._of: dict[str, list[tuple[int, Proposal]]] = defaultdict(list)
        for n, p in enumerate(proposals):
            for report in {m.report for m in p.mentions}:
                self._of[report].append((n, p))

    def of(self, mentions: Iterable[Passage]) -> list[Proposal]:
        """The proposals that share words with some passages or stand right at them, in their order."""
        found = {
            n: p
            for o in mentions
            for n, p in self._of.get(o.report, ())
            if any(self._ground.gap(m, o) == 0 for m in p.mentions)
        }
        return [found[n] for n in sorted(found)]
