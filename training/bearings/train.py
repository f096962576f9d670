"""Fit the network of bearings to the training rows.

    python -m training.bearings.train OUT.pt [--hold-out N] [--epochs N] [--seed N]

With ``--hold-out N`` one of twelve parts (0 to 11) is kept back, and how well the network answers it is printed.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from communique.ledger.following.asking import ANSWERS, NONE, Coder
from training.bearings.rows import Row, parts, rows
from training.events.encoder import EventEncoder, pretrained
from training.events.train import Plan, batches, model_folder, tuning

EPOCHS = 3
SMOOTHING = 0.05
PARTS = 12
SIZES = {"bearing": len(ANSWERS)}


def fit(given: Sequence[Row], plan: Plan) -> EventEncoder:
    """A network fitted to the rows."""
    torch.manual_seed(plan.seed)
    torch.set_flush_denormal(True)  # tiny numbers are slow ones
    dice = random.Random(plan.seed)  # noqa: S311 -- nothing secret
    network = pretrained(model_folder() / "model.safetensors", SIZES)
    coder = Coder.load(model_folder() / "tokenizer.json")
    items = [coder.encode(row.question) for row in given]
    wanted = torch.tensor([ANSWERS.index(row.answer) for row in given])
    tuner, clock = tuning(network, plan, len(given))
    for epoch in range(plan.epochs):
        network.train()
        total = 0.0
        for chosen in batches([len(item[0]) for item in items], plan.rows, dice):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = network(*padded([items[index] for index in chosen]))
            loss = functional.cross_entropy(logits.float(), wanted[chosen], label_smoothing=SMOOTHING)
            tuner.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            tuner.step()
            clock.step()
            total += float(loss.detach()) * len(chosen)
        print(f"epoch {epoch + 1}: loss {total / len(given):.3f}", flush=True)
    return network


def padded(items: Sequence[tuple[list[int], int, int]]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, places of the marks, and mask."""
    longest = max(len(ids) for ids, _, _ in items)
    ids = torch.tensor([[*one, *[0] * (longest - len(one))] for one, _, _ in items])
    marks = torch.tensor([[promise, sentence] for _, promise, sentence in items])
    mask = torch.tensor([[1.0] * len(one) + [0.0] * (longest - len(one)) for one, _, _ in items])
    return ids, marks, mask


@torch.inference_mode()
def report(network: EventEncoder, held: Sequence[Row]) -> str:
    """How well rows that were held out are answered."""
    network.eval()
    coder = Coder.load(model_folder() / "tokenizer.json")
    answers = [network(*padded([coder.encode(row.question)]))[0].argmax().item() for row in held]
    wanted = [ANSWERS.index(row.answer) for row in held]
    none = ANSWERS.index(NONE)
    said = sum(one != none for one in answers)
    bears = sum(one != none for one in wanted)
    both = sum(none not in {a, b} for a, b in zip(answers, wanted, strict=True))
    right = sum(a == b for a, b in zip(answers, wanted, strict=True))
    kinds = sum(a == b != none for a, b in zip(answers, wanted, strict=True))
    return (
        f"{len(held)} rows: right {100 * right / len(held):.1f}; that it bears: P {100 * both / max(1, said):.1f} "
        f"R {100 * both / max(1, bears):.1f}, of these the kind {100 * kinds / max(1, both):.1f}"
    )


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(
        prog="python -m training.bearings.train", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("output", type=Path, metavar="OUT.pt")
    parser.add_argument("--hold-out", type=int, metavar="N")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    cut = parts(rows(options.seed), PARTS)
    held = cut.pop(options.hold_out) if options.hold_out is not None else []
    given = [row for part in cut for row in part]
    print(f"{len(given)} rows, {sum(row.answer != NONE for row in given)} of which bear", flush=True)
    network = fit(given, Plan(epochs=options.epochs, seed=options.seed))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), options.output)
    if held:
        print(report(network, held))


if __name__ == "__main__":
    main()
