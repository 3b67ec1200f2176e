"""The briefing as one HTML page that stands alone and prints on two sheets."""

from __future__ import annotations

from markupsafe import Markup

from counterclaim.views import wording
from counterclaim.views.briefing.markdown import closing, more
from counterclaim.views.briefing.plan import Brief, Line

_STYLE = """
@page { size: A4; margin: 15mm 17mm }
body { font: 9.5pt/1.35 "Libertinus Serif", Georgia, "Times New Roman", serif;
  color: #1f1e1b; background: #fff; max-width: 176mm; margin: 1.5rem auto; padding: 0 1rem }
h1 { font-size: 17pt; line-height: 1.15; margin: 0 0 .2rem }
h2 { font: 650 8pt system-ui, sans-serif; letter-spacing: .06em; text-transform: uppercase;
  color: #65625a; border-top: 1px solid #e3dfd4; padding-top: .3rem; margin: .7rem 0 .3rem }
p { margin: 0 0 .3rem } ul { margin: 0; padding-left: 1.1em }
ol { margin: 0; padding-left: 2em; font-size: 7.5pt }
.day, .more, .closing { color: #65625a; font-style: italic } .more { list-style: none }
sup { font-size: 6.5pt; line-height: 0 } a { color: inherit; text-decoration: none }
@media print { body { margin: 0; padding: 0; max-width: none } }
"""


def _line(line: Line) -> Markup:
    cited = Markup(" ").join(Markup('<a href="#n{0}">{0}</a>').format(n) for n in line.notes)
    return Markup("<li><bdi>{}</bdi><sup>{}</sup></li>\n").format(line.text, cited)


def as_html(brief: Brief) -> bytes:
    """The briefing as HTML in UTF-8: no script, nothing from elsewhere, everything escaped."""
    body = Markup('<h1><bdi>{}</bdi></h1>\n<p class="day">Briefing, {}</p>\n<p>{}</p>\n').format(
        brief.title, wording.date(brief.day), " ".join(brief.lede)
    )
    for section in brief.sections:
        body += Markup("<h2>{}</h2>\n<ul>\n").format(section.title)
        body += Markup("").join(_line(line) for line in section.lines)
        if section.left:
            body += Markup('<li class="more">{}</li>\n').format(more(section.left))
        body += Markup("</ul>\n")
    body += Markup("<h2>Evidence</h2>\n<ol>\n")
    for note in brief.notes:
        body += Markup('<li id="n{}"><bdi>{}</bdi></li>\n').format(note.number, note.text)
    body += Markup('</ol>\n<p class="closing">{}</p>\n').format(closing(brief))
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    whole = Markup(
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{}</title>\n'
        "<style>{}</style>\n</head>\n<body>\n<main>\n{}</main>\n</body>\n</html>\n"
    ).format(policy, brief.title, Markup(_STYLE), body)
    return str(whole).encode("utf-8", "replace")
