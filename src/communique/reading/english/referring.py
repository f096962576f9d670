"""What the words of a reference tell by themselves: that it is plural, definite, or stands for two."""

from __future__ import annotations

from spacy.tokens import Token

from communique.reading.annotations import PersonMention, Sentence


def stands_for_two(token: Token) -> bool:
    """ "The two had last met", "both agreed": the word alone, with no noun behind it."""
    if token.lower_ == "two":
        return (
            any(child.lower_ == "the" for child in token.children)
            and token.i + 1 < len(token.doc)
            and token.nbor(1).pos_ in {"VERB", "AUX", "ADV"}
        )
    return token.lower_ == "both" and not list(token.children)


def is_plural(sentence: Sentence, one: PersonMention) -> bool:
    """Is it an office of several?"""
    return any(token.tag_ in {"NNS", "NNPS"} and token.lower_ in {"heads", "presidents", "leaders", "premiers", "ministers", "chancellors", "chiefs", "kings", "secretaries"}
               for token in sentence.inside(one.role_span or one.span))  # fmt: skip


def word_before(sentence: Sentence, one: PersonMention) -> str:
    """The word before a person, lower case."""
    first = next(iter(sentence.inside(one.span)), None)
    return first.doc[first.i - 1].lower_ if first is not None and first.i else ""


def is_definite(sentence: Sentence, one: PersonMention) -> bool:
    """Is it "the president" and not "a minister" or "his counterpart"?"""
    first = next(iter(sentence.inside(one.span)), None)
    if first is None:
        return False
    before = first.doc[first.i - 1].lower_ if first.i else ""
    return before not in {"a", "an", "any", "every", "each", "new", "other", "another", "no"} and first.lower_ not in {
        "a",
        "an",
        "former",
        "then",
    }


def itself_of(token: Token) -> Token | None:
    """The subject of the verb that reports the clause of "it" or "they": "the ministry said it would lend the sum".

    None for an "it" that means nothing ("said it would be wise to wait").
    """
    clause = token.head
    if token.dep_ != "nsubj" or clause.dep_ != "ccomp" or clause.head.pos_ != "VERB" or token.i < clause.head.i:
        return None
    if token.lower_ == "it" and _means_nothing(clause):
        return None
    verb = clause.head
    while verb.dep_ == "conj" and not any(child.dep_ == "nsubj" for child in verb.children):
        verb = verb.head
    return next((child for child in verb.children if child.dep_ == "nsubj" and child.i < token.i), None)


_SPANS = frozenset({"time", "day", "week", "month", "year", "decade", "long"})
_IDLE = frozenset({"be", "seem", "appear", "take", "become", "remain"})
_WHAT = frozenset({"acomp", "attr", "ccomp", "xcomp"})


def _means_nothing(clause: Token) -> bool:
    """ "It would be wise to wait", "it would take years"."""
    if clause.lemma_ == "take" and any(child.lemma_.lower() in _SPANS for child in clause.children):
        return True
    return clause.lemma_ in _IDLE and any(child.dep_ in _WHAT for child in clause.children)
