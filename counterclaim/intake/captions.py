"""Captions: what a picture shows, in the present tense and with a credit, told from what was reported."""

from __future__ import annotations

import re

from counterclaim.intake.agencies import any_agency

SHOWING = re.compile(
    r"^(?:(?:an?|this|the|undated|in this)\s+)?(?:(?:undated|recent|combination|combo|still|screen"
    r"|satellite|aerial|handout|video"
    r"|file|general|television|tv|stock)\s+)*(?:photo(?:graph)?|picture|image|images|photos|still|view"
    r"|screen ?grab"
    r"|screenshot|frame ?grab|grab|handout|footage|combination|illustration|map|graphic)\b.{0,160}?"
    r"\b(?:shows?|showing|depicts?|released by|provided by|taken (?:on|in|from|by|during)|made available)\b",
    re.I,
)
FILED = re.compile(
    r"^(?:\(?file\b\)?\s*(?:photo|picture|image|pic)?\s*[-–—:]|file photo\b|\W*archive photo)"
    r"|\bin this\b.{0,50}"
    r"\b(?:file )?(?:photo|picture|image)\b|\bfile (?:photo|picture|image)\b|\b(?:pictured|seen here"
    r"|seen in this)\b"
    r"|\((?:L|C|left|right|centre|center)\)|,\s*(?:left|right|centre|center),",
    re.I,
)
# what people do in pictures; simple present, third person or plural
DOING = (
    "walk ride run stand sit look inspect carry hold gather wave shout chant march drive wait shake pose "
    "watch listen light pray embrace hug kiss cry weep mourn salute patrol guard queue line clean search "
    "dig push pull clash throw fire rise fly hang lie rest cook gesture smile greet disembark unload"
    " load cross climb "
    "point man sift stare peer glance"
)
IRREGULAR = {"carry": "carries", "cry": "cries", "fly": "flies", "man": "mans"}
SIBILANT = ("s", "sh", "ch", "x")
_SINGULAR = "|".join(IRREGULAR.get(v, v + "es" if v.endswith(SIBILANT) else v + "s") for v in DOING.split())
_PLURAL = "|".join(DOING.split())
INDEFINITE = (
    r"(?:people|men|women|children|boys|girls|civilians|residents|protesters|demonstrators|activists"
    r"|soldiers|troops"
    r"|fighters|rebels|militants|militiamen|police(?:men)?|officers|firefighters|rescuers|medics|doctors"
    r"|workers|volunteers"
    r"|mourners|relatives|refugees|migrants|evacuees|villagers|survivors|supporters|members|delegates"
    r"|journalists|students"
    r"|vehicles|cars|buses|trucks|tanks|boats|ships|planes|jets|helicopters|smoke|flames|passers-?by"
    r"|pedestrians|crowds"
    r"|shoppers|voters|worshippers|families|guards|servicemen|security forces|riot police"
    r"|emergency workers|locals)"
)
SINGULAR_SCENE = re.compile(rf"^(?:an?|one)\s+(?:[\w()/'’.-]+\s+){{1,9}}?(?:{_SINGULAR})\s+(?!that\b)", re.I)
PLURAL_SCENE = re.compile(
    rf"^(?:[A-Z][\w-]+\s+){{0,2}}(?:[\w'’-]+\s+){{0,2}}?{INDEFINITE}\b(?:\s+[\w'’-]+){{0,14}}?\s+(?:{_PLURAL})\s+"
    r"(?:in|at|on|near|past|along|outside|inside|through|around|over|from|to|for|as|after|during|with"
    r"|behind|under|next"
    r"|into|by|before|flags?|signs?|banners?|placards?|the|a|an|out|up|down|away|off|bodies|portraits?"
    r"|hands|their)\b",
    re.I,
)
REPORTED = re.compile(
    r"\b(?:said|says|told|tells|according to|reported|announced|added|warned|accused|denied|have been"
    r"|had been|has been"
    r"|was|were|will|would|could|must|should|had|may|might)\b|[\"“”]",
    re.I,
)
CREDIT = re.compile(
    rf"\(\s*(?:[^()]{{0,60}}\b(?:photo|images?|file|getty|pool|handout|via|archive|agencies)\b[^()]{{0,60}}"
    rf"|(?:photo|image|source|credit)s?\s*:?[^()]{{1,60}}|{any_agency()}(?:\s*[/,]\s*[^()]{{1,40}})?)\s*\)",
    re.I,
)
PHOTO = re.compile(r"\b(?:photo|image|picture|getty|file|pool|handout|archive)\b", re.I)
TAIL = re.compile(
    r"(?:^|[.!?]\s+|\s)(?P<credit>(?:source|photo|image|picture|credit|photograph)s?(?: by"
    r"| credit)?\s*:\s*[^.!?]{2,60}"
    r"|(?:AP|AFP|Reuters|EPA|Getty)(?: Photo)?\s*/\s*[^.!?]{2,50})\.?$",
    re.I,
)
PLACED = re.compile(
    r"(?:[A-Z][\w'’-]+,?\s+){1,4}(?:on\s+)?(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s+(?:19|20)\d\d"
    r"|\d{1,2}\s+[A-Z][a-z]{2,8},?\s+(?:19|20)\d\d)\.?$"
)


def is_scene(sentence: str) -> bool:
    """Whether a sentence says what a picture shows: by its words, or by tense, subject and silence."""
    if FILED.search(sentence) and len(sentence) < 400:
        return True
    if SHOWING.match(sentence) and not re.search(r"\b(?:said(?! to be)|told|according to)\b", sentence):
        return True
    if REPORTED.search(sentence.partition(" who ")[0]) and not PLACED.search(sentence):
        return False
    return bool(SINGULAR_SCENE.match(sentence) or PLURAL_SCENE.match(sentence))
