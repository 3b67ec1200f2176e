"""How the time of reconciling grows with the readings.

    python -m benchmarks.bench_growth --grow 1000 10000 30000

The readings are those of the sample, told again and again of other days, other places, other people and other
numbers: each telling moves all dates by the same days, gives every place and every person that is no state or
known body another name of the same length, moves the places on the map and changes the counts. States and
known bodies stay, so that they recur in all tellings as they do in the news of a war. Times are seconds of
processor. `growth_250_to_1000` is the time a reading at 1,000 by that at 250: 1 is linear.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import resource
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import msgspec

from counterclaim.evidence import Reading
from counterclaim.intake import take_in
from counterclaim.reading import Toolkit, read
from counterclaim.reconcile import reconcile
from counterclaim.sample import REPORTS

FEW, SOME = 250, 1000
_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_NAME = re.compile(r"(?:(?<=\\n)|\b)[A-Z][\w’'-]{2,}")  # a line end is written \\n in JSON
KEPT = frozenset({"state", "government_body", "intergovernmental"})


@cache
def _sample() -> tuple[Reading, ...]:
    toolkit = Toolkit(statements="rules")
    return tuple(read(r, toolkit) for r in take_in([REPORTS]))


def _names(readings: Sequence[Reading]) -> list[str]:
    """The words of the names that each telling changes, longest first."""
    kept = {w for r in readings for a in r.actors if a.kind in KEPT for w in _NAME.findall(a.name)}
    words = {
        w
        for r in readings
        for name in (*(a.name for a in r.actors if a.kind not in KEPT), *(p.name for p in r.places))
        for w in _NAME.findall(name)
    }
    return sorted(words - kept, key=lambda w: (-len(w), w))


def _another(word: str, chance: random.Random) -> str:
    """A made-up name of the same length."""
    sounds = ("bdfgklmnprstvz", "aeiou")
    made = "".join(chance.choice(sounds[n % 2]) for n in range(len(word)))
    return made.capitalize()


def readings(count: int) -> Iterator[Reading]:
    """So many readings, telling after telling of the sample."""
    told = _sample()
    plain = [msgspec.json.encode(r).decode() for r in told]
    words = _names(told)
    made = 0
    for telling in range(-(-count // len(told))):
        chance = random.Random(telling)
        names = {w: _another(w, chance) for w in words}
        days = timedelta(days=37 * telling % 20000)
        factor = chance.uniform(0.5, 3)
        for n, text in enumerate(plain[: count - made]):
            yield _retold(text, told[n].report.id, telling, names, days, factor)
        made += len(told)


def _retold(
    text: str,
    report: str,
    telling: int,
    names: dict[str, str],
    days: timedelta,
    factor: float,
) -> Reading:
    def later(match: re.Match[str]) -> str:
        year, month, day = map(int, match.groups())
        try:
            return (date(year, month, day) + days).isoformat()
        except ValueError:
            return match[0]

    text = _NAME.sub(lambda m: names.get(m[0], m[0]), text)
    text = _DAY.sub(later, text).replace(f'"{report}', f'"t{telling}-{report}')
    reading = msgspec.json.decode(text, type=Reading)
    places = tuple(
        msgspec.structs.replace(
            p,
            geonameid=None if p.geonameid is None else p.geonameid * 100_000 + telling,
            lat=None if p.lat is None else (p.lat + telling * 0.9) % 80,
        )
        for p in reading.places
    )
    figures = tuple(
        msgspec.structs.replace(
            f,
            value=float(round(f.value * factor)),
            low=None if f.low is None else float(round(f.low * factor)),
            high=None if f.high is None else float(round(f.high * factor)),
        )
        for f in reading.figures
    )
    return msgspec.structs.replace(reading, places=places, figures=figures)


def seconds(count: int) -> float:
    """Seconds of processor to reconcile so many readings."""
    told = list(readings(count))
    gc.collect()
    began = time.process_time()
    reconcile(told, {})
    return time.process_time() - began


def measure(shared: Path) -> dict[str, float]:  # noqa: ARG001 - every benchmark is asked alike
    """Milliseconds a reading at 1,000 readings, and how much that is by the milliseconds at 250."""
    few, some = seconds(FEW) / FEW, seconds(SOME) / SOME
    return {"reading_ms": 1000 * some, "growth_250_to_1000": some / few}


def main() -> None:
    """Print the seconds, the milliseconds a reading and the most memory for each number of readings."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--grow", nargs="+", type=int, default=[FEW, SOME])
    for count in parser.parse_args().grow:
        took = seconds(count)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{count:7} {took:9.1f} s {1000 * took / count:8.2f} ms a reading {most:8.0f} MB", flush=True)


if __name__ == "__main__":
    main()
