"""What looks like a project and is none: where somebody is, a builder, a body that acts, help under which something is given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from communique.reading.annotations import Sentence
from communique.registers.grammar import clause_head
from communique.registers.projects.words import project_words
from communique.registers.view import View


def is_no_project(view: View, sentence: Sentence, token: Token, lemma: str, *, proper: bool, stage: str | None) -> bool:
    """Is what a noun names no project, though its word could be one?"""
    words = project_words()
    if any(child.lower_ in _NONE for child in token.children):
        return True
    if token.dep_ == "appos" and token.head.lemma_.lower() in _BUILDERS:
        return True  # who builds is no project
    if lemma in words.bodies and ((proper and stage not in words.founded) or not _is_founded(token)):
        return True
    if lemma in words.staged and stage is None:
        return True  # "Embraer aircraft", "Russian-designed reactors"
    if lemma in words.help and not _is_given(token, lemma, stage):
        return True
    if lemma == "post" and any(child.lower_ in _MESSAGES for child in token.children):
        return True  # "a Facebook post", "his post as minister"
    if lemma in {"line", "facility"} and any(one.lower_ in words.money for one in token.subtree):
        return True  # "a line of credit", "a loan facility"
    if lemma in {"programme", "program"} and token.dep_ == "pobj" and token.head.lower_ == "on":
        return True  # "on the minister's programme": what he does
    if lemma in words.grounds and not _is_ground(token):
        return True  # "in the field of water", "the base of their ties"
    if token.dep_ == "agent" or (token.dep_ == "pobj" and token.head.dep_ == "agent"):
        return True  # "funded by an aid scheme"
    return _is_whereabouts(view, sentence, token)


_MESSAGES = frozenset(
    {
        "facebook",
        "twitter",
        "x",
        "telegram",
        "instagram",
        "social",
        "media",
        "blog",
        "his",
        "her",
        "their",
        "ministerial",
    }
)


def _is_founded(token: Token) -> bool:
    """Is a body what is set up, and not who acts: "the fund was launched", against "the corporation will build a road"?"""
    head = token.head
    if token.dep_ == "nsubj":
        return not any(child.dep_ in {"dobj", "xcomp"} for child in (*head.children, *_complements(head)))
    if token.dep_ == "pobj":
        return head.lower_ == "of" and head.head.pos_ == "NOUN" and head.head.lemma_.lower() in project_words().stages
    return True


_GIVEN = frozenset({"dobj", "nsubj", "nsubjpass", "conj", "appos", "ROOT", "attr"})
_HANDED = frozenset({"delivered", "provided", "financed", "supported"})


def _is_given(token: Token, lemma: str, stage: str | None) -> bool:
    """Is help what is given, and not what something else is done with: "built with technical assistance"?"""
    if lemma in project_words().goods:
        return stage in _HANDED  # what is yet to be given is a commitment
    if token.dep_ == "pobj":
        return (
            lemma in {"equipment", "training"}
            and token.head.lower_ in {"on", "for"}
            and stage in {"agreed", "financed"}
        )
    return token.dep_ in _GIVEN and stage in _HANDED | {"planned", "agreed"}


def _complements(verb: Token) -> list[Token]:
    """What hangs on the adjective of "is ready to start"."""
    return [grand for child in verb.children if child.dep_ == "acomp" for grand in child.children]


def is_vague(view: View, sentence: Sentence, token: Token, before: Sequence[Token], after: Iterable[Token]) -> bool:
    """Is it told by words that fit any project: "new joint projects", "large-scale projects of the two countries"?"""
    words = project_words()
    if token.lemma_.lower() not in words.loose:
        return False
    if _RANKED & {one.lower_ for one in before} or "initiative" in {one.lower_ for one in before}:
        return True  # "among the most ambitious projects", "Belt and Road Initiative projects"
    if any(one.pos_ == "NUM" or one.lower_ == "several" for one in before):
        return False
    told = [one for one in (*before, *after) if one.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "NUM"}]
    return all(one.lemma_.lower() in words.vague or view.countries(sentence.place(one)) for one in told)


_RANKED = frozenset({"most", "largest", "biggest", "best", "greatest"})


def _is_ground(token: Token) -> bool:
    """Has a field or base a word before it that says what it holds: "the oil field", "a naval base"?"""
    if token.tag_ in {"NNS", "NNPS"} and not any(child.lower_ in project_words().modern for child in token.children):
        return False  # "ice fields"
    return any(child.i < token.i and child.dep_ in {"compound", "amod"} for child in token.children) and not any(
        child.lower_ in {"of"} and child.i == token.i + 1 and token.tag_ != "NNS" for child in token.children
    )


_BUILDERS = frozenset(
    {"contractor", "subcontractor", "company", "firm", "builder", "developer", "lender", "manufacturer"}
)
_NONE = frozenset({"no", "other", "another", "any", "such", "neither"})  # "no other project"


_PLACES = frozenset(
    "airport base port station airfield centre center university institute school shipyard factory hospital".split()
)
_OCCASIONS = frozenset("activity ceremony meeting speech worker arrival inspection stop talk reception".split())


def _is_whereabouts(view: View, sentence: Sentence, token: Token) -> bool:
    """Is it only where someone is, or part of someone's office: "at Khartoum International Airport", "the minister of mines"?"""
    span = sentence.place(token)
    if any(one.role_span is not None and one.role_span.covers(span) for one in view.people(sentence.span)):
        return True
    if token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according":
        return True  # "according to the embassy in Phnom Penh"
    place = token.dep_ == "pobj" and token.head.lower_ in {"at", "from"} and token.lemma_.lower() in _PLACES
    if place and token.head.head.lemma_.lower() in _OCCASIONS:
        return True  # "the activities at the shipyard"
    if place and clause_head(token).lemma_ in {
        "find",
        "station",
        "serve",
        "train",
        "receive",
        "arrive",
        "land",
        "see",
        "greet",
        "welcome",
        "meet",
        "hold",
        "speak",
        "deliver",
        "take",
        "address",
        "depart",
        "study",
        "teach",
    }:
        return True
    return (
        any(child.dep_ == "poss" for child in token.children)
        and token.tag_ == "NNS"
        and token.lemma_.lower() in {"mine", "market", "port", "road", "farm"}
    )
