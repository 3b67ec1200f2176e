"""One report is read. The stages, in the order they run:

1. `prose.parse`: headline and body paragraphs as one parsed document; furniture is left out
2. `times.read_times`: time expressions, their values, and the report's own date if nobody gave it
3. `places.read_places`: mentions of places, resolved to coordinates
4. `actors.read_actors`: names, roles, descriptions and pronouns joined into actors
5. `statements.read_statements`: who said what, in whose words, and what they do by saying it
6. `events.read_events`: what happened, between whom, with a status
7. `figures.read_figures`: how many, of what, by whose count

Each stage sees what the earlier ones found and nothing of other reports. The encoder needs the words only:
it runs in a second thread from the beginning, and stages 5 and 6 read from its states.
"""

from __future__ import annotations

from counterclaim.evidence import Reading, Report
from counterclaim.reading.toolkit import Engine, Toolkit

__all__ = ["Engine", "Toolkit", "read"]


def read(report: Report, toolkit: Toolkit) -> Reading:
    """Everything one report says. The report in the Reading is dated if its text allows it."""
    from counterclaim.reading.actors import read_actors
    from counterclaim.reading.events import read_events
    from counterclaim.reading.figures import read_figures
    from counterclaim.reading.places import read_places
    from counterclaim.reading.prose import parse
    from counterclaim.reading.statements import beforehand, read_statements, states_of
    from counterclaim.reading.times import read_times

    with beforehand(report, toolkit.statements) as learned:
        prose = parse(report, toolkit.nlp)
        clock = read_times(prose)
        atlas = read_places(prose)
        cast = read_actors(prose, atlas, clock.report.published)
        statements = read_statements(prose, cast, clock, toolkit.statements, learned)
        states = None if learned is None else states_of(learned())
    cast.hear(statements)
    events = read_events(prose, cast, atlas, clock, statements, states)
    figures = read_figures(prose, cast, atlas, clock, statements, events)
    return Reading(
        report=clock.report,
        actors=cast.actors,
        places=atlas.places,
        times=clock.times,
        statements=statements,
        events=events,
        figures=figures,
        reader=toolkit.name,
    )
