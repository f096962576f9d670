"""Clauses that bind by a verb: "promised to", "will", "should", "announced a line of credit"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from communique.model.mentions import Strength
from communique.reading.annotations import Sentence
from communique.registers.commitments.asked import asked_of
from communique.registers.commitments.bound import DOERS, Bound, deed_of, recalled
from communique.registers.commitments.unmeant import deemed, is_finding, is_question, is_refused, is_undertaken
from communique.registers.commitments.who import teller_bound
from communique.registers.commitments.words import commitment_words
from communique.registers.grammar import agent, auxiliaries, lemma_of, negated, subject
from communique.registers.phases import understood
from communique.registers.view import View

# Cues that are everyday words too: they hold only in the forms that ``_cue_holds`` knows.
_EVERYDAY = frozenset(
    {"look", "call", "wait", "count", "press", "try", "mean", "want", "need", "expect", "discuss", "review", "work"}
)


def by_cue_verb(view: View, sentence: Sentence, verb: Token) -> Iterator[Bound]:
    """ "promised to build", "asked for help", "is considering a loan"."""
    words = commitment_words()
    lemma = lemma_of(verb)
    strength = words.verbs.get(lemma)
    if strength is None or (lemma in _EVERYDAY and not _cue_holds(verb, lemma)):
        return
    if (
        is_refused(verb)
        or (negated(verb) and strength is not Strength.REQUEST)
        or (strength is not Strength.PLEDGE and recalled(view, sentence, verb))
    ):
        return
    if lemma == "offer" and auxiliaries(verb) & {"will", "shall"}:
        return  # a pledge: told by the will
    if lemma in {"try", "strive"} and verb.tag_ == "VBD":
        return  # "tried for five years to": past
    deed = deed_of(verb) or _object(verb, lemma) or (_part(view, sentence, verb) if lemma == "need" else None)
    if (needed := deemed(verb, lemma)) is not None:
        deed, strength = needed, Strength.INTENT
    if deed is None or is_question(deed) or (deed.pos_ == "VERB" and deed.lemma_.lower() in words.lists["elsewhere"]):
        return
    told = deed.tag_ == "VBD" and deed.dep_ == "ccomp"
    if lemma == "seek" and (told or deed.lemma_.lower() in words.lists["not_sought"]):
        return  # "A B, who is seeking re-election, met C D"
    if lemma == "call" and deed.pos_ == "PROPN":
        return  # "called on the President": a contact
    if lemma == "hope" and deed.lemma_ == "be":
        return  # a courtesy: "hopes that the meeting will be useful"
    if lemma == "agree" and (deed.lemma_ == "be" or is_finding(deed)) and not _vague(deed):
        return  # a shared opinion
    if lemma == "grant" and deed.lemma_.lower() not in words.lists["gifts"]:
        return  # "has granted a permit": done
    if lemma == "order" and any(child.lower_ == "from" for one in (verb, deed) for child in one.children):
        return  # a purchase
    if lemma == "expect" and not _can_be_asked(view, sentence, deed):
        return  # "expects the road to bring jobs"
    who = subject(verb)
    teller = view.actor_of(sentence, who) if who is not None else None
    if lemma in _ASSURING and deed.dep_ == "ccomp" and not (teller and (teller.countries or teller.names)):
        whose = next((child for child in deed.children if child.dep_ == "nsubj"), None)
        actor = view.actor_of(sentence, whose) if whose is not None and whose.pos_ == "PROPN" else None
        who = whose if actor is not None and actor.countries else who  # "assured his guest that Chad would repay"
    if verb.dep_ == "auxpass" or any(child.dep_ == "auxpass" for child in verb.children):
        who = agent(verb) or (who if lemma in {"commit", "determine", "resolve", "prepare"} else None)
        if who is None and lemma not in {"agree", "decide"}:
            return
    bound = next((child for child in verb.children if child.dep_ == "dobj"), None)
    governed = view.actor_of(sentence, bound) if lemma == "commit" and bound is not None else None
    if governed is not None and governed.countries and bound is not None and bound.pos_ != "PRON":
        who = bound  # "the accord commits the two governments to a joint commission"
    firmness = _firmness(verb, lemma, deed, strength)
    if firmness is not None:
        yield Bound(verb, deed, firmness, who, to=asked_of(verb) if firmness is Strength.REQUEST else None)


_ASSURING = frozenset({"assure", "promise", "guarantee", "pledge"})


def _part(view: View, sentence: Sentence, verb: Token) -> Token | None:
    """The stage of a project that is needed: "two stages are complete, we need a third one"."""
    wanted = [child for child in verb.children if child.dep_ in {"dobj", "ccomp"}]
    return next((one for one in wanted if understood(view, sentence, one) is not None), None)


def _can_be_asked(view: View, sentence: Sentence, deed: Token) -> bool:
    """Is what is hoped or expected somebody's deed, or done to something ("that the ban will be lifted")?"""
    own = next((child for child in deed.children if child.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
    if own is None or own.dep_ == "nsubjpass" or own.pos_ in {"PROPN", "PRON"} or deed.pos_ in {"NOUN", "PROPN"}:
        return own is None or own.lower_ != "it" or own.dep_ == "nsubjpass"
    return own.lemma_.lower() in DOERS or view.actor_of(sentence, own) is not None or own.dep_ == "expl"


def _firmness(verb: Token, lemma: str, deed: Token, strength: Strength) -> Strength | None:
    """The strength of a cue with its deed; None for a consideration that is over."""
    owned = any(child.dep_ == "nsubj" for child in deed.children)
    if strength is Strength.PLEDGE and lemma == "agree" and (_vague(deed) or deed.lemma_.lower() in _DEAR):
        strength = Strength.INTENT
    having = "have" in {child.lemma_ for child in verb.children}
    if strength is Strength.UNDER_CONSIDERATION and verb.tag_ in {"VBD", "VBN"} and not having:
        return None
    if lemma in {"expect", "hope", "want", "need", "wish"} and deed.dep_ == "xcomp" and not owned:
        strength = Strength.INTENT  # "hopes to export", against "hopes that the other will buy"
    elif lemma in {"want", "wish", "like"} and owned:
        strength = Strength.REQUEST
    if deed.lemma_ == "look" and strength is not Strength.REQUEST and "into" in deed.doc[deed.i : deed.i + 3].text:
        return Strength.UNDER_CONSIDERATION
    deeper = commitment_words().verbs.get(deed.lemma_.lower())
    if deeper is Strength.UNDER_CONSIDERATION and strength is not Strength.REQUEST:
        return deeper
    return strength


def by_giving(verb: Token) -> Iterator[Bound]:
    """Aid and money announced: "announced a fresh line of credit of $2 billion"."""
    lists = commitment_words().lists
    if verb.lemma_.lower() not in lists["giving"] or negated(verb):
        return
    for child in verb.children:
        if child.lemma_.lower() == "line" and not any(part.lower_ == "credit" for part in child.subtree):
            continue  # "extended the line to the north"
        if child.dep_ in {"dobj", "nsubjpass"} and child.lemma_.lower() in lists["gifts"]:
            who = subject(verb) if child.dep_ == "dobj" else agent(verb)
            if who is not None:
                yield Bound(verb, child, Strength.PLEDGE, who)


def _cue_holds(verb: Token, lemma: str) -> bool:
    text = verb.doc[verb.i : verb.i + 4].text.lower()
    if lemma == "look":
        into = re.match(r"look\w* into\b", text) is not None
        if into and verb.dep_ in {"acl", "relcl", "advcl"}:
            return False  # "a commission to look into the clashes" is what it is for
        return into or re.match(r"look\w* (?:forward to|to)\b", text) is not None
    if lemma == "call":
        return re.match(r"call\w* (?:on|upon|for)\b", text) is not None
    if lemma in {"wait", "count"}:
        return re.match(r"(?:wait\w* for|count\w* on)\b", text) is not None
    if lemma == "press":
        return re.match(r"press\w* for\b", text) is not None
    if lemma == "work":
        return verb.tag_ == "VBG" and any(child.lower_ == "to" for one in verb.children for child in one.children)
    if lemma in {"discuss", "review"}:
        return verb.tag_ == "VBG" and auxiliaries(verb) != set()
    return True


def _object(verb: Token, lemma: str) -> Token | None:
    """A thing pledged, proposed or asked for: "pledged $500 million", "called for support", "proposed a working group"."""
    if lemma in {
        "pledge",
        "promise",
        "propose",
        "suggest",
        "offer",
        "request",
        "demand",
        "urge",
        "seek",
        "consider",
        "study",
        "explore",
        "recommend",
        "guarantee",
        "order",
        "grant",
        "want",
        "set",
        "plan",
        "advocate",
        "examine",
    }:
        return next(
            (
                child
                for child in verb.children
                if child.dep_ == "dobj" and child.pos_ in {"NOUN", "PROPN", "NUM", "SYM"}
            ),
            None,
        )
    if lemma in {"expect", "need", "demand"}:
        asked = commitment_words().lists["asked_things"]
        return next((child for child in verb.children if child.dep_ == "dobj" and child.lemma_.lower() in asked), None)
    if lemma in {"agree", "commit"}:
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in {"on", "to"}:
                found = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
                return found if found is not None and found.pos_ == "NOUN" else None
    if lemma in {"call", "ask", "appeal", "wait", "press", "look"}:
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in {"for", "into"}:
                return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
            if child.lower_ == "forward":
                for prep in child.children:
                    return next((grand for grand in prep.children if grand.dep_ == "pobj"), None)
        if lemma == "look":
            for child in verb.children:
                if child.dep_ == "prep" and child.lower_ == "to":
                    return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


# "Agreed on the need for": an aim, no undertaking.
_DEAR = frozenset({"importance", "need", "necessity", "urgency", "desirability", "advisability", "significance"})


def _vague(deed: Token) -> bool:
    """ "agreed that it is important to", "agreed to intensify cooperation": an aim, no undertaking."""
    text = " ".join(part.lower_ for part in deed.subtree)
    return bool(re.search(r"\b(?:important|essential|necessary|need|should|cooperation|co-operation|ties|relations|efforts|dialogue|contacts)\b", text)) and deed.lemma_.lower() in {
        "be", "intensify", "strengthen", "deepen", "enhance", "promote", "expand", "continue", "boost", "develop", "advance", "step", "further", "need", "should", "work", "broaden", "bolster", "maintain"}  # fmt: skip


_ANNOUNCING = frozenset(
    {"confirm", "announce", "say", "promise", "agree", "pledge", "assure", "declare", "state", "reaffirm"}
)


def by_will(view: View, sentence: Sentence, verb: Token) -> Iterator[Bound]:
    """ "Belarus will continue to support China", "the commission shall oversee"."""
    own = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if not (
        own & {"will", "shall", "'ll"} or _going(verb) or _reported(view, sentence, verb, own)
    ) or verb.lemma_.lower() in commitment_words().lists["elsewhere"] | {"be"} - (
        {"be"} if own & {"will", "shall"} else set()
    ):
        return
    if _binds_nobody(view, sentence, verb) or not is_undertaken(view, sentence, verb):
        return
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    who, label = agent(verb) if passive else subject(verb), None
    if passive and who is None and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _ANNOUNCING:
        # "Kenya confirmed that the permit will be issued free of charge"
        who, label = teller_bound(view, sentence, verb)
    open_agent = passive and who is None and (bool(own & {"shall"}) or _going(verb))
    if open_agent and is_to_be(verb):
        whom = subject(verb.head)
        lists = commitment_words().lists
        if verb.lemma_.lower() in _OF_OCCASIONS or (whom is not None and whom.lemma_.lower() in lists["occasions"]):
            return
    if open_agent and (verb.dep_ in {"ROOT", "conj"} or is_to_be(verb)):
        yield Bound(verb, verb, Strength.INTENT, None, "both")
        return
    if who is None or who.dep_ == "expl":
        return
    before = verb.i < verb.head.i  # "will go on helping, the minister assured his guest"
    if (
        verb.dep_ == "ccomp"
        and not (before and verb.head.lemma_.lower() in _ANNOUNCING)
        and verb.head.lemma_.lower()
        in {
            "hope",
            "hop",
            "expect",
            "believe",
            "think",
            "predict",
            "fear",
            "wish",
            "trust",
            "doubt",
        }
        | commitment_words().verbs.keys() - {"agree", "decide"}
    ):
        return
    strength = Strength.INTENT if _going(verb) and not own else Strength.PLEDGE
    deed = verb
    xcomp = next((child for child in verb.children if child.dep_ == "xcomp"), None)
    inner = commitment_words().verbs.get(verb.lemma_.lower())
    if inner is Strength.UNDER_CONSIDERATION or (
        verb.lemma_.lower() == "look" and "into" in verb.doc[verb.i : verb.i + 3].text
    ):
        strength = Strength.UNDER_CONSIDERATION
    elif inner in {Strength.INTENT} and (xcomp is not None or _aims_at(verb)):
        strength = inner
    yield Bound(verb, deed, strength, who, label)


def _aims_at(verb: Token) -> bool:
    """ "Will aim at raising trade"."""
    return any(part.dep_ == "pcomp" for child in verb.children if child.dep_ == "prep" for part in child.children)


def _binds_nobody(view: View, sentence: Sentence, verb: Token) -> bool:
    """Does it befall, stand aside or belong to another register; or is it only hoped that it will be done?"""
    if verb.head.pos_ == "NOUN" and commitment_words().nouns.get(verb.head.lemma_.lower()) is Strength.REQUEST:
        return True  # "the hope that the men would be released by Kenya"
    befalls = verb.lemma_.lower() in _BEFALLS and any(child.dep_ == "dobj" for child in verb.children)
    aside = _aside(view, sentence, verb) and "shall" not in auxiliaries(verb)
    return befalls or aside or _is_elsewhere(verb)


def _is_elsewhere(verb: Token) -> bool:
    """ "Will be there for the Cambodians", "talks will be held by him": contacts have a register of their own.

    Nor does it bind that somebody "will not lend".
    """
    if negated(verb) and verb.lemma_.lower() in commitment_words().lists["withheld"]:
        return True
    if verb.lemma_ == "be":
        return any(child.lower_ in {"there", "here", "present", "absent"} for child in verb.children)
    whom = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    occasion = whom is not None and whom.lemma_.lower() in commitment_words().lists["occasions"] | {"discussion"}
    return verb.lemma_ in {"hold", "conduct"} and occasion


def _aside(view: View, sentence: Sentence, verb: Token) -> bool:
    return verb.dep_ == "advcl" or (verb.dep_ == "relcl" and not _adds(view, sentence, verb))


def _adds(view: View, sentence: Sentence, verb: Token) -> bool:
    """Does a relative clause add what a side will do besides: "by China, which will also build a power station"?"""
    whose = subject(verb)
    if whose is None or whose.lower_ not in {"which", "who"} or not whose.i or whose.nbor(-1).text != ",":
        return False
    actor = view.actor_of(sentence, verb.head)
    return verb.head.pos_ == "PROPN" and actor is not None and bool(actor.countries or actor.names)


_DENYING = frozenset({"deny", "doubt", "dispute", "refute"})
_BEFALLS = frozenset({"see", "experience", "witness", "enjoy"})  # "Ethiopia will see larger investments"


# "The third session is to be held in May", "the dates are to be fixed": occasions have a register of their own.
_OF_OCCASIONS = frozenset(
    {
        "hold",
        "fix",
        "schedule",
        "mark",
        "celebrate",
        "see",
        "find",
        "expect",
        "announce",
        "welcome",
        "determine",
        "know",
        "receive",
    }
)


def is_to_be(verb: Token) -> bool:
    """Does the verb stand in "a working group is to be set up"?"""
    return verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.head.dep_ in {"ROOT", "conj"}


def _reported(view: View, sentence: Sentence, verb: Token, own: set[str]) -> bool:
    """ "his government would go on working": a will in reported speech."""
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _DENYING:
        return False  # "denied that it would close the border"
    if "would" not in own or negated(verb) or verb.lemma_.lower() in {"like", "be", "have", "mean", "need", "seem"}:
        return False
    speech = view.speech(sentence.place(verb))
    return (
        speech is not None
        or verb.dep_ == "ccomp"
        or any(child.tag_ == "VBD" and child.dep_ == "ROOT" for child in sentence.tokens)
    )


def _going(verb: Token) -> bool:
    if not verb.i or verb.nbor(-1).lower_ not in {"to", "be"}:
        return False
    before = verb.doc[max(0, verb.i - 4) : verb.i].text.lower()
    return bool(
        re.search(
            r"\b(?:is|are|am|'re|'s|was|were) (?:also |now |already )?(?:going to|to|working to)(?: be)?$", before
        )
    )
