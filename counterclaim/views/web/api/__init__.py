"""The JSON API: the record's own shapes, read only, with paging, filters and the words of every item.

The schemas are made by msgspec from the very structs that are sent, and one table of collections gives both
the routes and their description, so that neither can drift from the other. The routes are Starlette's, which
serves the pages already: another framework would bring a second application, and FastAPI a second model of
every noun in pydantic.
"""

from counterclaim.views.web.api.description import description
from counterclaim.views.web.api.routes import routes

__all__ = ["description", "routes"]
