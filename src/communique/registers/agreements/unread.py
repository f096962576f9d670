"""Agreements in passages that no rule read: the noun that names them, with kind and stage as the model of passages gives them."""

from __future__ import annotations

from spacy.tokens import Token

from communique.model.mentions import AgreementKind, Stage
from communique.registers.agreements.stages import is_draft, is_talk, stage_of
from communique.registers.agreements.words import agreement_words
from communique.registers.grammar import clause_head
from communique.registers.passages import Unread


def named_by(seen: Unread) -> tuple[Token, AgreementKind, Stage] | None:
    """The noun of a passage that names an instrument, its kind and its stage (the model's where its clause leaves it open); None where no noun does
    or the noun is only what views were exchanged on.
    """
    nouns = agreement_words().nouns
    kind = AgreementKind(seen.passage.answers["kind"])
    stage = Stage(seen.passage.answers["stage"])
    named = [one for one in seen.tokens if one.pos_ in {"NOUN", "PROPN"} and one.dep_ != "compound"]
    known = [one for one in named if one.lower_ in nouns or one.lemma_.lower() in nouns]
    best = next(iter(known), None)
    if best is None or is_talk(clause_head(best)):
        return None
    if stage is Stage.SIGNED and is_draft(best):
        stage = Stage.IN_PREPARATION
    return best, nouns.get(best.lower_) or nouns.get(best.lemma_.lower()) or kind, stage_of(best) or stage
