"""The network: MiniLM read at every token, with one linear head for all that is asked of it."""

from __future__ import annotations

from torch import Tensor, nn

from communique.reading.english.passages.labels import outputs
from training.events.encoder import WIDTH, EventEncoder


class PassageEncoder(EventEncoder):
    """Token ids to logits a token."""

    def __init__(self) -> None:
        super().__init__({})
        self.head = nn.Linear(WIDTH, outputs())

    def tagged(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """``ids`` (rows, tokens), ``mask`` 1.0 for tokens that count, to logits (rows, tokens, outputs)."""
        tagged: Tensor = self.head(self.dropout(self.states(ids, mask)))
        return tagged
