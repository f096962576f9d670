"""Verbs of saying that report no words of anybody: "welcomed the guest at the airport", "..., the agency reports."."""

from __future__ import annotations

from spacy.tokens import Token

from communique.reading.english.lexicon import title_words

_HANDS = frozenset({"signature", "name", "pen", "initials", "end", "stop", "pressure", "effect", "seal"})
_GUESTS = frozenset({"counterpart", "delegation", "guest", "visitor", "colleague", "leader", "team"})
_RELAYING = frozenset({"report", "cite", "quote"})  # what the agency does that prints the text


def receives(verb: Token) -> bool:
    """Does somebody receive a person, and not greet news: "was welcomed at the airport by the minister"?"""
    heads = title_words().heads
    return any(
        child.ent_type_ == "PERSON" or child.lemma_.lower() in _GUESTS | heads
        for child in verb.children
        if child.dep_ in {"dobj", "nsubjpass"}
    )


def tells_a_deed(verb: Token) -> bool:
    """ "Held talks", "recalled its ambassador", which tell a deed; not "held that the accord was void", "held the view that"."""
    objects = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    if verb.lemma_ == "recall" and any(child.lemma_.lower() in ENVOYS for child in objects):
        return True
    return verb.lemma_ == "hold" and any(child.lemma_.lower() not in _VIEWS for child in objects)


# Who is sent to another state and may be called home.
ENVOYS = frozenset(
    {"ambassador", "envoy", "diplomat", "representative", "attaché", "attache", "chargé", "consul", "commissioner"}
)
_VIEWS = frozenset({"view", "opinion", "belief", "position", "conviction"})


def relays(noun: Token, verb: Token) -> bool:
    """Does an agency only say that it is the one which reports: ", Kazinform reports.", ", ARY News reported."?"""
    if noun.pos_ != "PROPN" or verb.lemma_.lower() not in _RELAYING:
        return False
    last = verb.i + 1 >= verb.sent.end or verb.nbor(1).text == "."
    return (noun.left_edge.i == noun.i and verb.tag_ == "VBZ") or (noun.lower_ == "news" and last)


def sets_hand(verb: Token) -> bool:
    """Is it a deed that is put: "put their signatures on the treaty", "put an end to the dispute"?"""
    return any(child.lemma_.lower() in _HANDS for child in verb.children)
