"""Who said what: attributions found by one of two engines become statements with kind and stance."""

from counterclaim.reading.statements.attribution import Attribution

__all__ = ["Attribution"]
