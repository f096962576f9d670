"""Fit the network of bearings to the training rows.

    python -m training.bearings.train OUT.pt [--hold-out N] [--epochs N] [--seed N]
    python -m training.bearings.train OUT.pt --tune FIRST.pt --gold GOLD.jsonl [--half 0|1]

First to cases and dossiers; that network is then tuned on the open pairs of the gold. Two more, each tuned on half of the pairs, answer
the other half for the trees, which must learn how far an answer on a new pair can be trusted. With ``--hold-out N`` one of twelve parts (0 to 11) is kept back, and how well the network answers it is printed.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from communique.ledger.following.asking import ANSWERS, NONE, Coder
from training.bearings.rows import Row, of_gold, of_half, parts, rows
from training.events.encoder import EventEncoder, pretrained
from training.events.train import Plan, batches, learn, model_folder, tuning

EPOCHS = 3
TUNED = Plan(epochs=2, encoder_rate=1e-4)  # on the gold and on dossiers, after the rest
BESIDE = 6000  # rows of cases and dossiers beside those of the gold
SMOOTHING = 0.05
PARTS = 12
SIZES = {"bearing": len(ANSWERS)}


def fit(given: Sequence[Row], plan: Plan, network: EventEncoder | None = None) -> EventEncoder:
    """A network fitted to the rows, or one fitted on."""
    torch.manual_seed(plan.seed)
    torch.set_flush_denormal(True)  # tiny numbers are slow ones
    dice = random.Random(plan.seed)  # noqa: S311 -- nothing secret
    network = network or pretrained(model_folder() / "model.safetensors", SIZES)
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
            learn(loss, network, tuner, clock)
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


def tuned(network: EventEncoder, gold: Sequence[Row], others: Sequence[Row], seed: int) -> EventEncoder:
    """A network fitted on to rows of the gold, with others beside so that it forgets nothing."""
    dice = random.Random(seed)  # noqa: S311 -- nothing secret
    given = [*gold, *dice.sample(others, min(BESIDE, len(others)))]
    for value in network.words.parameters():
        value.requires_grad = False
    return fit(given, replace(TUNED, seed=seed), network)


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(
        prog="python -m training.bearings.train", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("output", type=Path, metavar="OUT.pt")
    parser.add_argument("--hold-out", type=int, metavar="N")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tune", type=Path, metavar="FIRST.pt", help="tune this network on the gold instead")
    parser.add_argument("--gold", type=Path, metavar="GOLD.jsonl", help="what training.bearings.gold wrote")
    parser.add_argument("--half", type=int, choices=(0, 1), help="tune on every second pair of the gold alone")
    options = parser.parse_args()
    if bool(options.tune) != bool(options.gold) or (options.half is not None and not options.tune):
        parser.error("--tune, --gold and --half go together: what is tuned, and on what")
    cut = parts(rows(options.seed), PARTS)
    held = cut.pop(options.hold_out) if options.hold_out is not None else []
    given = [row for part in cut for row in part]
    print(f"{len(given)} rows, {sum(row.answer != NONE for row in given)} of which bear", flush=True)
    if options.tune:
        gold = of_gold(options.gold)
        network = EventEncoder(SIZES)
        network.load_state_dict(torch.load(options.tune, weights_only=True))
        network = tuned(network, gold if options.half is None else of_half(gold, options.half), given, options.seed)
    else:
        network = fit(given, Plan(epochs=options.epochs, seed=options.seed))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), options.output)
    if held:
        print(report(network, held))


if __name__ == "__main__":
    main()
