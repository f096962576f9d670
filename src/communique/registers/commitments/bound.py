"""A clause that binds, and what is to be done in it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from communique.model import edtf
from communique.model.mentions import Strength
from communique.reading.annotations import Sentence, SpeechKind
from communique.registers.view import View


@dataclass(frozen=True, slots=True)
class Bound:
    """A clause that binds: the word that says how firmly, the verb (or noun) of what is to be done, who, and the clause."""

    cue: Token
    deed: Token
    strength: Strength
    who: Token | None
    label: str | None = None
    to: Token | None = None
    told_whole: bool = False  # what is to be done stands before the word that binds


def to_come(value: str | None, today: str | None) -> bool:
    """Does the time end on the document's day or after it? An open or unknown one may."""
    if value is None or today is None:
        return value is not None
    (_, last), (day, _) = edtf.bounds(value), edtf.bounds(today)
    return last is None or day is None or last >= day


def deed_of(token: Token) -> Token | None:
    """The infinitive, gerund or clause that a cue takes."""
    for child in token.children:
        if (
            child.dep_ in {"xcomp", "ccomp", "acl", "advcl"}
            and child.i > token.i
            and child.pos_ in {"VERB", "AUX", "ADJ"}
        ):
            to = any(grand.lower_ == "to" for grand in child.children)
            if child.dep_ in {"acl", "advcl"} and not to:
                continue
            return child
        tasked = token.lemma_.lower() == "task" and child.lower_ == "with"
        if child.dep_ == "prep" and (tasked or child.lower_ in {"to", "on", "in", "for", "of", "forward"}):
            for grand in child.children:
                if grand.dep_ == "pcomp":
                    return grand
                if grand.dep_ == "prep":
                    deeper = next((leaf for leaf in grand.children if leaf.dep_ == "pcomp"), None)
                    if deeper is not None:
                        return deeper
    return None


def recalled(view: View, sentence: Sentence, verb: Token) -> bool:
    """Is it a thing of the past that a speaker recalls: "I proposed", "China was interested", in his own words?"""
    speech = view.speech(sentence.place(verb))
    return verb.tag_ == "VBD" and speech is not None and speech.kind is SpeechKind.DIRECT


DOERS = frozenset("government ministry minister ministry company firm bank commission committee council side party country authority official delegation group agency leader president producer operator corporation enterprise manufacturer contractor "
                   "university parliament state army airline expert team body investor lender fund parties sides partner partners neighbour ally executive board consortium developer office embassy secretariat federation union region city province port utility".split())  # fmt: skip
