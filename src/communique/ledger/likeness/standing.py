"""When two tellings are of one standing."""

from __future__ import annotations

from communique.ledger.likeness.titles import Known
from communique.ledger.likeness.verdict import Verdict
from communique.ledger.telling import Telling
from communique.ledger.words import content, lexicon, listed
from communique.model.mentions import Standing


def term_words(term: str) -> frozenset[str]:
    """The telling words of a term, its forms (partner, partnership) made one."""
    forms: dict[str, str] = lexicon()["standing"]
    words = frozenset(forms.get(word, word) for word in content(term)) - {""}
    return words - listed("footing") or words


def same_standing(a: Telling, b: Telling, _known: Known) -> Verdict | None:
    """The same term."""
    one, other = a.mention, b.mention
    assert isinstance(one, Standing)
    assert isinstance(other, Standing)
    same = term_words(one.term) == term_words(other.term)
    return Verdict(Verdict.SURE, "same states, same term") if same else None
