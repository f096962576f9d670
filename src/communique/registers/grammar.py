"""What rooms ask of the parse: the verb over a token, its subject, whether it lies ahead, whether it is denied."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.reading.annotations import Sentence

_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "conj", "ROOT"})


# The infinitive after these is what the one who is bidden does: "invited him to visit".
_BIDDING = frozenset({"invite", "ask", "urge", "encourage", "persuade", "order", "instruct", "task"})
_FUTURE = frozenset({"will", "shall", "'ll", "wo"})


def clause_head(token: Token) -> Token:
    """The verb of the clause that a token stands in."""
    head = token
    while (
        head.head.i != head.i and not (head.dep_ in _CLAUSES and head.pos_ in {"VERB", "AUX"}) and not is_listed(head)
    ):
        head = head.head
    return head


def is_listed(verb: Token) -> bool:
    """Is it a further deed in a row of them, which the parser ties loosely: "arrived on Monday, laid a wreath and held talks"?"""
    return verb.dep_ == "dep" and verb.pos_ == "VERB" and verb.tag_ in _FINITE and verb.head.tag_ == verb.tag_


_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def is_title_line(sentence: Sentence) -> bool:
    """A line of a list that has no finite verb: "(i) an MoU on youth affairs"."""
    return not any(
        (token.tag_ in _FINITE or token.tag_ == "MD") and token.pos_ in {"VERB", "AUX"} for token in sentence.words
    )


def lemma_of(token: Token) -> str:
    """The lemma, lower case. The packaged lemmatizer makes "hop" of "hopes" and "hoped"."""
    return "hope" if token.lower_ in {"hope", "hopes", "hoped", "hoping"} else token.lemma_.lower()


def near_verb(token: Token) -> Token:
    """The first verb over a token; an infinitive counts. The clause's head where there is none."""
    at = token
    while at.head.i != at.i:
        at = at.head
        if at.pos_ in {"VERB", "AUX"}:
            return at
    return clause_head(token)


def subject(verb: Token) -> Token | None:
    """The subject of a verb, its own or the one it shares with the verb it is joined to or hangs on."""
    at = verb
    for _ in range(4):
        for child in at.children:
            if child.dep_ in {"nsubj", "nsubjpass", "csubj", "expl"}:
                return child
        if at.dep_ == "xcomp" and at.head.lemma_.lower() in _BIDDING:
            bidden = next((child for child in at.head.children if child.dep_ in {"dobj", "nsubjpass"}), None)
            if bidden is not None:
                return bidden
        if (at.dep_ in {"conj", "xcomp", "advcl", "pcomp", "prep", "acl"} or is_listed(at)) and at.head.i != at.i:
            if at.dep_ == "acl" and at.head.pos_ in {"NOUN", "PROPN"}:
                return at.head
            # "urged him to go and called on them to stay": the parser joins "called" to "go".
            strayed = (
                at.dep_ == "conj" and at.tag_ in _FINITE and at.head.tag_ == "VB" and at.head.dep_ in {"xcomp", "ccomp"}
            )
            at = at.head.head if strayed else at.head
        else:
            return None
    return None


def agent(verb: Token) -> Token | None:
    """The "by" agent of a passive verb; a day by which it is to be done ("by March", "by the end of 2025") is none."""
    for child in verb.children:
        if child.dep_ == "agent":
            found = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
            if found is not None and not _is_time(found):
                return found
    return None


_TIMES = frozenset({"end", "beginning", "start", "middle", "close", "year", "month", "week", "spring", "summer", "autumn", "winter", "quarter", "deadline"})  # fmt: skip


def _is_time(token: Token) -> bool:
    return token.ent_type_ in {"DATE", "TIME"} or token.lemma_.lower() in _TIMES or token.like_num


def side_clause(token: Token, of: Token) -> Token | None:
    """The verb of a clause that hangs on a noun and tells of a token, but not of the other.

    "A B, who arrived on Monday, signed a pact on Tuesday": for Monday and the pact it is "arrived", for Tuesday there is none.
    """
    at = token
    while at.i not in {at.head.i, of.i} and not at.is_ancestor(of):
        if at.dep_ in {"relcl", "acl"} and at.pos_ in {"VERB", "AUX"}:
            return at
        at = at.head
    return None


def tells_of_a_person(clause: Token) -> bool:
    """Does a relative clause begin with "who"?"""
    return any(part.lower_ in {"who", "whom", "whose"} for part in clause.subtree if part.i < clause.i)


def auxiliaries(verb: Token) -> set[str]:
    """The auxiliaries of a verb, lower case; those of the verb it is joined to count where it has none of its own."""
    own = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass", "neg"}}
    if not own and verb.dep_ in {"conj", "xcomp"} and verb.head.i != verb.i:
        return auxiliaries(verb.head)
    return own


# What "is to" tells the content of, not the time: "the aim is to hold talks".
_ABSTRACT = frozenset({"aim", "goal", "purpose", "objective", "task", "idea", "plan", "intention", "role", "point", "priority", "job", "way", "wish", "desire", "mission", "mandate", "step", "duty", "function", "dream", "policy"})  # fmt: skip
_BETWEEN = re.compile(r"(?:(?!to\b)\w+ ){0,2}to(?: have)?(?: be(?:en)?)?(?: \w+ly| also| soon| now| then| first)?")


def deed(verb: Token) -> Token:
    """The verb that tells the deed under "is to" and "is going to", which the subject hangs on; else the verb itself."""
    going = verb.lower_ == "going"
    if not going and verb.lemma_.lower() != "be":
        return verb
    for child in verb.children:
        to = child.dep_ == "xcomp" and child.i > verb.i and any(part.lower_ == "to" for part in child.children)
        if to and _BETWEEN.fullmatch(verb.doc[verb.i + 1 : child.i].text):
            who = subject(verb)
            return verb if not going and who is not None and who.lemma_.lower() in _ABSTRACT else child
    return verb


def is_future(verb: Token) -> bool:
    """Will it happen? By "will", "shall", "is to", "is going to", "is due to"; of a row of deeds by the first."""
    if deed(verb).i != verb.i:
        return True
    aux = auxiliaries(verb)
    if aux & _FUTURE:
        return True
    to = any(child.lower_ == "to" and child.dep_ in {"aux", "mark"} for child in verb.children)
    head = verb.head
    if (
        to
        and verb.dep_ in {"xcomp", "acomp", "ccomp", "ROOT", "conj"}
        and head.lemma_ in {"be", "go", "due", "set", "expect", "schedule", "slate", "plan", "intend"}
    ):
        return True
    if verb.dep_ == "conj" and verb.tag_ == head.tag_ == "VB" and not to:
        return is_future(head)  # "was to come to Delhi and meet him"
    if not verb.i or verb.nbor(-1).lower_ != "to":
        return False
    before = verb.doc[max(0, verb.i - 3) : verb.i].text.lower()
    return bool(re.search(r"\b(?:is|are) (?:also )?to$", before))


def negated(verb: Token) -> bool:
    """Is the verb denied: "did not agree", "without agreeing"?"""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    return any(child.dep_ == "neg" for child in verb.children)


def puts_off(verb: Token) -> bool:
    """ "Put off", "called off"."""
    return verb.lemma_.lower() in {"call", "put"} and any(child.lower_ == "off" for child in verb.children)


_AGENDA = re.compile(
    r"\b(?:agenda|programme|program|schedule|itinerary)\b(?: for [^.;,]{1,40})?,? (?:is|are|includes?|provides? for|foresees|envisages)\b[^.;]{0,80}$",
    re.IGNORECASE,
)


def on_an_agenda(token: Token) -> bool:
    """Is it listed as a point of an agenda: "first on the agenda is a meeting, then the signing of"?"""
    return _AGENDA.search(token.doc[token.sent.start : token.i].text) is not None
