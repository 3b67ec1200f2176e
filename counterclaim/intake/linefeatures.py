"""What can be seen of a line without understanding it: the numbers the learned models judge by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
ENDED = re.compile(r"[.!?…:;,。！？][\"'”’»)\]]*$")
FULL = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
INNER = re.compile(r"[a-zà-ÿ][.!?][\"'”’»)]* +[\"'“‘«(]?[A-ZÀ-Þ]")
CJK = re.compile(r"[぀-ヿ㐀-鿿가-힯]")
# words of page furniture, in the languages whose news pages we have seen, as they look in lower case; a
# line of them is rarely prose
CHROME = re.compile(
    r"\b(?:share|tweet|e-?mail|print|facebook|twitter|whatsapp|linkedin|pinterest|reddit|instagram"
    r"|youtube|telegram"
    r"|subscri\w+|newsletters?|sign (?:in|up)|log ?in|register|cookies?|privacy|terms|copyright"
    r"|rights reserved|©"
    r"|advertis\w+|sponsored|promoted|comments?|reply|replies|read (?:more|next|also)|related"
    r"|recommended|trending"
    r"|most (?:read|popular|viewed|shared)|popular|latest|more (?:from|on|in|stories)|view all"
    r"|see (?:all|more|full)"
    r"|click here|follow us|follow|contact|about us|careers|sitemap|menu|search|home|skip to|back to top"
    r"|download"
    r"|photo|image|getty|file photo|caption|video|watch|listen|podcast|gallery|slideshow|tags?|topics?"
    r"|filed under"
    r"|posted|published|updated|last modified|min(?:ute)?s? read|hours? ago|days? ago|by |source|via|credit"
    r"|abonn\w+|anmelden|registrieren|teilen|drucken|datenschutz|impressum|kommentar\w*|mehr|partager"
    r"|connexion"
    r"|commentaires?|lire aussi|mentions légales|compartir|suscr\w+|iniciar sesión|comentarios?|leer más"
    r"|assine"
    r"|compartilh\w+|comentários?|leia (?:mais|também)|accedi|iscriviti|condividi|commenti|leggi anche"
    r"|zaloguj"
    r"|komentarze?|udostępnij|czytaj|подпис\w+|комментар\w+|поделиться|читайте)\b"
)
DATED = re.compile(
    r"\b(?:(?:19|20)\d\d|\d{1,2}[./:]\d{2}(?:[./]\d{2,4})?|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?"
    r"|july?|aug\w*"
    r"|sep\w*|oct\w*|nov\w*|dec\w*|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
MARKER = re.compile(
    r"^\W*(?:(?:\d+ )?comments?|leave a (?:reply|comment)|post a comment|join the (?:discussion"
    r"|conversation)|discuss\w*"
    r"|related|more (?:from|on|in|stories|news|about)|most (?:read|popular|viewed|shared|recent)"
    r"|trending|popular"
    r"|latest|recommended|you (?:may|might) (?:also )?(?:like|be interested)|read (?:more|next|also)|see also"
    r"|also (?:on|in|read)|recent (?:posts|comments|news|articles|stories)|editors?'? picks|top stories"
    r"|up next"
    r"|advertis\w+|sponsored|newsletter|sign up|subscribe|follow us|share (?:this|on)|tags?\b|topics"
    r"|filed under"
    r"|about (?:the author|us)|categories|archives?|next (?:article|post|story)|previous (?:article|post"
    r"|story)"
    r"|around the web|from the web|don't miss|what to read|next up|promoted|copyright|©|all rights reserved"
    r"|comentários|comentarios|leia (?:mais|também)|você pode gostar|relacionad[ao]s|veja (?:mais"
    r"|também)|kommentare?"
    r"|mehr zum thema|ähnliche|auch interessant|commentaires|lire aussi|à lire|commenti|leggi anche"
    r"|articoli correlati"
    r"|komentarze|zobacz także|комментари|читайте также)",
    re.I,
)
TALK = re.compile(
    r"\b(?:\d+ (?:votes?|likes?|repl(?:y|ies)|points?)|reply|replied|quote|report (?:abuse|comment)"
    r"|upvote|downvote"
    r"|flag|(?:\d+|an?) ?(?:m|min(?:ute)?s?|h|hrs?|hours?|days?|weeks?|months?|years?) ago|permalink"
    r"|rating|antworten"
    r"|responder|répondre|rispondi|ответить|odpowiedz)\b",
    re.I,
)
MASTHEAD = re.compile(
    r"^(?:by|von|par|por|di)\s+[A-ZÀ-Þ]|\b(?:published|posted|updated|last modified)\b"
    r"|^\W*(?:\w+,? )?(?:\d{1,2}[./-]){2}"
    r"(?:19|20)?\d\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d{1,2},? (?:19|20)\d\d"
    r"|\b\d{1,2}\.? (?:de )?[A-Za-zäéû]+\.?,? (?:de )?(?:19|20)\d\d",
    re.I,
)
PLAIN = (
    "chars", "words", "ended", "full", "inner", "upper_first", "capitals", "short_words", "digits", "commas",
    "quotes", "chrome", "chrome_rate", "dated", "repeated", "pipes", "bullet", "mean_word", "symbols",
    "prose",
)  # fmt: skip
NEAR = ("words", "ended", "full", "capitals", "chrome", "prose")
REACH = (1, 2, 3)
WIDTHS = (4, 12)
NAMES = (
    *PLAIN,
    *(f"{name}{step:+d}" for step in (*(-r for r in REACH), *REACH) for name in NEAR),
    *(f"prose_before{w}" for w in WIDTHS),
    *(f"prose_after{w}" for w in WIDTHS),
    "place", "place_by_words", "lines", "prose_lines", "prose_words", "core", "core_before", "core_after",
    "core_share", "after_longest", "gap_before", "gap_after",
    "since_marker", "until_marker", "markers_before", "since_masthead", "mastheads_before", "masthead_ahead",
    "kin_near", "kin_core", "kin_all", "kin_title", "title_since", "title_is", "kin_near_mean",
    "kin_core_mean",
    "kin_lead", "lead_since", "seen_before", "short_rate", "long_mean", "talk_near", "cut_off",
)  # fmt: skip


def describe(texts: Sequence[str]) -> Matrix:
    """One row of `NAMES` for every line, in order: the line, its neighbours, its place in the whole."""
    if not texts:
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    counts = Counter(texts)
    own = np.array([_seen(text, counts[text]) for text in texts], dtype=np.float32)
    near = own[:, [PLAIN.index(name) for name in NEAR]]
    columns = [own]
    columns += [_shifted(near, step) for step in (*(-r for r in REACH), *REACH)]
    prose = own[:, PLAIN.index("prose")]
    columns += [_summed(prose, w, before=True)[:, None] for w in WIDTHS]
    columns += [_summed(prose, w, before=False)[:, None] for w in WIDTHS]
    columns.append(_placed(own, prose))
    columns.append(_marked(texts))
    columns.append(_kin(texts, prose))
    columns.append(_company(texts, own[:, PLAIN.index("words")], prose))
    return np.concatenate(columns, axis=1).astype(np.float32)


def _seen(text: str, times: int) -> list[float]:
    folded = text.lower()
    words = WORD.findall(text)
    count = len(words) if not CJK.search(text) else max(len(words), len(text) // 2)
    many = max(1, len(words))
    ended, full = bool(ENDED.search(text)), bool(FULL.search(text))
    inner = len(INNER.findall(text))
    capitals = sum(1 for w in words[1:] if w[0].isupper()) / many
    short = sum(1 for w in words if len(w) <= 4 and w.islower()) / many
    chrome = len(CHROME.findall(folded)) if count < 60 else 0
    prose = float(count) if count >= 8 and (full or count >= 25) and capitals < 0.6 else -1.0
    return [
        min(len(text), 2000),
        min(count, 400),
        ended,
        full,
        min(inner, 8),
        text[:1].isupper(),
        capitals,
        short,
        sum(map(str.isdigit, text)) / len(text),
        min(text.count(","), 8),
        text[:1] in "\"“‘«'",
        min(chrome, 6),
        chrome / many,
        len(DATED.findall(folded)) / many,
        min(times, 5),
        "|" in text or "»" in text or "›" in text,
        text[:1] in "•·-–*►▶",
        sum(map(len, words)) / many,
        (len(text) - sum(map(str.isalnum, text)) - sum(map(str.isspace, text))) / len(text),
        min(prose, 120.0),
    ]


def _marked(texts: Sequence[str]) -> Matrix:
    """Distances to lines that open a section of furniture, and to those that look like a masthead."""
    marker = [len(text) < 60 and MARKER.search(text) is not None for text in texts]
    masthead = [len(text) < 120 and MASTHEAD.search(text) is not None for text in texts]
    since, until = _gaps(np.array(marker))
    since_head, until_head = _gaps(np.array(masthead))
    count = np.cumsum(np.array([marker, masthead], dtype=np.float32), axis=1)
    cap = 60.0
    return np.stack(
        [
            np.minimum(since, cap),
            np.minimum(until, cap),
            np.minimum(count[0], 12),
            np.minimum(since_head, cap),
            np.minimum(count[1], 12),
            np.minimum(until_head, cap),
        ],
        axis=1,
    ).astype(np.float32)


def _kin(texts: Sequence[str], prose: Matrix) -> Matrix:
    """How many of a line's content words stand elsewhere: near it, in the core, in the likely title."""
    vocab = [frozenset(w for w in map(str.lower, WORD.findall(text)) if len(w) > 3) for text in texts]
    count = len(texts)
    spread = Counter(word for words in vocab for word in words)
    weight = np.where(prose > 0, np.minimum(prose, 60.0), -4.0).astype(np.float32)
    start, end = heaviest_run(weight)
    core = Counter(w for at in range(start, end + 1) if prose[at] > 0 for w in vocab[at])
    title = _title(texts, vocab, core, start, end)
    rows = np.zeros((count, 10), dtype=np.float32)
    after = start if title is None else title
    lead = next((k for k in range(after, count) if prose[k] >= 15), None)
    for at, words in enumerate(vocab):
        many = len(words)
        rows[at, 4] = max(-40, min(40, at - title)) if title is not None else -99.0
        rows[at, 9] = max(-40, min(60, at - lead)) if lead is not None else -99.0
        rows[at, 5] = float(title is not None and texts[at] == texts[title])
        if not many:
            rows[at, :4] = -1.0
            rows[at, 8] = -1.0
            continue
        rows[at, 8] = len(words & vocab[lead]) / many if lead is not None and lead != at else -1.0
        near: set[str] = set()
        for k in range(max(0, at - 5), min(count, at + 6)):
            if k != at and prose[k] > 0:
                near |= vocab[k]
        own = 1 if start <= at <= end and prose[at] > 0 else 0
        rows[at, 0] = len(words & near) / many
        rows[at, 1] = sum(core[w] > own for w in words) / many
        rows[at, 2] = sum(spread[w] > 1 for w in words) / many
        rows[at, 3] = len(words & vocab[title]) / max(1, len(vocab[title])) if title is not None else -1.0
    kernel = np.ones(7) / 7
    for source, target in ((0, 6), (1, 7)):
        rows[:, target] = smooth(np.maximum(rows[:, source], 0), kernel)
    return rows


def smooth(values: Matrix, kernel: NDArray[np.float64]) -> Matrix:
    """The values weighed with their neighbours; as many come out as went in."""
    full = np.convolve(values, kernel, "full")
    start = len(kernel) // 2
    return np.asarray(full[start : start + len(values)], dtype=np.float32)


def _company(texts: Sequence[str], words: Matrix, prose: Matrix) -> Matrix:
    """The company a line keeps: repeats, short lines, talk of readers, and whether it breaks off."""
    seen: set[str] = set()
    before = []
    for text in texts:
        before.append(text in seen)
        seen.add(text)
    window = np.ones(17)
    ones = smooth(np.ones(len(texts), dtype=np.float32), window)
    talk = np.array([len(text) < 160 and TALK.search(text) is not None for text in texts], dtype=np.float32)
    return np.stack(
        [
            np.array(before, dtype=np.float32),
            smooth((words < 8).astype(np.float32), window) / ones,
            smooth(np.maximum(prose, 0), window)
            / np.maximum(1, smooth((prose > 0).astype(np.float32), window)),
            smooth(talk, np.ones(9)),
            np.array([text.rstrip().endswith(("...", "…")) for text in texts], dtype=np.float32),
        ],
        axis=1,
    ).astype(np.float32)


def _title(
    texts: Sequence[str], vocab: Sequence[frozenset[str]], core: Counter[str], start: int, end: int
) -> int | None:
    """The likely headline: the unpunctuated line before the end of the core whose words the core uses"
    " most."""
    best, highest = None, 1.0
    for at in range(end + 1):
        words = vocab[at]
        if not 2 <= len(words) <= 20 or len(texts[at]) > 200 or FULL.search(texts[at]):
            continue
        kin = sum(min(core[w], 3) for w in words)
        score = kin / (len(words) + 2.0) - 0.01 * abs(start - at)
        if score > highest:
            best, highest = at, score
    return best


def _shifted(rows: Matrix, step: int) -> Matrix:
    """The rows `step` lines away; minus two stands for beyond the first or last line."""
    out = np.full_like(rows, -2.0)
    if abs(step) < len(rows):
        if step > 0:
            out[:-step] = rows[step:]
        else:
            out[-step:] = rows[:step]
    return out


def _summed(values: Matrix, width: int, *, before: bool) -> Matrix:
    total = np.concatenate([[0.0], np.cumsum(np.maximum(values, 0.0))])
    at = np.arange(len(values))
    if before:
        return np.asarray(total[at] - total[np.maximum(at - width, 0)], dtype=np.float32)
    return np.asarray(total[np.minimum(at + 1 + width, len(values))] - total[at + 1], dtype=np.float32)


def heaviest_run(values: Matrix) -> tuple[int, int]:
    """First and last line of the run whose prose outweighs its furniture most (Kadane's maximum run of"
    " sums)."""
    best, start, end, total, here = 0.0, 0, 0, 0.0, 0
    for at, value in enumerate(values):
        if total <= 0:
            total, here = 0.0, at
        total += float(value)
        if total > best:
            best, start, end = total, here, at
    return start, end


def _placed(own: Matrix, prose: Matrix) -> Matrix:
    count = len(own)
    words = own[:, PLAIN.index("words")]
    at = np.arange(count, dtype=np.float32)
    before = np.cumsum(words) - words
    weight = np.where(prose > 0, np.minimum(prose, 60.0), -4.0).astype(np.float32)
    start, end = heaviest_run(weight)
    inside = (at >= start) & (at <= end)
    everything = max(1.0, float(words.sum()))
    prosy = prose > 0
    longest = int(np.argmax(words))
    gap_before, gap_after = _gaps(prosy)
    flat = np.ones(count, dtype=np.float32)
    return np.stack(
        [
            at / count,
            before / everything,
            flat * min(count, 1000),
            flat * float(prosy.mean()),
            flat * float(np.maximum(prose, 0).sum()) / everything,
            inside.astype(np.float32),
            np.clip(start - at, -1, 60),
            np.clip(at - end, -1, 60),
            flat * float(words[start : end + 1].sum()) / everything,
            np.clip(at - longest, -40, 40),
            np.minimum(gap_before, 40),
            np.minimum(gap_after, 40),
        ],
        axis=1,
    )


def _gaps(prosy: NDArray[np.bool_]) -> tuple[Matrix, Matrix]:
    """How many lines since, and until, the nearest line of prose."""
    count = len(prosy)
    since, until = np.full(count, 99.0, np.float32), np.full(count, 99.0, np.float32)
    last = None
    for at in range(count):
        if last is not None:
            since[at] = at - last
        if prosy[at]:
            last = at
    last = None
    for at in range(count - 1, -1, -1):
        if last is not None:
            until[at] = last - at
        if prosy[at]:
            last = at
    return since, until
