"""Words by which page furniture gives itself away, by kind."""

from __future__ import annotations

import re

from counterclaim.intake.agencies import any_agency

I = re.I  # noqa: E741
ORG = rf"(?:{any_agency()}|[A-Z][\w.&'’-]*(?:\s+[A-Z][\w.&'’-]*){{0,3}})"

# whole lines or sentences; the first pattern that matches from the start to the end decides
WHOLE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("share", re.compile(
        r"(?:share|tweet|pin it|e-?mail|print|whatsapp|facebook|twitter|linkedin|telegram|reddit"
        r"|copy link|like"
        r"|share (?:this|on|via|with)\b.{0,60}|send this to a friend|e-?mail this.{0,40}|print this.{0,30}"
        r"|\d+\s+shares?|shares?\s+\d+|follow (?:us|@\w+)\b.{0,60}|like us on .{0,40}|save|bookmark|listen"
        r"|get short url(?:\s+\d+)?|(?:share|tweet|email|print|facebook|twitter|linkedin|whatsapp|pinterest"
        r"|reddit|google\+?|telegram|viber|vk)(?:[\s|,/·+\d]+(?:share|tweet|e-?mail|print|facebook"
        r"|twitter|linkedin|whatsapp"
        r"|pinterest|reddit|google\+?|telegram|viber|vk|more))*)[!:]?", I)),
    ("comments", re.compile(
        r"(?:(?:\d+\s+)?comments?(?:\s*\(\d+\))?|leave a (?:reply|comment).{0,40}|post (?:a )?comment.{0,20}"
        r"|your e-?mail address will not be published.{0,60}|required fields are marked.{0,12}|cancel reply"
        r"|join the (?:discussion|conversation).{0,40}|be the first to comment.{0,20}"
        r"|add (?:a )?comment.{0,20}"
        r"|(?:log|sign) in to (?:comment|reply).{0,40}|you must be logged in.{0,60}|name \*|e-?mail \*"
        r"|website"
        r"|save my name.{0,90}|notify me of .{0,60}|comments are closed.{0,20}|community standards.{0,80}"
        r"|(?:view|show|load|see) (?:all )?comments.{0,20}|what do you think\?.{0,60}"
        r"|comment via .{0,60})", I)),
    ("advertisement", re.compile(
        r"(?:[-–— ]*(?:advertisements?|ads?|advertorial|sponsored(?: content| by .{0,40})?"
        r"|promoted(?: content)?"
        r"|paid content|story continues below.{0,30}|article continues (?:below|after).{0,30}"
        r"|continue reading.{0,50}|scroll (?:down )?(?:for|to) .{0,40})[-–— ]*)[.:]?", I)),
    ("notice", re.compile(
        r"(?:(?:click|tap) here\b.{0,120}|(?:please )?(?:subscribe|sign up|register|log in|sign in|join)\b"
        r"(?=.{0,120}\b(?:newsletter|inbox|e-?mail|alerts?|account|free|today|now|here|updates?|read"
        r"|channel)\b).{0,160}"
        r"|subscribe|sign (?:in|up)|log ?in|register|newsletters?|download (?:our|the) .{0,60}\bapp\b.{0,60}"
        r"|(?:this|our) (?:web)?site uses cookies.{0,200}|we use cookies.{0,200}|by (?:continuing"
        r"|using) .{0,160}"
        r"(?:cookies|terms|privacy).{0,80}|(?:copyright|©|\(c\)).{0,160}"
        r"|.{0,80}\ball rights reserved\b.{0,120}"
        r"|this material may not be published.{0,160}|terms (?:of|and) .{0,40}|privacy policy|cookie policy"
        r"|before it[’']?s here,? it[’']?s on .{0,60}|stay (?:tuned|connected|up to date|informed)\b.{0,100}"
        r"|(?:like|follow|find|join) us on\b.{0,80}|(?:for|get) (?:more|all) the latest .{0,80}"
        r"|support (?:independent|our|quality) journalism.{0,100}|donate(?: now)?|become a member.{0,60}"
        r"|enable javascript.{0,100}|your browser .{0,100}|skip to (?:main )?content|back to top"
        r"|view comments"
        r"|this (?:article|story|report) (?:was|has been|is) (?:originally |first )?(?:published"
        r"|translated|updated"
        r"|amended|corrected|produced)\b.{0,160}|editor[’']?s note:.{0,30}"
        r"|the views expressed\b.{0,240}|this (?:story|article) is (?:from|part of) .{0,120})", I)),
    ("related", re.compile(
        r"(?:(?:read|see|watch|learn|find out) (?:also|more|next|full(?: article| story)?|all)\b.{0,140}"
        r"|(?:also )?(?:read|see|watch|in pictures|explainer|analysis|opinion|explained|background"
        r"|timeline)\s*:\s.{3,140}"
        r"|related(?: (?:articles?|stories|news|topics?|posts?|content|coverage|links?|items?))?:?"
        r"|more (?:on|from|about|in) (?:this|the|our|[A-Z]).{0,60}|more (?:news|stories|articles).{0,40}"
        r"|(?:most|also) (?:read|popular|viewed|shared|commented|recent)\b.{0,40}|trending(?: now)?.{0,30}"
        r"|latest .{0,40}\b(?:news|stories|headlines|updates|videos?)|recommended(?: for you| stories)?"
        r"|(?:you (?:may|might)|readers) (?:also )?(?:like|be interested in).{0,40}"
        r"|editor[’']?s[’']? (?:picks?|choice)"
        r"|top (?:stories|news|headlines)|don[’']t miss.{0,80}|recent (?:posts|news|articles|comments)"
        r"|up next"
        r"|keep reading.{0,60}|previous (?:article|post|story).{0,120}|next (?:article|post|story).{0,120}"
        r"|tags?\s*:.{0,200}|topics?\s*:.{0,200}|filed under\b.{0,120}|tags|categories|see full article"
        r"|full story)", I)),
    ("agency_line", re.compile(
        rf"[-–—(\[ ]*(?:(?:sources?|with (?:inputs?|reporting|files|information"
        rf"|additional reporting) from|from|by)"
        rf"\s*:?\s+)?(?:{ORG})(?:\s*(?:,|/|&|\band\b|\bwith\b)\s*(?:{ORG}|(?:[Nn]ews )?[Aa]gencies"
        rf"|[Ss]taff))*"
        rf"(?:\s+(?:contributed.{{0,60}}))?[)\] .]*")),
    ("agency_line", re.compile(
        r"[(\[]?(?:.{2,220}\bcontributed (?:to|reporting|additional)\b.{0,80}"
        r"|(?:additional |further )?(?:reporting|writing|editing|compiled|edited|written|translated)"
        r" (?:by|for) .{3,200}|with (?:files|reports?|inputs?|additional reporting|information) (?:from"
        r"|by) .{2,100}"
        r"|(?:sources?\s*:?\s+)?(?:news )?agencies|(?:compiled"
        r"|adapted) from .{2,80}wires?.{0,20})[)\]]?\.?", I)),
    ("credit", re.compile(
        r"[(\[]?(?:(?:file |stock |handout |press |cover |lead )?(?:photos?|pictures?|images?"
        r"|photographs?|photograph(?:ed|er)|graphic|map"
        r"|illustration|video|credits?)(?: credits?| courtesy| by| via| from| source)?\s*(?::|\bby\b"
        r"|\bvia\b|©|/)\s*.{2,100}"
        r"|(?:courtesy|image) (?:of|:) .{2,80}|.{2,60}\b(?:getty images|via getty|ap photo|afp photo"
        r"|reuters photo"
        r"|afp/getty|shutterstock|file photo|epa[-/]efe)\b.{0,60}|(?:©|source)\s*:?\s*.{2,60}"
        r"(?:images?|photo|reuters|afp|ap|epa|getty))[)\]]?\.?", I)),
    ("byline", re.compile(
        r"(?:by|von|par|por)\s+[A-Z][\w.'’-]+(?:\s+(?:[A-Z][\w.'’-]*|and|&|van|von|de|der|al|bin|el))*"
        r"(?:,?\s+(?:in|for|of|at)\s+[A-Z].{0,40}|,\s.{0,60}|\s*[|·•/]\s*.{0,60})?")),
)  # fmt: skip
# headings after which lists, forms and notices follow until the page ends
SECTION = re.compile(
    r"\W*(?:(?:\d+\s+)?comments?(?:\s*\(\d+\))?$|leave a (?:reply|comment)|post a comment"
    r"|join the (?:discussion|conversation)"
    r"|latest\b.{0,40}(?:news|stories|headlines)|(?:most|also) (?:read|popular|viewed|shared|recent)\b"
    r"|related(?: (?:articles?|stories|news|topics?|posts?|content|coverage|links?))?:?$|trending"
    r"|read (?:also|next)\W*$"
    r"|recommended|you (?:may|might) also (?:like|be interested)|more (?:from|stories|news|headlines"
    r"|on this)\b.{0,40}$"
    r"|top (?:stories|headlines)|editor[’']?s[’']? picks|recent (?:posts|news|articles|comments)"
    r"|around the web"
    r"|about the author|community standards|send this to a friend)",
    I,
)
OUTLET_SELF = re.compile(
    r"\b(?:newspaper|news ?paper|daily|weekly|magazine|broadcaster|news (?:site|outlet|agency|service"
    r"|portal|channel"
    r"|organi[sz]ation)|publication|publisher|media (?:group|company|outlet))\b.{0,240}\b(?:founded"
    r"|launched|established"
    r"|premier|leading|award-winning|readers?(?:hip)?|printed|published|circulation|independent|coverage"
    r"|editorials"
    r"|headquartered|audience|largest)\b|\b(?:founded|launched|established)\b.{0,60}\b(?:1[89]"
    r"|20)\d\d\b.{0,240}"
    r"\b(?:newspaper|publication|readers|coverage|editorials|magazine|journalism)\b",
    I,
)
TWEET = re.compile(
    r"(?:https?:?/?/?)?t\.?co/?\w{6,}|pic\.?twitter\.?com/?\w+|https?:?/?/?\.?t\.?co\S+",
    I,
)
TWEETED = re.compile(
    r"\s*[—–-]?\s*[^.!?\n]{2,60}?\(@?\w{2,30}\)\s+(?:[A-Z][a-z]+\.? \d{1,2},? (?:19|20)\d\d"
    r"|\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d)"
)


def kind_of(line: str) -> str | None:
    """The kind of furniture that a whole line or sentence is; None where its words do not tell."""
    if len(line) > 320:
        return None
    for kind, pattern in WHOLE:
        if pattern.fullmatch(line):
            return kind
    return None
