"""Fit the model of passages to annotated documents.

    python -m training.passages.train OUT.pt [--leave-out PART]... [--epochs N] [--seed N]...

With several seeds a network is fitted from each, and their weights are averaged. ``--leave-out`` leaves out every document whose
pair or set is PART ("pages", "ind-npl"), to see how well the model reads what it has not seen.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from communique.reading.english.passages.encode import Windows
from communique.reading.english.passages.labels import columns, outputs, questions
from training.events.encoder import with_weights
from training.events.train import Plan, batches, learn, model_folder, tuning
from training.passages.network import PassageEncoder
from training.passages.rows import GOLD, Annotated, Row, documents, rows

EPOCHS = 8
BATCH = 8
KIND = 0.2  # the weight of a question of kind beside that of being inside


def fit(given: Sequence[Row], plan: Plan) -> PassageEncoder:
    """A network fitted to the rows."""
    torch.manual_seed(plan.seed)
    torch.set_flush_denormal(True)  # tiny numbers are slow ones
    dice = random.Random(plan.seed)  # noqa: S311 -- nothing secret
    network = with_weights(PassageEncoder(), model_folder() / "model.safetensors")
    tuner, clock = tuning(network, plan, len(given))
    for epoch in range(plan.epochs):
        network.train()
        total = 0.0
        for chosen in batches([len(row.window.ids) for row in given], plan.rows, dice):
            ids, mask, wanted, weights = padded([given[index] for index in chosen])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = network.tagged(ids, mask)
            loss = loss_of(logits.float(), wanted, weights)
            learn(loss, network, tuner, clock)
            total += float(loss.detach()) * len(chosen)
        print(f"epoch {epoch + 1}: loss {total / len(given):.3f}", flush=True)
    return network


def padded(given: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, mask, wanted outputs and weights of some rows."""
    longest = max(len(row.window.ids) for row in given)
    ids, mask = torch.zeros(len(given), longest, dtype=torch.long), torch.zeros(len(given), longest)
    wanted, weights = (torch.zeros(len(given), longest, outputs()) for _ in range(2))
    for number, row in enumerate(given):
        size = len(row.window.ids)
        ids[number, :size], mask[number, :size] = torch.tensor(row.window.ids), 1.0
        wanted[number, :size] = torch.from_numpy(row.wanted)
        weights[number, :size] = torch.from_numpy(row.weights)
    return ids, mask, wanted, weights


def loss_of(logits: Tensor, wanted: Tensor, weights: Tensor) -> Tensor:
    """The loss a token: of being inside and of beginning, and, much less, of the kinds."""
    asked = columns()
    told = range(asked["inside"].start, asked["begin"].stop)
    part = slice(told.start, told.stop)
    each = functional.binary_cross_entropy_with_logits(logits[..., part], wanted[..., part], reduction="none")
    total = (each * weights[..., part]).sum() / weights[..., part].sum().clamp(min=1.0) * len(told)
    for name in questions():
        part = slice(asked[name].start, asked[name].stop)
        known = weights[..., part.start] > 0
        if bool(known.any()):
            total = total + KIND * functional.cross_entropy(logits[..., part][known], wanted[..., part][known])
    return total


def averaged(networks: Sequence[PassageEncoder]) -> PassageEncoder:
    """One network whose weights are the means of those given."""
    states = [network.state_dict() for network in networks]
    network = PassageEncoder()
    network.load_state_dict({name: sum(state[name] for state in states) / len(states) for name in states[0]})
    return network


def kept(given: Sequence[Annotated], left_out: Sequence[str]) -> list[Annotated]:
    """The documents but for those of sets or pairs that are left out."""
    sets = {path.stem for part in left_out for path in (GOLD / part).glob("*.txt")}
    return [one for one in given if one.pair not in left_out and one.name not in sets]


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(
        prog="python -m training.passages.train", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("output", type=Path, metavar="OUT.pt")
    parser.add_argument("--leave-out", action="append", default=[], metavar="PART")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, action="append", metavar="N", help="may be repeated")
    options = parser.parse_args()
    windows = Windows.load(model_folder() / "tokenizer.json")
    used = kept(documents(), options.leave_out)
    given = [row for document in used for row in rows(document, windows)]
    print(f"{len(used)} documents, {len(given)} windows", flush=True)
    plans = [Plan(epochs=options.epochs, rows=BATCH, seed=seed) for seed in options.seed or [0]]
    network = averaged([fit(given, plan) for plan in plans])
    options.output.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), options.output)


if __name__ == "__main__":
    main()
