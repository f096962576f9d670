"""Whose words they are: the noun phrase that a cue names as its source."""

from __future__ import annotations

from spacy.tokens import Token

from communique.reading.english.attribution.passages import Passage, run

_SUBJECTS = frozenset({"nsubj", "csubj"})
_VERBAL = frozenset({"VERB", "AUX"})
_DEEPEST = 6


def source_of(passage: Passage, cue: Token) -> Token | None:
    """The head word of the source, or None where the text names none."""
    if cue.text == ":":
        return _before_colon(passage, cue)
    if cue.lower_ in {"according", "per"}:
        return _object(cue)
    if cue.pos_ in _VERBAL:
        return _of_verb(cue)
    if cue.pos_ in {"NOUN", "PROPN"}:
        return _of_noun(cue)
    if cue.pos_ == "ADJ":
        return _of_adjective(cue)
    return None


def _object(cue: Token) -> Token | None:
    """What hangs on the prepositions of a word."""
    for child in cue.rights:
        if child.dep_ == "pobj":
            return child
        if child.dep_ == "prep":
            found = _object(child)
            if found is not None:
                return found
    return None


def _agent(verb: Token) -> Token | None:
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((one for one in child.children if one.dep_ == "pobj"), None)
    return None


def passive(verb: Token) -> bool:
    """Is the verb in the passive, or a bare participle after a noun?"""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}


def _of_verb(verb: Token) -> Token | None:
    here: Token = verb
    for _ in range(_DEEPEST):
        if passive(here):
            return _agent(here)
        subject = next((one for one in here.children if one.dep_ in _SUBJECTS and one.i != here.i), None)
        if subject is not None:
            return subject
        if here.dep_ in {"acl", "relcl"} and here.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return here.head
        if here.dep_ not in {"xcomp", "conj", "advcl", "pcomp", "prep", "ccomp", "dep"} or here.head.i == here.i:
            break
        up = here.head
        if here.dep_ == "xcomp":
            goal = next((one for one in up.children if one.dep_ in {"dobj", "dative"} and up.i < one.i < here.i), None)
            if goal is not None and up.pos_ in _VERBAL:
                return goal
        here = up
        if here.pos_ in {"NOUN", "PROPN"}:
            return _of_noun(here)
    return next((one for one in verb.rights if one.dep_ in {"dep", "npadvmod"} and one.i == verb.i + 1), None)


def _of_noun(noun: Token) -> Token | None:
    for child in noun.lefts:
        if child.dep_ == "poss":
            return child
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "among"}:
            return next((one for one in child.children if one.dep_ == "pobj"), None)
    clause = any(child.dep_ in {"acl", "relcl", "ccomp"} for child in noun.rights)
    for child in noun.rights:
        if clause and child.dep_ == "prep" and child.lower_ == "of":
            return next((one for one in child.children if one.dep_ == "pobj"), None)
    for child in noun.lefts:
        if child.dep_ in {"compound", "amod", "nmod"} and child.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}:
            return child
    if noun.dep_ in {"dobj", "attr"} and noun.head.pos_ in _VERBAL and noun.head.lemma_ != "be":
        return _of_verb(noun.head)
    if noun.dep_ == "pobj" and noun.head.head.pos_ in _VERBAL:
        return _of_verb(noun.head.head)
    return None


def _of_adjective(adjective: Token) -> Token | None:
    if adjective.dep_ in {"acomp", "oprd", "xcomp", "conj", "advcl"} and adjective.head.pos_ in _VERBAL:
        return _of_verb(adjective.head)
    if adjective.dep_ == "amod":
        return adjective.head
    return next((one for one in adjective.children if one.dep_ in _SUBJECTS), None)


def _before_colon(passage: Passage, colon: Token) -> Token | None:
    start, _ = passage.bounds[passage.sentence_of[colon.i]]
    nouns = [one for one in passage.doc[start : colon.i] if one.pos_ in {"PROPN", "NOUN", "PRON"}]
    tops = [one for one in nouns if one.head.i >= colon.i or one.head.i < start or one.head.i == one.i]
    verbs = [one for one in passage.doc[start : colon.i] if one.pos_ == "VERB"]
    if verbs:
        return _of_verb(verbs[-1])
    return next(iter(tops or nouns), None)


def phrase(passage: Passage, head: Token, cue: int) -> int:
    """The mask of the noun phrase of a head word, cut before the cue where the cue stands inside it."""
    mask = passage.trees[head.i]
    if mask >> cue & 1:
        mask &= run(0, cue) if head.i < cue else run(cue + 1, len(passage.doc))
        low = (mask & -mask).bit_length() - 1
        mask &= run(max(low, 0), max(head.i + 1, mask.bit_length()))
    return mask
