"""Scoring of coded events: the PLOVER root of a marked pair.

Gold rows have ``gold_root`` and, in the public set, ``gold_penta``; predicted rows ``root``, ``penta`` and ``score``, in the same
order or by ``uid``. Roots are compared in the words of the gold: where it knows YIELD, CONCEDE and RETREAT are YIELD. Gold
with ``gold_binary`` asks only whether there is an event.
"""

from __future__ import annotations

from collections.abc import Sequence

from evals.engines.scores import Mean, Metric, Row, Rows, Score

SUREST = (50, 80, 90)  # per cent of the rows, the surest first, of which it is said how many are right
YIELD = frozenset({"CONCEDE", "RETREAT"})


def score(gold: Rows, predicted: Rows) -> dict[str, Metric]:
    """Accuracy, macro F1 and every class. Raises ValueError where the rows do not answer each other."""
    if len(gold) != len(predicted) or any(a.get("uid") != b.get("uid") for a, b in zip(gold, predicted, strict=True)):
        raise ValueError("gold and predicted rows must have the same uid in the same order")
    if any("gold_binary" in row for row in gold):
        return _binary(gold, predicted)
    in_public_words = any(row["gold_root"] == "YIELD" for row in gold)
    asked = [str(row["gold_root"]) for row in gold]
    given = [_public(str(row["root"])) if in_public_words else str(row["root"]) for row in predicted]
    out: dict[str, Metric] = {"root accuracy": _accuracy(asked, given), "root macro": _macro(asked, given)}
    if all("gold_penta" in row for row in gold):
        quads, read = [str(row["gold_penta"]) for row in gold], [str(row["penta"]) for row in predicted]
        out |= {"quad accuracy": _accuracy(quads, read), "quad macro": _macro(quads, read)}
    order = sorted(range(len(gold)), key=lambda index: -float(predicted[index]["score"]))
    for share in SUREST:
        kept = order[: len(order) * share // 100]
        out[f"surest {share} %"] = _accuracy([asked[i] for i in kept], [given[i] for i in kept])
    for question in ("modality", "act", "mode"):
        if all(question in row for row in gold):
            out[question] = _accuracy([str(row[question]) for row in gold], [str(row[question]) for row in predicted])
    return out | _classes(asked, given)


def _public(root: str) -> str:
    return "YIELD" if root in YIELD else root


def _binary(gold: Rows, predicted: Rows) -> dict[str, Metric]:
    asked, given = [str(row["gold_binary"]) for row in gold], [_bit(row) for row in predicted]
    return {"event accuracy": _accuracy(asked, given), "event macro": _macro(asked, given), **_classes(asked, given)}


def _bit(row: Row) -> str:
    return str(row["binary"])


def _accuracy(asked: Sequence[str], given: Sequence[str]) -> Score:
    right = sum(a == b for a, b in zip(asked, given, strict=True))
    return Score(right, len(given), len(asked))


def _classes(asked: Sequence[str], given: Sequence[str]) -> dict[str, Metric]:
    """A score a class of the gold or of what was read, by name."""
    return {
        name: Score(
            sum(a == b == name for a, b in zip(asked, given, strict=True)), given.count(name), list(asked).count(name)
        )
        for name in sorted({*asked, *given})
    }


def _macro(asked: Sequence[str], given: Sequence[str]) -> Mean:
    return Mean(tuple(one for one in _classes(asked, given).values() if isinstance(one, Score)))
