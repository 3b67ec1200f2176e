"""The dossier in the browser: pages rendered here, no scripts, every view an address."""

from counterclaim.views.web.app import application, serve

__all__ = ["application", "serve"]
