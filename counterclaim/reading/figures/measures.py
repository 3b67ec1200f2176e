"""What a figure measures (killed, injured, strikes, distance ...), told from the words around it.

Words next to the number come before the parse, because in reports that lost their commas the parse is
the less sure of the two.
"""

from __future__ import annotations

from counterclaim.reading.figures.governors import by_parse
from counterclaim.reading.figures.neighbours import (
    by_idiom,
    by_noun,
    by_passive_ahead,
    by_standing,
    by_state,
    by_unit,
    by_verb_before,
)
from counterclaim.reading.figures.site import Found, Site
from counterclaim.reading.figures.tolls import among, by_toll

ORDER = (
    by_unit,
    by_verb_before,
    by_idiom,
    by_state,
    by_noun,
    by_parse,
    by_passive_ahead,
    by_toll,
    among,
    by_standing,
)


def measure_of(site: Site) -> Found | None:
    """The measure of a number, or None where no word near it says one; the first way that tells wins."""
    for told in ORDER:
        found = told(site)
        if found is not None:
            return found
    return None
