"""The learned reader: one small encoder pass over the prose, and heads that read from its states.

wordpiece cuts text into pieces, windows packs them, network runs the encoder, statements is the first
head. How the weights were made, and what they may be used for: training/encoder/MODEL_CARD.md.
"""

from __future__ import annotations
