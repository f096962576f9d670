"""Nouns that tell a contact: "talks", "state visit", "the sixth session of the commission"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.model.mentions import ContactKind
from communique.registers.contacts.trigger import Trigger, ordinal
from communique.registers.contacts.words import contact_words
from communique.registers.grammar import clause_head, near_verb


def _modifiers(token: Token) -> list[Token]:
    out: list[Token] = []
    for child in token.children:
        if child.i < token.i and child.dep_ in {
            "amod",
            "compound",
            "nmod",
            "poss",
            "det",
            "nummod",
            "npadvmod",
            "advmod",
        }:
            out.append(child)
            if child.dep_ in {"compound", "amod"}:
                out.extend(_modifiers(child))
    before = token.i - token.sent.start
    if not out and before and token.nbor(-1).pos_ in {"ADJ", "NOUN", "PROPN"}:
        out.append(token.nbor(-1))
    return out


def noun_trigger(token: Token) -> Trigger | None:
    """The trigger that a noun is, or None where it tells no contact."""
    words = contact_words()
    lemma = token.lemma_.lower() if token.pos_ == "NOUN" else _singular(token.lower_)
    kind = words.nouns.get(lemma)
    if kind is not ContactKind.FORUM and words.has("bodies", lemma) and (session := _numbered(token)) is not None:
        return session
    if kind is None or words.has("not_occasions", _next(token)) or _is_a_service(token):
        return None
    before = _modifiers(token)
    low = {child.lower_ for child in before}
    if {"neither", "nor"} & (low | {child.lower_ for child in token.children}):
        return None
    kind = _grade(kind, token, low)
    if kind is None:
        return None
    body = None
    if kind in {ContactKind.MEETING, ContactKind.SESSION, ContactKind.TALKS}:
        body = _body(token)
        if (
            kind is ContactKind.SESSION
            and body is None
            and not _is_further(token, before)
            and not low & {"plenary", "closed", "joint", "working", "narrow", "extended", "expanded"}
        ):
            return None
        if (
            body
            and kind is ContactKind.MEETING
            and re.search(r"commission|committee|council|group|board|mechanism", body, re.IGNORECASE)
        ):
            kind = ContactKind.SESSION
        if kind is ContactKind.TALKS:
            body = None
    number = next((n for n in (ordinal(child.text) for child in before) if n), None)
    return Trigger(token, kind, near_verb(token), body, number)


def _is_a_service(token: Token) -> bool:
    """ "Health, tour and educational services": said of what comes last."""
    others = (*token.conjuncts, token.head)
    return token.lemma_.lower() == "tour" and any(one.lemma_.lower() in _SERVICES for one in others)


_SERVICES = frozenset({"service", "operator", "package", "guide", "agency", "bus", "company"})


def _numbered(token: Token) -> Trigger | None:
    """A session called by the name of its body: "the 15th Joint Commission was held", "held the 12th Annual Consultation"."""
    before = _modifiers(token)
    number = next((n for n in (ordinal(child.text) for child in before) if n), None)
    of = token.dep_ == "pobj" and token.head.lower_ == "of"
    if number is None or not token.text[:1].isupper() or token.dep_ == "compound" or of or _next(token) in _MEETINGS:
        return None
    if token.dep_ == "nmod" and token.head.lower_ in _MEETINGS:
        return None  # "the 5th Joint Committee (JTC) Meeting"
    first, _, rest = body_phrase(token).partition(" ")
    body = rest if rest and ordinal(first) is not None else f"{first} {rest}".strip()
    return Trigger(token, ContactKind.SESSION, near_verb(token), body, number)


_MEETINGS = frozenset({"meeting", "session", "round", "summit", "plenary", "report"})


def _is_further(token: Token, before: list[Token]) -> bool:
    """Is it another session of a body named before: "the previous session was held", "the 24th session will be convened"?"""
    told = {"previous", "next", "last"} & {child.lower_ for child in before} or any(
        ordinal(child.text) for child in before
    )
    whose = any(child.dep_ == "prep" and child.lower_ == "of" for child in token.children)
    verb = near_verb(token)
    return (
        bool(told) and not whose and token.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_ in {"hold", "take", "convene"}
    )


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word != "sms" else word


def _next(token: Token) -> str:
    return token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""


def _grade(kind: ContactKind, token: Token, low: set[str]) -> ContactKind | None:
    """The kind with its grade and traps, None for what is no contact."""
    words = contact_words()
    if (
        token.dep_ == "compound"
        and kind is not ContactKind.SESSION
        and not (kind is ContactKind.EXERCISE and token.text[0].isupper())
    ):
        return None
    if kind is ContactKind.VISIT:
        return next((grade for word, grade in words.grades.items() if word in low), kind)
    phone = bool(low & words.lists["phone"])
    on = any(
        child.lower_ in {"on", "upon"} and child.dep_ == "prep"
        for one in (token, near_verb(token))
        for child in one.children
    )
    if kind is ContactKind.CALL and ("courtesy" in low or (on and near_verb(token).lemma_ in {"pay", "make"})):
        return ContactKind.MEETING
    if kind is ContactKind.CALL:
        return kind if phone or token.lower_ in {"teleconference", "videoconference", "phone-call"} else None
    if token.lemma_.lower() == "conference" and low & {"press", "news"}:
        return ContactKind.PRESS_CONFERENCE
    if kind is ContactKind.TALKS:
        if low & {"phone", "telephone", "telephonic"}:
            return ContactKind.CALL
        if token.lemma_.lower() in {"talk", "negotiation", "discussion", "consultation"} and token.tag_ not in {
            "NNS",
            "NNPS",
        }:
            return None
        return kind
    if kind is ContactKind.EXERCISE:
        named = token.text[:1].isupper() and token.i + 1 < len(token.doc) and token.nbor(1).text[:1].isupper()
        return kind if low & words.lists["military"] or named or '"' in token.doc[token.i : token.i + 3].text else None
    if token.lemma_.lower() == "statement":
        after = token.doc[token.i : token.i + _REACH].text.lower()
        return (
            kind
            if re.search(r"statements? (?:to|for|before) (?:the )?(?:media|press|journalists|reporters)", after)
            else None
        )
    if kind is ContactKind.PRESS_CONFERENCE and not low & {"press", "media", "joint", "news"}:
        return None
    if kind is ContactKind.LETTER and token.lemma_.lower() == "message" and not _sent(token):
        return None
    if kind is ContactKind.LETTER and _next(token) == "of" and token.nbor(2).lower_ in words.lists["papers"]:
        # "A letter of intent" tells an instrument; who hands it over is met.
        return kind if near_verb(token).lemma_ in {"hand", "present", "deliver"} else None
    return kind


_REACH = 6  # words after "statement" that say to whom


def _sent(token: Token) -> bool:
    return clause_head(token).lemma_ in {
        "send",
        "exchange",
        "receive",
        "convey",
        "address",
        "write",
        "congratulate",
    } or any(child.lower_ in {"congratulatory", "condolence", "greeting"} for child in token.children)


def _body(token: Token) -> str | None:
    """The joint body whose session it is: "the 22nd meeting of the intergovernmental commission"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for noun in child.children:
                if noun.dep_ == "pobj" and _singular(noun.lower_) in contact_words().lists["bodies"]:
                    return body_phrase(noun)
    compound = [
        child
        for child in token.children
        if child.dep_ in {"compound", "poss", "nmod"} and _singular(child.lower_) in contact_words().lists["bodies"]
    ]
    return body_phrase(compound[-1]) if compound else None


def body_phrase(noun: Token) -> str:
    """The name of a joint body with what it is for."""
    first = noun.left_edge.i
    last = noun.i
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"on", "for", "of"}:
            last = max(last, child.right_edge.i if len(list(child.subtree)) < 12 else noun.i)
    text = noun.doc[first : last + 1].text
    return re.sub(r"^(?:the|a|an|its|their)\s+", "", text, flags=re.IGNORECASE).strip()
