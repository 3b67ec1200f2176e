"""The pages: each takes a visit and answers it."""

from counterclaim.views.web.pages.overview import overview
from counterclaim.views.web.pages.reports import report, reports

__all__ = ["overview", "report", "reports"]
