"""Places: mentions, what they mean, and where events took place."""

from counterclaim.reading.places.atlas import Atlas, Where
from counterclaim.reading.places.drawing import read_places

__all__ = ["Atlas", "Where", "read_places"]
