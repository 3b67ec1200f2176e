"""The pages: each takes a visit and answers it."""

from counterclaim.views.web.pages.actors import actor, actors
from counterclaim.views.web.pages.ceasefires import ceasefires
from counterclaim.views.web.pages.changes import changes
from counterclaim.views.web.pages.course import conditions, control, resolutions, sanctions
from counterclaim.views.web.pages.disputes import dispute, disputes
from counterclaim.views.web.pages.events import event, events
from counterclaim.views.web.pages.figures import figures
from counterclaim.views.web.pages.map import map_
from counterclaim.views.web.pages.overview import overview
from counterclaim.views.web.pages.places import places
from counterclaim.views.web.pages.positions import positions
from counterclaim.views.web.pages.problems import problems
from counterclaim.views.web.pages.proposals import proposals
from counterclaim.views.web.pages.reports import report, reports
from counterclaim.views.web.pages.review import (
    add,
    judge,
    keep_added,
    keep_name,
    log,
    log_file,
    review,
    review_one,
)
from counterclaim.views.web.pages.search import search
from counterclaim.views.web.pages.statements import statement, statements
from counterclaim.views.web.pages.talks import talks
from counterclaim.views.web.pages.timeline import timeline

__all__ = [
    "actor",
    "actors",
    "add",
    "ceasefires",
    "changes",
    "conditions",
    "control",
    "dispute",
    "disputes",
    "event",
    "events",
    "figures",
    "judge",
    "keep_added",
    "keep_name",
    "log",
    "log_file",
    "map_",
    "overview",
    "places",
    "positions",
    "problems",
    "proposals",
    "report",
    "reports",
    "resolutions",
    "review",
    "review_one",
    "sanctions",
    "search",
    "statement",
    "statements",
    "talks",
    "timeline",
]
