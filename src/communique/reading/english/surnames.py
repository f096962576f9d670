"""Bare surnames of persons already named: "Modi said", "Díaz-Canel received him"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from communique.reading.annotations import PersonMention, Sentence
from communique.reading.english.lexicon import title_words
from communique.reading.english.names import FAMILY_FIRST, same_person


def with_surnames(people: list[PersonMention], sentences: Sequence[Sentence]) -> tuple[PersonMention, ...]:
    """The persons with the bare surnames that stand for them elsewhere, in order."""
    known = {one.name: one for one in sorted(people, key=lambda one: one.country is None) if one.name}
    keys: dict[str, set[str]] = {}
    for name, one in known.items():
        parts = [part for part in name.split() if part.lower() not in title_words().particles]
        if not parts:
            continue  # "Al Said" may be all particles
        keys.setdefault(parts[-1], set()).add(name)
        if (one.country in FAMILY_FIRST and len(parts) <= 3) or (len(parts) == 2 and len(parts[0]) > 2):
            keys.setdefault(parts[0], set()).add(name)
    surnames = {name.split()[-1] for name in known}
    for key in [one for one in keys if "-" in one and one[0].islower()]:
        keys.setdefault(key[0].upper() + key[1:], set()).update(keys[key])  # "El-Sisi" at the head of a sentence
        surnames.add(key[0].upper() + key[1:])
    wanted = {key.lower() for key in keys}
    begun = {key.split("-")[0] for key in wanted if "-" in key}
    covered = [one.span for one in people]
    extra: list[PersonMention] = []
    for sentence in sentences:
        for token, word in zip(sentence.words, sentence.lower, strict=True):
            if word not in wanted and word not in begun:
                continue
            last = _last_part(token)
            whole = token.doc[token.i : last.i + 1].text
            names = keys.get(whole, set())
            if len(names) != 1:
                continue
            span = sentence.place(token, last)
            if any(other.overlaps(span) for other in covered):
                continue
            if whole not in surnames and not _stands_alone(last):
                continue
            name = next(iter(names))
            if same_person(whole, name):
                extra.append(PersonMention(span=span, name=name, country=known[name].country, name_span=span))
    return tuple(sorted([*people, *extra], key=lambda one: (one.span.start, one.span.end)))


def _last_part(token: Token) -> Token:
    """The last token of a word written with hyphens: "Díaz-Canel", "al-Assad"."""
    last = token
    while last.i + 2 < len(token.doc) and not last.whitespace_ and last.nbor(1).text == "-":
        if last.nbor(1).whitespace_ or last.nbor(2).sent != token.sent:
            break
        last = last.nbor(2)
    return last


def _stands_alone(token: Token) -> bool:
    """Is a first name used by itself for the person: "Dr Abiy", "Xi said"? Not where another capital follows."""
    if token.pos_ != "PROPN" or (token.i + 1 < len(token.doc) and token.nbor(1).pos_ == "PROPN"):
        return False
    honoured = bool(token.i) and token.nbor(-1).lower_ in title_words().honorifics
    return honoured or token.dep_ in {"nsubj", "nsubjpass", "poss", "pobj", "dobj", "conj", "agent"}
