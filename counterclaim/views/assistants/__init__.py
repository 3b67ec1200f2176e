"""The record for assistants: questions over the Model Context Protocol, answered with what must be cited."""

from counterclaim.views.assistants.server import serve

__all__ = ["serve"]
