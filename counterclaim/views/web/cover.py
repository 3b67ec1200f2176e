"""What a page needs of a record that is not laid out yet: asked of the file, not of the record in memory."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.store import Store
from counterclaim.views import wording


@dataclass(frozen=True)
class Counted:
    """A record of which only the lengths of its lists are known."""

    lengths: dict[str, int]

    def __getattr__(self, name: str) -> range:
        try:
            return range(self.lengths[name])
        except KeyError:
            raise AttributeError(name) from None


@dataclass(frozen=True)
class Cover:
    """A record's title and how much it holds, as built; stands on a page where the folio would."""

    title: str
    record: Counted
    independent: int
    published: tuple[str, str]

    @property
    def lede(self) -> list[str]:
        """What the record holds, in two sentences."""
        held = self.record
        text = f"This record holds {wording.count(len(held.reports), 'report')}"
        first, last = (wording.date(d) for d in self.published)
        if first and first != last:
            text += f", published between {first} and {last}"
        lists = [
            wording.count(len(held.statements), "statement"),
            wording.count(len(held.events), "event"),
            wording.count(len(held.talks), "round of talks", "rounds of talks"),
            wording.count(len(held.disputes), "dispute"),
        ]
        return [f"{text}.", f"From them were read {wording.listed(lists)}."]


def cover(store: Store) -> Cover:
    """The cover of a record file."""
    ask = store.connection.execute
    independent = ask("SELECT count(*) FROM report WHERE copy_of IS NULL").fetchone()[0]
    span = ask(
        "SELECT min(published), max(published) FROM report WHERE published GLOB '[0-9][0-9][0-9][0-9]*'"
    ).fetchone()
    problems = ask("SELECT count(*) FROM problem").fetchone()[0]
    counts = {**store.counts(), "problems": problems}
    return Cover(
        store.meta().get("title") or "Record", Counted(counts), independent, (span[0] or "", span[1] or "")
    )
