"""A draft becomes a Report: prose and furniture told apart, the masthead read."""

from __future__ import annotations

from counterclaim.evidence import Report
from counterclaim.intake.draft import Draft
from counterclaim.intake.furniture import tell_apart
from counterclaim.intake.imprint import strip_imprint
from counterclaim.intake.masthead import read_masthead
from counterclaim.intake.nameplate import read_nameplate


def finish(draft: Draft, id: str) -> Report:
    """The report of a draft, under the id."""
    layout = draft.layout or tell_apart(draft.text, draft.given.title)
    layout, plate = read_nameplate(layout)
    layout = strip_imprint(layout)
    head = read_masthead(draft, layout)
    return Report(
        id=id,
        text=draft.text,
        title=head.title,
        title_span=head.title_span,
        path=draft.path,
        url=head.url,
        outlet=head.outlet or plate,
        agencies=head.agencies,
        agencies_quoted=head.agencies_quoted,
        agencies_pictured=head.agencies_pictured,
        byline=head.byline,
        contributors=head.contributors,
        dateline=head.dateline,
        dateline_span=head.dateline_span,
        published=head.published,
        published_basis=head.published_basis,
        body=layout.body,
        furniture=layout.furniture,
        format=draft.format,
        sha256=draft.sha256,
    )
