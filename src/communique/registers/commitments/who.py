"""Who is bound by a promise."""

from __future__ import annotations

from spacy.tokens import Token

from communique.model.countries import countries as all_countries
from communique.model.spans import Span
from communique.reading.annotations import ActorMention, Sentence, SpeechKind
from communique.reading.english.referring import itself_of
from communique.registers.commitments.bound import DOERS, Bound
from communique.registers.commitments.words import commitment_words
from communique.registers.grammar import side_clause, subject
from communique.registers.phases import understood
from communique.registers.phrases import tidy, trim
from communique.registers.view import View

_OWN_SIDE = frozenset({"government", "cabinet", "country", "nation"})
_SIDES = frozenset({"government", "country", "side", "party", "leader", "state"})
_ALL = frozenset({"the", "two", "both"})
_WE = frozenset({"we", "us", "our"})


def who_of(view: View, sentence: Sentence, bound: Bound) -> tuple[str, ActorMention | None, Span | None] | None:
    """Who is bound: the label, the actor and the place, or None where nobody is."""
    token = _who_says_so(view, sentence, bound.who)
    if bound.label == "both":
        return (_pair_label(view), None, None) if len(view.reading.pair) > 1 else None
    if bound.label is not None and token is not None and token.lower_ not in {"i"}:
        return bound.label, None, None
    if token is not None and token.lower_ == "it" and view.actor_of(sentence, token) is not None:
        pass
    elif token is None or token.lower_ in {"it", "there"}:
        if bound.cue.lemma_.lower() in {"agree", "decide"} and len(view.reading.pair) > 1:
            return _pair_label(view), None, None
        return None
    span = sentence.place(token)
    speech = view.speech(sentence.place(bound.cue))
    if token.tag_ in {"WP", "WDT"} and bound.cue.dep_ == "relcl":
        token = bound.cue.head  # "Turkey, which is ready to"
        span = sentence.place(token)
    if token.lower_ in {"i", "me"} and speech and speech.speaker:
        return speech.speaker, None, span
    if token.lower_ in _WE:
        if speech and speech.speaker:
            country = speech.country if speech.kind is SpeechKind.DIRECT else None
            return (all_countries().by_code[country].name if country else speech.speaker), None, span
        return (_pair_label(view), None, span) if len(view.reading.pair) > 1 else None
    actor = view.actor_of(sentence, token)
    low = token.lemma_.lower()
    if low in _OWN_SIDE and speech is not None and speech.country is not None and not (actor and actor.countries):
        return all_countries().by_code[speech.country].name, None, span  # "the government, the minister said, would"
    if (giver := _giver(view, sentence, bound)) is not None:
        return giver.label, giver, giver.span
    if low in _CABINETS and not (actor and actor.countries) and (state := _own_government(view, sentence, token)):
        return state, None, span
    plain = actor is None or not (actor.names or actor.countries)
    if plain and token.tag_ == "NNS" and (actor is not None or low in _SIDES):
        before = {child.lower_ for child in token.children if child.dep_ in {"det", "nummod", "amod", "predet"}}
        if "other" in before:
            return None  # "other presidents will keep to this"
        if before and before <= _ALL and len(view.reading.pair) > 1:
            return _pair_label(view), None, span  # "the governments", "the two leaders"
    if actor is not None and _are_the_two(view, token, actor):
        return _pair_label(view), actor, span  # "the two leaders", "both presidents" bind their states
    if actor is not None:
        return _together(view, sentence, token, actor), actor, actor.span
    if token.lower_ in {"he", "she", "who", "which"}:
        return None
    if token.lower_ in {"they", "both"}:
        return _pair_label(view), None, span
    if understood(view, sentence, token) is not None:
        return None  # "Phase III is to follow"
    thing = low in commitment_words().lists["things"] and token.pos_ != "PROPN"  # "Russian Railways" is none
    thing = thing or low in _WORKS
    if thing or token.pos_ in {"PRON", "DET", "NUM", "VERB", "ADV"}:
        return None
    whole = _without_clause(view, sentence, token)
    label = tidy(view.text(whole))
    if token.ent_type_ in {"ORG", "GPE", "NORP", "PERSON"} or token.pos_ == "PROPN" or low in DOERS:
        return " ".join(label.split()[:8]), None, whole
    return None


def _together(view: View, sentence: Sentence, token: Token, actor: ActorMention) -> str:
    """The label of an actor with those who are joined to it."""
    joined = [other for one in token.conjuncts if (other := view.actor_of(sentence, one)) is not None]
    joined += [other for other in beside(view, sentence, token) if other not in joined] if actor.names else []
    return "; ".join(dict.fromkeys(part for one in (actor, *joined) for part in one.label.split("; ")))


def beside(view: View, sentence: Sentence, who: Token | None) -> list[ActorMention]:
    """Who is bound together with the first, by name: "President A of Guatemala and President B of Honduras"."""
    first = view.actor_of(sentence, who) if who is not None else None
    if who is None or first is None:
        return []
    joined = []
    for one in view.actors(view.subtree(sentence, who)):
        inside = sentence.inside(one.head)
        named = one is not first and bool(one.names) and bool(inside) and inside[0].pos_ != "PRON"
        if named and one.names != first.names and side_clause(inside[0], who) is None:
            joined.append(one)
    return joined


def _who_says_so(view: View, sentence: Sentence, token: Token | None) -> Token | None:
    """The body that "it" stands for: "the ministry said it would"; any other word as it is."""
    if token is None or token.lower_ not in {"it", "they"} or view.actor_of(sentence, token) is not None:
        return token
    body = itself_of(token)
    return body if body is not None and body.pos_ in {"NOUN", "PROPN"} else token


_WORKS = frozenset(
    "dam pipe pipeline plant bridge highway motorway tunnel canal project corridor fund funds money".split()
)
_CABINETS = frozenset({"government", "cabinet"})


def _giver(view: View, sentence: Sentence, bound: Bound) -> ActorMention | None:
    """The state from which something will be got: "Bangladesh will get five vessels from Japan" binds Japan."""
    if bound.cue.lemma_.lower() != "get":
        return None
    for prep in bound.cue.subtree:
        if prep.lower_ == "from" and prep.dep_ == "prep":
            for noun in prep.children:
                actor = view.actor_of(sentence, noun)
                if actor is not None and len(actor.countries) == 1:
                    return actor
    return None


def _own_government(view: View, sentence: Sentence, token: Token) -> str | None:
    """The state of "the government" in a sentence that names the other of the two: "the government urged Singapore"."""
    pair = view.reading.pair
    plain = token.tag_ in {"NN", "NNP"} and {child.lower_ for child in token.children if child.i < token.i} <= {"the"}
    named = {one.country for one in view.countries(sentence.span)} & set(pair)
    if not plain or len(pair) != 2 or len(named) != 1:
        return None
    return all_countries().by_code[next(code for code in pair if code not in named)].name


def _are_the_two(view: View, token: Token, actor: ActorMention) -> bool:
    """Does a plural stand for the heads of both states and name neither?"""
    plural = token.tag_ == "NNS" or token.lower_ in {"they", "both"}
    return plural and len(view.reading.pair) > 1 and set(actor.countries) >= set(view.reading.pair)


def _without_clause(view: View, sentence: Sentence, token: Token) -> Span:
    """Who is meant, without what a relative clause adds: "the Project Office, which was set up in May"."""
    whole = view.subtree(sentence, token)
    clause = next((child for child in token.children if child.dep_ == "relcl" and child.i > token.i), None)
    if clause is None or clause.left_edge.i <= token.i:
        return whole
    return trim(view.reading.text, sentence.place(token.left_edge, clause.left_edge.nbor(-1)))


def _pair_label(view: View) -> str:
    return "; ".join(all_countries().by_code[code].name for code in view.reading.pair)


def teller_bound(view: View, sentence: Sentence, verb: Token) -> tuple[Token | None, str | None]:
    """Who is bound by a passive deed that somebody tells of, and the name of the state where it is told by a person of it.

    "The health minister said the wards would be opened" binds the state, and "the Indian funds will be paid out" India.
    """
    who = subject(verb.head)
    actor = view.actor_of(sentence, who) if who is not None else None
    if who is None or actor is None or not (actor.names or actor.role):
        return who, None
    thing = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    of = [one.country for one in view.countries(view.subtree(sentence, thing))] if thing is not None else []
    adjective = [code for code in dict.fromkeys(of) if thing is not None and _owns(view, sentence, thing, code)]
    codes = adjective or list(actor.countries)
    return (who, all_countries().by_code[codes[0]].name) if len(codes) == 1 else (None, None)


def _owns(view: View, sentence: Sentence, thing: Token, code: str) -> bool:
    """Is a thing called after a state: "the Indian funds", "India's loan"?"""
    before = [child for child in thing.children if child.i < thing.i]
    return any(one.country == code for child in before for one in view.countries(sentence.place(child)))
