"""Figures: every number of a report that counts something, with bounds, measure, place, date and owner.

`find_numbers` finds number phrases in the text, `excluded` drops those that count nothing, `counted`
says what stands behind each, `draft` what it measures and what it is a part of; `read_figures` puts
them together with the places, times, statements and events of the report.
"""

from counterclaim.reading.figures.reader import READER, read_figures

__all__ = ["READER", "read_figures"]
