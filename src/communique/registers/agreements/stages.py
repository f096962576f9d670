"""How far an instrument has come, by the words around it."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.model.mentions import AgreementKind, Stage
from communique.registers.agreements.ahead import (
    OF_A_WISH,
    about_to,
    is_awaited,
    is_due,
    is_signed_later,
    stage_ahead,
    wished,
)
from communique.registers.agreements.force import is_force, not_yet
from communique.registers.agreements.words import agreement_words
from communique.registers.grammar import auxiliaries, clause_head, deed, is_future, near_verb, negated, subject


def words_before(token: Token) -> set[str]:
    """The words that modify a noun from before it, lower case."""
    return {child.lower_ for child in token.children if child.i < token.i}


def is_weak(token: Token) -> bool:
    """Is the noun an everyday word that names an instrument only in firm company?"""
    words = agreement_words().lists["weak"]
    return token.lower_ in words or token.lemma_.lower() in words


def is_firm(token: Token, stage: Stage) -> bool:
    """Is a weak noun firm here: signed, or "joint", "action" and the like before it?"""
    if stage is Stage.IN_FORCE or (token.lower_ == "letter" and "of intent" in token.doc[token.i : token.i + 3].text):
        return True
    verb = clause_head(token)
    signing = verb.lemma_.lower() in {
        "sign",
        "conclude",
        "ink",
        "exchange",
        "adopt",
        "initial",
        "ratify",
        "witness",
    } or any(child.lemma_.lower() == "sign" for child in token.children if child.dep_ in {"acl", "relcl"})
    if token.lemma_.lower() in {"loan", "credit", "deal", "swap", "concession"}:
        return signing or verb.lemma_.lower() in {
            "reach",
            "approve",
            "secure",
            "clinch",
            "strike",
            "grant",
            "extend",
            "provide",
            "agree",
            "negotiate",
        }
    if token.lower_ in {"letter", "note"}:
        return signing and any(child.dep_ == "prep" for child in token.children)
    before = words_before(token) & agreement_words().lists["firm_before"]
    if token.lemma_.lower() in {"statement", "communique", "communiqué"}:
        return bool(before & {"joint", "final"}) and verb.lemma_.lower() not in {"say", "read", "note"}
    if token.lemma_.lower() in {"text", "regime"}:
        return stage is not Stage.SIGNED and bool(before or token.lower_ == "text")
    return (
        signing
        or (bool(before) and stage is not Stage.SIGNED)
        or (bool(before) and verb.lemma_.lower() in agreement_words().lists["sign"])
    )


def kind_of(token: Token, kind: AgreementKind) -> AgreementKind:
    """The kind of the instrument, made finer by the words before the noun."""
    low = words_before(token)
    if token.lemma_.lower() in {"agreement", "deal", "contract"} and low & {"loan", "credit", "financing", "grant"}:
        return AgreementKind.LOAN
    if low & {"contract"}:
        return AgreementKind.CONTRACT
    if token.lemma_.lower() == "declaration" or low & {"declaration"}:
        return AgreementKind.DECLARATION
    return kind


def stage_of(token: Token) -> Stage | None:
    """How far the instrument has come, by the words around it, the nearest first; None where no stage is told."""
    stage = _stage_of(token)
    verb = clause_head(token)
    if stage is Stage.SIGNED and is_awaited(verb):
        return None
    if is_ended(token):
        return None
    if stage is Stage.SIGNED and is_draft(token):
        return Stage.IN_PREPARATION
    return (wished(near_verb(token)) or stage) if stage is Stage.SIGNED else stage


def is_draft(token: Token) -> bool:
    """Is it a draft, handed over or passed by a cabinet, and not signed itself?"""
    return "draft" in words_before(token) and clause_head(token).lemma_.lower() not in {"sign", "ink", "ratify"}


def is_ended(token: Token) -> bool:
    """Is it told of an instrument that it ends, or of its signing that there was none?"""
    verb = near_verb(token)
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in {"deny", "dismiss", "refute"}:
        return True  # "denied that it had signed an agreement"
    signing = token.head.head
    if token.dep_ == "pobj" and signing.dep_ == "pobj" and signing.head.lower_ == "without":
        return True  # "ended without the signing of the memorandum"
    return verb.lemma_.lower() in _ENDING


# "Withdrew from the 1998 accord": what ends an instrument does not sign it.
_ENDING = frozenset(
    "withdraw terminate denounce suspend quit exit cancel revoke scrap abrogate expire annul breach violate lapse freeze shelve reject".split()
)


def _stage_of(token: Token) -> Stage | None:
    for child in token.children:
        if child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in _SIGNING:
            ahead = is_future(child) or child.tag_ == "VB" or any(part.tag_ == "TO" for part in child.children)
            return Stage.IN_PREPARATION if ahead or child.lemma_.lower() == "initial" else Stage.SIGNED
        if child.dep_ == "acl" and _EXPECTED.match(child.doc[child.i : child.i + 4].text):
            return Stage.IN_PREPARATION
        if child.dep_ in {"acl", "relcl"} and is_force(child):
            return Stage.IN_PREPARATION if not_yet(child) else Stage.IN_FORCE
    if _right_behind(token):
        return Stage.SIGNED
    verb = clause_head(token)
    whole = subject(verb) if verb.lemma_.lower() in _HOLDING else None
    if whole is not None and whole.i < verb.i < token.i and whole.lemma_.lower() in agreement_words().nouns:
        return stage_of(whole)  # "the agreements to be signed include a treaty"
    return _by_phrase(token) or _governing_noun(token) or _by_verb(token) or _listed(token) or _existing(token)


_HOLDING = frozenset({"include", "comprise", "cover"})
_EXPECTED = re.compile(
    r"(?:expected|due|set|planned|scheduled) to be (?:signed|inked|concluded|adopted)\b", re.IGNORECASE
)
_SIGNING = frozenset({"sign", "conclude", "reach", "ink", "adopt", "initial", "ratify", "exchange", "pen"})


def _right_behind(token: Token) -> bool:
    """Does it stand right behind a past "signed", wherever the parser hung it: "signed a protocol under which the two will work"?"""
    first = token.left_edge.i
    before = token.doc[first - 1] if first > token.sent.start else None
    return before is not None and before.tag_ == "VBD" and before.lemma_.lower() in {"sign", "ink", "pen"}


_PREPARING = re.compile(
    r"^\W*(?:which |that )?(?:is |are |was |were |has been |have been |still |also |currently |now )*(?:under negotiations?|in preparation|in the pipeline|being (?:drafted|negotiated|prepared|finali[sz]ed|worked out)|under preparation|under review|ready for signature|made ready|in progress|on the table for signature)\b",
    re.IGNORECASE,
)


_STUDYING = re.compile(
    r"^\W*(?:which |that )?(?:is |are |was |were |has been |have been |still |also |currently |now )*(?:being (?:studied|considered|discussed|explored)|under (?:consideration|discussion|study))\b",
    re.IGNORECASE,
)


def _by_phrase(token: Token) -> Stage | None:
    """ "still under negotiation", "is in preparation", "being studied" after the noun and its complement."""
    for start in {token.i + 1, token.right_edge.i + 1}:
        after = token.doc[start : start + 10].text
        if _PREPARING.search(after):
            return Stage.IN_PREPARATION
        if _STUDYING.search(after):
            return Stage.CONSIDERED
    return None


def _listed(token: Token) -> Stage | None:
    """A further instrument of a list: the nearest signing before it, with no other told clause between."""
    for before in reversed(list(token.sent[: token.i - token.sent.start])):
        if before.lemma_.lower() in {"signing", "signature"} and before.pos_ == "NOUN":
            verb = clause_head(before)
            return Stage.IN_PREPARATION if is_future(verb) or is_due(verb) else Stage.SIGNED
        if before.pos_ == "VERB" and before.lemma_.lower() in _SIGNING | {"witness"}:
            if before.lemma_.lower() == "reach" or negated(before) or is_talk(before):
                return None
            if any(child.lower_ in {"once", "when", "if", "until"} and child.i < before.i for child in before.children):
                return Stage.IN_PREPARATION if is_future(clause_head(token)) else None
            to_be = before.doc[max(0, before.i - 2) : before.i].text.casefold() == "to be"
            ahead = is_future(before) or about_to(before) or before.tag_ == "VB" or to_be
            return stage_ahead(before) if ahead else Stage.SIGNED
        if (
            before.pos_ in {"VERB", "AUX"}
            and before.tag_ in {"VBD", "VBZ", "VBP", "MD"}
            and before.dep_ not in {"auxpass"}
        ):
            return None
    return None


def _existing(token: Token) -> Stage | None:
    """An older instrument with its date, or a joint statement that is quoted."""
    if token.lemma_.lower() in {"statement", "communique", "communiqué", "declaration"} and "joint" in words_before(
        token
    ):
        return None if is_future(clause_head(token)) else Stage.SIGNED
    if token.lemma_.lower() not in {
        "treaty",
        "agreement",
        "protocol",
        "memorandum",
        "mou",
        "convention",
        "pact",
        "accord",
        "declaration",
        "contract",
        "cepa",
        "letter",
    }:
        return None
    if token.lower_ == "letter":
        return Stage.SIGNED if token.dep_ == "pobj" and token.head.lower_ in {"in", "under"} else None
    verb = clause_head(token)
    if verb.lemma_ == "date" and verb.tag_ in {"VBZ", "VBP"}:
        return Stage.SIGNED
    near = " ".join(part.text for part in token.doc[token.left_edge.i : min(token.right_edge.i + 1, token.i + 14)])
    return Stage.SIGNED if re.search(r"(?:\bof |\bdated |^|the )(?:\w+ )?(?:19|20)\d\d\b", near) else None


def _governing_noun(token: Token) -> Stage | None:
    """ "the signing of", "negotiations on", "the possibility of"."""
    head = token
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    if head.dep_ != "pobj" or head.head.dep_ != "prep":
        return None
    above = head.head.head
    lemma = above.lemma_.lower()
    if is_talk(above):
        return None
    if lemma in {
        "signing",
        "signature",
        "conclusion",
        "sign",
        "conclude",
        "adoption",
        "exchange",
        "ratification",
        "initialling",
    }:
        of = above
        while of.dep_ == "conj" and of.head.i != of.i:
            of = of.head  # "the importance of increasing trade, the signing of an agreement"
        wish = of.head.head.lemma_.lower() if of.dep_ in {"pobj", "pcomp"} and of.head.lower_ in OF_A_WISH else ""
        if of.dep_ == "pobj" and of.head.lower_ == "without":
            return None  # "ended without the signing of the memorandum"
        if lemma == "ratification":
            return Stage.SIGNED
        if wish in agreement_words().lists["wishing"]:
            return Stage.CONSIDERED  # "the importance of the signing of"
        return Stage.IN_PREPARATION if is_signed_later(above) else Stage.SIGNED
    if lemma in {
        "negotiation",
        "talk",
        "draft",
        "work",
        "text",
        "preparation",
        "drafting",
        "round",
    } and head.head.lower_ in {"on", "of", "for", "over", "towards", "toward"}:
        return Stage.IN_PREPARATION
    if lemma in {"possibility", "idea", "proposal", "prospect", "need", "option", "feasibility", "call"}:
        return Stage.CONSIDERED
    if head.head.lower_ in agreement_words().lists["existing_prepositions"]:
        return Stage.SIGNED
    return None


_TOLD = frozenset(
    "view opinion greeting information idea experience pleasantry gift fire prisoner visit delegation word letter congratulation".split()
)


def is_talk(verb: Token) -> bool:
    """ "exchanged views on the programme": no papers change hands."""
    return verb.lemma_.lower() == "exchange" and any(
        part.lemma_.lower() in _TOLD and "of intent" not in part.doc[part.i : part.i + 3].text
        for child in verb.children
        if child.dep_ in {"dobj", "nsubjpass"} or (child.dep_ == "prep" and child.lower_ == "of")
        for part in (child, *child.children)
    )


def _by_verb(token: Token) -> Stage | None:
    lists = agreement_words().lists
    verb, near = clause_head(token), near_verb(token)
    if token.dep_ == "dobj" and (near.lemma_.lower() in lists["ratify"] or _is_a_record(near)):
        return Stage.SIGNED  # what is to be ratified was signed
    if not _governs(token, verb):
        return None
    verb = deed(verb)
    lemma = verb.lemma_.lower()
    if is_talk(verb):
        return None
    if is_force(verb):
        return Stage.IN_PREPARATION if not_yet(verb) else Stage.IN_FORCE
    if negated(verb):
        if lemma in lists["sign"] and auxiliaries(verb) & {"has", "have"}:
            return Stage.IN_PREPARATION  # "has not been signed so far"
        return Stage.CONSIDERED if lemma in lists["sign"] and "did" not in auxiliaries(verb) else None
    modal = auxiliaries(verb) & {"would", "could", "can", "may", "might", "should", "must"}
    ahead = is_future(verb) or about_to(verb) or bool(modal) or _under_a_future(verb)
    if lemma in lists["sign"] | lists["ratify"] and lemma not in {"finalize", "finalise", "initial"}:
        if lemma in _RENEWING and not is_weak(token):
            return Stage.SIGNED if not ahead and verb.tag_ in {"VBD", "VBN"} else None
        if lemma in {"grant", "make", "complete", "award", "endorse", "land", "enter"} and not is_weak(token):
            return None
        if lemma == "result" and not any(
            child.lower_ == "in" and any(part.i == token.i for part in child.subtree) for child in verb.children
        ):
            return None
        if lemma == "put" and not any(
            child.lemma_.lower() in {"name", "signature", "pen", "initials"} for child in verb.children
        ):
            return None
        if lemma in lists["ratify"]:
            return Stage.SIGNED
        bare = verb.tag_ == "VB" and "did" not in auxiliaries(verb) and (lemma != "put" or auxiliaries(verb))
        return stage_ahead(verb) if ahead or bare else Stage.SIGNED
    if lemma in lists["prepare"] | {"finalize", "finalise", "initial"} or (lemma == "follow" and ahead):
        return Stage.IN_PREPARATION
    if lemma in lists["consider"]:
        return Stage.CONSIDERED
    return None


_RENEWING = frozenset({"extend", "renew", "prolong"})


def _is_a_record(verb: Token) -> bool:
    """ "Is the first country to sign a migration agreement with Qatar"."""
    head = verb.head
    nouns = [head] if head.dep_ == "attr" else [child for child in head.children if child.dep_ == "attr"]
    above = head.head if head.dep_ == "attr" else head
    ranked = any(child.ent_type_ == "ORDINAL" or child.lower_ == "only" for noun in nouns for child in noun.children)
    return verb.tag_ == "VB" and verb.dep_ in {"relcl", "acl", "xcomp", "advcl"} and ranked and not is_future(above)


def _under_a_future(verb: Token) -> bool:
    """ "They will look on as the agreements are signed"."""
    if verb.dep_ not in {"advcl", "relcl", "pcomp"} or verb.tag_ != "VBN" or not auxiliaries(verb) & {"is", "are"}:
        return False
    above = clause_head(verb.head)
    return above.i != verb.i and is_future(above)


def _governs(token: Token, verb: Token) -> bool:
    at = token
    while at.dep_ in {"conj", "appos"} and at.head.i != at.i:
        at = at.head
    if at.head.i == verb.i:
        return at.dep_ in {"dobj", "nsubjpass", "nsubj", "obj", "attr", "oprd", "npadvmod"}
    prep = at.head
    if at.dep_ == "pobj" and prep.dep_ == "prep" and prep.head.i == verb.i:
        return prep.lower_ in {"in", "into", "on", "to", "for", "with", "upon", "at"}
    # "a number of documents", "a package of agreements"
    if (
        at.dep_ == "pobj"
        and prep.lower_ == "of"
        and prep.head.lemma_.lower()
        in {
            "number",
            "package",
            "series",
            "set",
            "range",
            "total",
            "raft",
            "batch",
            "host",
            "slew",
            "text",
            "couple",
            "dozen",
        }
    ):
        return _governs(prep.head, verb)
    return False
