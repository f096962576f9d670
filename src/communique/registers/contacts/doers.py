"""Who does what a verb without a subject of its own tells."""

from __future__ import annotations

from spacy.tokens import Token

from communique.registers.grammar import near_verb


def doers(verb: Token, subjects: list[Token]) -> list[Token]:
    """Those who do what a verb tells: its ``subjects``, or where it has none of its own those of what it hangs on."""
    if subjects and subjects[0].tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        return [verb.head, *verb.head.conjuncts]
    if subjects:
        return subjects
    if verb.dep_ in {"conj", "xcomp", "advcl", "relcl", "acl"}:
        head = verb.head
        if verb.dep_ == "acl" and verb.tag_ == "VB":  # "accepted an invitation to visit"
            above = near_verb(head)
            return [child for child in above.children if child.dep_ in {"nsubj", "nsubjpass"}]
        if verb.dep_ in {"relcl", "acl"}:
            return [head]
        own = [child for child in head.children if child.dep_ in {"nsubj", "nsubjpass", "dobj"}]
        if not own and head.dep_ == "acomp":  # "was due to see"
            own = [child for child in head.head.children if child.dep_ == "nsubj"]
        return own or doers(head, [])
    return []
