"""Trains the encoder and the statement heads on PolNeAR and keeps the weights after each epoch.

    python train.py POLNEAR_DIR MINILM_DIR OUT_DIR [--epochs 6] [--seed 1]

Stopped, it goes on after the last whole epoch when started again with the same OUT_DIR.
POLNEAR_DIR holds train/ and dev/; MINILM_DIR the starting weights and tokenizer.json. See README.md.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from articles import Article, Window, damaged, read_articles, windows
from network import Encoder, Statements
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

BATCH = 16
ENCODER_RATE, HEAD_RATE, WARM_UP = 1.2e-4, 1e-3, 0.06
ANCHOR_WEIGHT, LINK_WEIGHT = 6.0, 6.0
FALSE_ANCHORS = 2


class Batch:
    """Windows as tensors, filled to the longest."""

    def __init__(self, held: list[Window]) -> None:
        size = max(len(w.ids) for w in held)
        self.ids = torch.zeros(len(held), size, dtype=torch.long)
        self.real = torch.zeros(len(held), size, dtype=torch.long)
        self.labels = torch.full((len(held), 3, size), -100, dtype=torch.long)
        self.anchors = torch.zeros(len(held), size)
        rows, at, linked = [], [], []
        for n, window in enumerate(held):
            length = len(window.ids)
            self.ids[n, :length] = torch.from_numpy(window.ids)
            self.real[n, :length] = 1
            self.labels[n, :, :length] = torch.from_numpy(window.labels)
            for anchor, labels in zip(window.anchors, window.linked, strict=True):
                self.anchors[n, anchor] = 1
                rows.append(n)
                at.append(anchor)
                row = np.full(size, -100, dtype=np.int64)
                row[:length] = labels
                linked.append(row)
        self.rows = torch.tensor(rows, dtype=torch.long)
        self.at = torch.tensor(at, dtype=torch.long)
        self.linked = torch.from_numpy(np.stack(linked)) if linked else torch.zeros(0, size, dtype=torch.long)


def batches(
    articles: list[Article], tokenizer: Tokenizer, rng: random.Random, share: float
) -> Iterator[Batch]:
    """One epoch: every article once, a share open to damage; the windows of a batch are of like length."""
    seen = (damaged(a, rng) if rng.random() < share else a for a in articles)
    held = [w for article in seen for w in windows(article, tokenizer, rng)]
    rng.shuffle(held)
    near = 12 * BATCH
    for at in range(0, len(held), near):
        held[at : at + near] = sorted(held[at : at + near], key=lambda w: len(w.ids))
    groups = [held[at : at + BATCH] for at in range(0, len(held), BATCH)]
    rng.shuffle(groups)
    for group in groups:
        yield Batch(group)


def loss_of(encoder: Encoder, heads: Statements, batch: Batch) -> tuple[Tensor, list[float]]:
    """The loss of a batch, and its three parts."""
    states = encoder(batch.ids, batch.real)
    tags = heads.tags(states).float()
    tag_loss = functional.cross_entropy(tags.view(*tags.shape[:2], 3, 3).permute(0, 3, 2, 1), batch.labels)
    scores = heads.anchors(states).float()
    real = batch.real.bool()
    anchor_loss = functional.binary_cross_entropy_with_logits(scores[real], batch.anchors[real])
    rows, at, linked = add_false_anchors(batch, scores.detach())
    if len(rows):
        labels = heads.linked(states, batch.real, rows, at).float()
        link_loss = functional.cross_entropy(labels.transpose(1, 2), linked)
    else:
        link_loss = tag_loss * 0
    total = tag_loss + ANCHOR_WEIGHT * anchor_loss + LINK_WEIGHT * link_loss
    return total, [tag_loss.item(), anchor_loss.item(), link_loss.item()]


def add_false_anchors(batch: Batch, scores: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The gold anchors and, in each window, the best-scored pieces that are none (all labels O)."""
    wrong = scores.masked_fill(batch.real == 0, -1e4).masked_fill(batch.anchors > 0, -1e4)
    value, at = wrong.topk(min(FALSE_ANCHORS, wrong.shape[1]), dim=1)
    keep = value > -3.0
    rows = torch.arange(len(wrong))[:, None].expand_as(at)[keep]
    none = torch.where(batch.real[rows] == 1, 0, -100)
    return (
        torch.cat([batch.rows, rows]),
        torch.cat([batch.at, at[keep]]),
        torch.cat([batch.linked, none]),
    )


def optimizer_of(
    encoder: Encoder, heads: Statements, steps: int, factor: float
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with two rates, warmed up over 6 % of the steps and lowered to nothing."""

    def grouped(module: nn.Module, rate: float) -> list[dict[str, object]]:
        named = list(module.named_parameters())
        heavy = [p for n, p in named if p.dim() > 1 and "norm" not in n]
        light = [p for n, p in named if not (p.dim() > 1 and "norm" not in n)]
        return [
            {"params": heavy, "lr": rate, "weight_decay": 0.01},
            {"params": light, "lr": rate, "weight_decay": 0.0},
        ]

    optimizer = torch.optim.AdamW(
        grouped(encoder, factor * ENCODER_RATE) + grouped(heads, factor * HEAD_RATE)
    )
    warm = max(1, int(steps * WARM_UP))
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / warm, max(0.0, (steps - n) / max(1, steps - warm)))
    )
    return optimizer, rate


def resumed(
    kept: dict[str, Any],
    encoder: Encoder,
    heads: Statements,
    optimizer: torch.optim.Optimizer,
    rate: torch.optim.lr_scheduler.LRScheduler,
    rng: random.Random,
) -> int:
    """Puts everything back as it was after the last whole epoch; gives the epoch to go on with."""
    encoder.load_state_dict(kept["encoder"])
    heads.load_state_dict(kept["heads"])
    optimizer.load_state_dict(kept["optimizer"])
    rate.load_state_dict(kept["rate"])
    rng.setstate(kept["rng"])
    torch.set_rng_state(kept["torch"])
    return int(kept["epoch"]) + 1


def main() -> None:
    """Trains, and prints the losses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("polnear", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--fp32", action="store_true")
    parser.add_argument("--stop", type=int, default=0, help="stop after so many steps (for timing)")
    parser.add_argument("--start", type=Path, help="go on from these weights with a schedule of its own")
    parser.add_argument("--factor", type=float, default=1.0, help="of both learning rates")
    parser.add_argument("--damage", type=float, default=1.0, help="share of the articles open to damage")
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    rng = random.Random(given.seed)
    tokenizer = Tokenizer.from_file(str(given.minilm / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    articles = read_articles(given.polnear / "train")
    encoder, heads = Encoder.from_minilm(given.minilm), Statements()
    if given.start:
        weights = torch.load(given.start, weights_only=True)
        encoder.load_state_dict(weights["encoder"])
        heads.load_state_dict(weights["heads"])
    a_window = sum(1 for a in articles for _ in windows(a, tokenizer))
    steps = given.epochs * (-(-int(a_window * 1.06) // BATCH))
    optimizer, rate = optimizer_of(encoder, heads, steps, given.factor)
    given.out.mkdir(parents=True, exist_ok=True)
    done, began, first = 0, time.time(), 0
    last = given.out / "last.pt"
    if last.exists():
        first = resumed(torch.load(last, weights_only=False), encoder, heads, optimizer, rate, rng)
    for epoch in range(first, given.epochs):
        encoder.train()
        heads.train()
        sums = np.zeros(3)
        for n, batch in enumerate(batches(articles, tokenizer, rng, given.damage), 1):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not given.fp32):
                loss, parts = loss_of(encoder, heads, batch)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_([*encoder.parameters(), *heads.parameters()], 1.0)
            optimizer.step()
            rate.step()
            done += 1
            sums += parts
            if n % 20 == 0 or given.stop:
                mean = " ".join(f"{x:.4f}" for x in sums / n)
                took = time.time() - began
                print(
                    f"epoch {epoch} step {n} of {steps // given.epochs} losses {mean} {took:.0f}s", flush=True
                )
            if given.stop and done >= given.stop:
                return
        torch.save(
            {"encoder": encoder.state_dict(), "heads": heads.state_dict()}, given.out / f"epoch{epoch}.pt"
        )
        state = {
            "epoch": epoch,
            "encoder": encoder.state_dict(),
            "heads": heads.state_dict(),
            "optimizer": optimizer.state_dict(),
            "rate": rate.state_dict(),
            "rng": rng.getstate(),
            "torch": torch.get_rng_state(),
        }
        torch.save(state, last.with_suffix(".new"))
        last.with_suffix(".new").replace(last)


if __name__ == "__main__":
    main()
