"""The network: a six-layer BERT-style encoder, and the heads that read statements from its states."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, INNER, ROOM = 384, 6, 12, 1536, 256
NARROW = 64
REACH = 24


class Block(nn.Module):
    """One encoder layer, normalised after each half as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.mix_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.down_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """The next layer's states; `mask` is added to the attention scores."""
        batch, size, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, size, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask.to(query.dtype))
        seen = seen.transpose(1, 2).reshape(batch, size, WIDTH)
        x = self.mix_norm(x + self.drop(self.mix(seen)))
        return self.down_norm(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces in, one state of 384 numbers for each out."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Parameter(torch.zeros(ROOM, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))

    def forward(self, ids: Tensor, real: Tensor) -> Tensor:
        """States [B, T, 384]; `real` is 1 where a word piece stands, 0 in the filling."""
        x = self.drop(self.norm(self.words(ids) + self.positions[: ids.shape[1]]))
        mask = (1.0 - real.to(x.dtype))[:, None, None, :] * -10000.0
        for block in self.blocks:
            x = block(x, mask)
        return x

    @classmethod
    def from_minilm(cls, folder: Path) -> Encoder:
        """The encoder with the weights of a MiniLM-L6 checkpoint in Hugging Face's layout."""
        weights = load_file(str(folder / "model.safetensors"))
        weights = {k.removeprefix("bert."): v.float() for k, v in weights.items()}
        encoder = cls(weights["embeddings.word_embeddings.weight"].shape[0])
        names = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "mix": "attention.output.dense",
            "mix_norm": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "down_norm": "output.LayerNorm",
        }
        own = {
            "words.weight": weights["embeddings.word_embeddings.weight"],
            "positions": weights["embeddings.position_embeddings.weight"][:ROOM]
            + weights["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        for n in range(LAYERS):
            for mine, theirs in names.items():
                for part in ("weight", "bias"):
                    own[f"blocks.{n}.{mine}.{part}"] = weights[f"encoder.layer.{n}.{theirs}.{part}"]
        encoder.load_state_dict(own)
        return encoder


class Statements(nn.Module):
    """Where statements are: an anchor score for each piece, and seven labels for each (anchor, piece).

    The second part looks at the window once for each anchor: states narrowed to 64, joined with the
    anchor's and the distance, then one convolution and one attention over the window.
    """

    def __init__(self) -> None:
        super().__init__()
        self.tags = nn.Linear(WIDTH, 9)
        self.anchor = nn.Sequential(nn.Linear(WIDTH, 128), nn.GELU(), nn.Linear(128, 1))
        self.token = nn.Linear(WIDTH, 2 * NARROW)
        self.centre = nn.Linear(WIDTH, 2 * NARROW)
        self.distance = nn.Embedding(2 * REACH + 1, NARROW)
        self.norm = nn.LayerNorm(NARROW)
        self.near = nn.Conv1d(NARROW, NARROW, 5, padding=2)
        self.near_norm = nn.LayerNorm(NARROW)
        self.look = nn.Linear(NARROW, 3 * NARROW)
        self.mix = nn.Linear(NARROW, NARROW)
        self.mix_norm = nn.LayerNorm(NARROW)
        self.up = nn.Linear(NARROW, 2 * NARROW)
        self.down = nn.Linear(2 * NARROW, NARROW)
        self.down_norm = nn.LayerNorm(NARROW)
        self.out = nn.Linear(NARROW, 7)
        self.drop = nn.Dropout(0.1)

    def anchors(self, states: Tensor) -> Tensor:
        """Anchor scores (logits) [B, T]."""
        return self.anchor(states).squeeze(-1)

    def linked(self, states: Tensor, real: Tensor, row: Tensor, at: Tensor) -> Tensor:
        """Scores [N, T, 7] for N anchors: anchor n stands in window row[n] at piece at[n]."""
        size = states.shape[1]
        plain, gate = self.token(states).chunk(2, dim=-1)
        centre, key = self.centre(states[row, at]).chunk(2, dim=-1)
        away = bucket(torch.arange(size, device=at.device)[None, :] - at[:, None])
        z = plain[row] + centre[:, None] + gate[row] * key[:, None] + self.distance(away)
        z = self.drop(self.norm(functional.gelu(z)))
        filled = real[row].to(z.dtype)
        near = self.near((z * filled[..., None]).transpose(1, 2)).transpose(1, 2)
        z = self.near_norm(z + self.drop(functional.gelu(near)))
        count = z.shape[0]
        q, k, v = (
            part.view(count, size, 2, NARROW // 2).transpose(1, 2) for part in self.look(z).chunk(3, dim=-1)
        )
        mask = ((1.0 - filled) * -10000.0)[:, None, None, :].to(q.dtype)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(count, size, NARROW)
        z = self.mix_norm(z + self.drop(self.mix(seen)))
        z = self.down_norm(z + self.drop(self.down(functional.gelu(self.up(z)))))
        return self.out(z)


def bucket(distance: Tensor) -> Tensor:
    """Signed distances as 49 buckets: exact to 8, then by the logarithm."""
    size = distance.abs()
    far = 8 + (torch.log2(size.clamp(min=8).float() / 8) * 3.2).long()
    level = torch.where(size <= 8, size, far.clamp(max=REACH))
    return torch.where(distance < 0, REACH - level, REACH + level)
