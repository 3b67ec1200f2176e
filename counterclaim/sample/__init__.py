"""The sample shipped with the package: 24 short reports on the Korean armistice talks of 1951 to 1953.

Every sentence was written for this project. The six outlets, their correspondents and the unnamed
sources are invented; the course of the talks, the dates, the people and the main figures are history,
smaller details are filled in so that the reports disagree as real ones do.
"""

from __future__ import annotations

from pathlib import Path

REPORTS = Path(__file__).parent / "reports"
"""The folder of the sample reports: 19 text files, two HTML pages and one JSONL file of three."""

__all__ = ["REPORTS"]
