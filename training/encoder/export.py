"""Turns trained weights into the three ONNX files that the package ships.

    python export.py CHECKPOINT.pt MINILM_DIR OUT_DIR [--full]

OUT_DIR gets encoder.onnx (word pieces to states), anchors.onnx and links.onnx (the statement head, full
precision) and vocabulary.txt. The encoder's matrix products are in 8 bits with one scale a column, in the
reduced range that needs no VNNI to be right; its word table in 8 bits with one scale a row. With --full
nothing is rounded.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch
from network import HEADS, WIDTH, Encoder, Statements
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

OPSET = 17


class ShippedBlock(nn.Module):
    """One layer with query, key and value as one product."""

    def __init__(self, block: nn.Module) -> None:
        super().__init__()
        self.three = nn.Linear(WIDTH, 3 * WIDTH)
        parts = (block.query, block.key, block.value)
        scale = (WIDTH // HEADS) ** -0.5
        weight = torch.cat([p.weight.data for p in parts])
        bias = torch.cat([p.bias.data for p in parts])
        weight[:WIDTH] *= scale
        bias[:WIDTH] *= scale
        self.three.weight.data, self.three.bias.data = weight, bias
        self.mix, self.mix_norm = block.mix, block.mix_norm
        self.up, self.down, self.down_norm = block.up, block.down, block.down_norm

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """The next layer's states."""
        batch, size = x.shape[0], x.shape[1]
        three = self.three(x).view(batch, size, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(three[0] @ three[1].transpose(-1, -2) + mask, dim=-1)
        seen = (weights @ three[2]).transpose(1, 2).reshape(batch, size, WIDTH)
        x = self.mix_norm(x + self.mix(seen))
        return self.down_norm(x + self.down(functional.gelu(self.up(x))))


class ShippedEncoder(nn.Module):
    """The encoder with its word table in 8 bits, one scale a row."""

    def __init__(self, encoder: Encoder, full: bool) -> None:
        super().__init__()
        table = encoder.words.weight.data
        self.full = full
        if full:
            self.table = table
        else:
            scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
            self.register_buffer("scale", scale)
            self.register_buffer("rows", (table / scale).round().to(torch.int8))
        self.positions = encoder.positions
        self.norm = encoder.norm
        self.blocks = nn.ModuleList(ShippedBlock(b) for b in encoder.blocks)

    def forward(self, ids: Tensor, real: Tensor) -> Tensor:
        """States [B, T, 384]."""
        words = self.table[ids] if self.full else self.rows[ids].float() * self.scale[ids]
        x = self.norm(words + self.positions[: ids.shape[1]])
        mask = (1.0 - real.float())[:, None, None, :] * -10000.0
        for block in self.blocks:
            x = block(x, mask)
        return x


class Anchors(nn.Module):
    """Anchor scores and flat tags."""

    def __init__(self, heads: Statements) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """Anchor logits [B, T] and tag logits [B, T, 9]."""
        return self.heads.anchors(states), self.heads.tags(states)


class Links(nn.Module):
    """The labels of every piece as one anchor sees them."""

    def __init__(self, heads: Statements) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, states: Tensor, real: Tensor, row: Tensor, at: Tensor) -> Tensor:
        """Logits [N, T, 7]."""
        return self.heads.linked(states, real, row, at)


def write(
    module: nn.Module, args: tuple[Tensor, ...], path: Path, names: dict[str, dict[int, str]], out: list[str]
) -> None:
    """One module as an ONNX file."""
    torch.onnx.export(
        module.eval(),
        args,
        str(path),
        input_names=[n for n in names if n not in out],
        output_names=out,
        dynamic_axes=names,
        opset_version=OPSET,
        dynamo=False,
    )


def main() -> None:
    """Writes the files and prints their sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--full", action="store_true")
    given = parser.parse_args()
    torch.set_num_threads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    weights = torch.load(given.checkpoint, weights_only=True)
    encoder, heads = Encoder(weights["encoder"]["words.weight"].shape[0]), Statements()
    encoder.load_state_dict(weights["encoder"])
    heads.load_state_dict(weights["heads"])
    ids, real = torch.randint(5, 2000, (2, 40)), torch.ones(2, 40, dtype=torch.long)
    shipped = ShippedEncoder(encoder.eval(), given.full).eval()
    states = torch.randn(2, 40, WIDTH)
    batched = {0: "batch", 1: "pieces"}
    with torch.no_grad(), tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "encoder.onnx"
        write(shipped, (ids, real), raw, {"ids": batched, "real": batched, "states": batched}, ["states"])
        if given.full:
            (given.out / "encoder.onnx").write_bytes(raw.read_bytes())
        else:
            quantize_dynamic(
                raw,
                given.out / "encoder.onnx",
                op_types_to_quantize=["MatMul"],
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
                extra_options={"MatMulConstBOnly": True},
            )
        write(
            Anchors(heads),
            (states,),
            given.out / "anchors.onnx",
            {"states": batched, "anchors": batched, "tags": batched},
            ["anchors", "tags"],
        )
        row, at = torch.tensor([0, 1, 1]), torch.tensor([3, 5, 20])
        write(
            Links(heads),
            (states, real, row, at),
            given.out / "links.onnx",
            {
                "states": batched,
                "real": batched,
                "row": {0: "anchors"},
                "at": {0: "anchors"},
                "labels": {0: "anchors", 1: "pieces"},
            },
            ["labels"],
        )
    (given.out / "vocabulary.txt").write_text(
        (given.minilm / "vocab.txt").read_text(encoding="utf-8"), encoding="utf-8"
    )
    for path in sorted(given.out.iterdir()):
        print(f"{path.stat().st_size / 1e6:6.2f} MB {path.name}")


if __name__ == "__main__":
    main()
