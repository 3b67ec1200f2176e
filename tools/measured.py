"""The table of README.md's "How well it reads", made from benchmarks/floors.json between its two marks."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START, END = "<!-- measured: python tools/measured.py -->", "<!-- end -->"

ROWS = [
    ("who said what, PolNeAR (attribution F1; by rules alone)", "statements", "rules_attribution_f1"),
    ("... as read, with the learned reader", "statements", "read_attribution_f1"),
    ("times, TempEval-3 (value F1)", "times", "times_value_f1"),
    ("places, LGL (mention F1)", "places", "lgl_mention_f1"),
    ("places, GeoVirus (within 161 km, of all)", "places", "geovirus_acc161_all"),
    ("events, PLOVER gold (type F1)", "events", "type_f1"),
    ("events, PLOVER gold (type, actor and recipient)", "events", "full_acc"),
    ("sub-types, CASE-2021 (weighted F1)", "subtypes", "weighted_f1"),
    ("page bodies, 21 pages never trained on (HTML F1)", "articles", "article_f1_html_held_out"),
    ("copies of wire stories (recall)", "copies", "copies_recall"),
    ("whole record, founding story", "record", "seeds record_score"),
    ("whole record, rashideen2017", "record", "rashideen2017 record_score"),
    ("whole record, tokhar2016", "record", "tokhar2016 record_score"),
    ("whole record, ukraine-kyiv", "record", "ukraine-kyiv record_score"),
    ("whole record, the sample", "record", "sample record_score"),
]


def table() -> str:
    """The rows that have a floor, as a Markdown table."""
    floors = json.loads((ROOT / "benchmarks" / "floors.json").read_text(encoding="utf-8"))
    lines = ["| measured on | reached |", "|---|---|"]
    for label, bench, figure in ROWS:
        value = floors.get(bench, {}).get(figure)
        if value is not None:
            lines.append(f"| {label} | {value:.3f} |")
    return "\n".join(lines)


def main() -> int:
    """Renew README.md, or with --check say whether its table is that of the floors."""
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    pattern = re.compile(rf"{re.escape(START)}.*?{re.escape(END)}", re.S)
    new = pattern.sub(f"{START}\n{table()}\n{END}", text)
    if "--check" in sys.argv[1:]:
        return int(new != text)
    path.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
