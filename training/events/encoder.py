"""The network: MiniLM (six layers of BERT) read at the marks of source and target, with one linear head a question."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TypeVar

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, LAYERS, INNER, LONGEST = 384, 12, 6, 1536, 512
VOCABULARY = 30522
EPSILON = 1e-12


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT is."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first, self.second = (nn.LayerNorm(WIDTH, eps=EPSILON) for _ in range(2))
        self.dropout = nn.Dropout(0.1)

    def forward(self, state: Tensor, bias: Tensor | None) -> Tensor:
        """States (rows, tokens, width) to states; ``bias`` (rows, 1, 1, tokens) is added to the attention scores."""
        rows, tokens, _ = state.shape

        def heads(given: Tensor) -> Tensor:
            return given.view(rows, tokens, HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = heads(self.query(state)) @ heads(self.key(state)).transpose(2, 3) / math.sqrt(WIDTH // HEADS)
        if bias is not None:
            scores = scores + bias
        mixed = (functional.softmax(scores, -1) @ heads(self.value(state))).transpose(1, 2).reshape(rows, tokens, WIDTH)
        state = self.first(state + self.dropout(self.out(mixed)))
        return self.second(state + self.dropout(self.down(functional.gelu(self.up(state)))))


class EventEncoder(nn.Module):
    """Token ids and the places of the marks to logits, all questions side by side."""

    def __init__(self, sizes: dict[str, int]) -> None:
        super().__init__()
        self.sizes = sizes
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(0.2)
        self.head = nn.Linear(3 * WIDTH, sum(sizes.values()))

    def states(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """The state of each token, shape (rows, tokens, width)."""
        state = self.words(ids) + self.places.weight[: ids.shape[1]] + self.kinds.weight[0]
        state = self.norm(state)
        bias = None if mask is None else (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            state = layer(state, bias)
        return state

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor | None = None) -> Tensor:
        """``ids`` (rows, tokens), ``marks`` (rows, 2): where source and target open; ``mask`` 1.0 for tokens that count."""
        state = self.states(ids, mask)
        if mask is None:
            mean = state.mean(1)
        else:
            mean = (state * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        at = marks[:, :, None].expand(-1, -1, WIDTH)
        source, target = state.gather(1, at).unbind(1)
        return self.head(self.dropout(torch.cat([mean, source, target], 1)))


_NAMES = (
    ("query", "attention.self.query"),
    ("key", "attention.self.key"),
    ("value", "attention.self.value"),
    ("out", "attention.output.dense"),
    ("first", "attention.output.LayerNorm"),
    ("up", "intermediate.dense"),
    ("down", "output.dense"),
    ("second", "output.LayerNorm"),
)


def pretrained(weights: Path, sizes: dict[str, int]) -> EventEncoder:
    """The network with the encoder's published weights; its heads are new."""
    return with_weights(EventEncoder(sizes), weights)


Network = TypeVar("Network", bound=EventEncoder)


def with_weights(network: Network, weights: Path) -> Network:
    """A network whose encoder has the published weights. Raises ValueError where they do not fit."""
    given = load_file(weights)
    own = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "places.weight": given["embeddings.position_embeddings.weight"],
        "kinds.weight": given["embeddings.token_type_embeddings.weight"],
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    for number in range(LAYERS):
        for ours, theirs in _NAMES:
            for part in ("weight", "bias"):
                own[f"layers.{number}.{ours}.{part}"] = given[f"encoder.layer.{number}.{theirs}.{part}"]
    missing, unknown = network.load_state_dict(own, strict=False)
    if unknown or any(not name.startswith("head.") for name in missing):
        raise ValueError(f"weights do not fit: missing {missing}, unknown {unknown}")
    network.words.weight.requires_grad_(False)  # noqa: FBT003 -- torch's own signature
    return network
