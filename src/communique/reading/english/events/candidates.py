"""Which pairs of actors in a sentence the model of events is asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import ActorMention, Sentence

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
_INSIDE = frozenset({"conj", "compound", "poss", "appos", "amod", "nmod", "pobj", "prep", "flat"})
_STATES = frozenset({"be", "become", "remain", "have"})
_HAD = frozenset({"talk", "conversation", "meeting", "discussion", "consultation", "contact", "exchange", "call"})
_DISPOSED = frozenset(
    {
        "ready",
        "willing",
        "prepared",
        "determined",
        "keen",
        "committed",
        "grateful",
        "thankful",
        "sorry",
        "proud",
        "glad",
    }
    | {"opposed", "against", "due", "set", "eager", "reluctant", "unwilling", "angry", "critical", "supportive"}
)
MOST_PAIRS = 3  # a sentence; longer lists of actors are enumerations
LONGEST = 120  # words; what is longer is no sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair of actors of two states in one sentence, source first. ``text`` is the sentence with both marked."""

    source: ActorMention
    target: ActorMention
    text: str

    @property
    def states(self) -> tuple[str, str]:
        """The states of source and target."""
        return self.source.countries[0], self.target.countries[0]


def candidates(text: str, sentence: Sentence, actors: Iterable[ActorMention]) -> list[Candidate]:
    """The pairs of a sentence: each actor that can act, with each other one of another state."""
    if len(sentence.tokens) > LONGEST:
        return []
    known = [one for one in actors if len(one.countries) == 1]
    if len({one.countries[0] for one in known}) < 2:
        return []
    heads = {id(one): _head(sentence, one) for one in known}
    pairs = sorted(
        _pairs(known, heads),
        key=lambda pair: (
            _owns(heads[id(pair[0])]),
            abs(pair[0].span.start - pair[1].span.start),
            pair[0].span.start,
        ),
    )
    found: list[Candidate] = []
    clauses: dict[frozenset[str], int] = {}
    for source, target in pairs:
        states = frozenset((source.countries[0], target.countries[0]))
        clause = _clause(heads[id(source)])
        # The model says of most sentences the same in both directions: the other one is asked about only where it has a
        # clause of its own with both in it.
        if states in clauses and (
            clause == clauses[states]
            or any((source.countries[0], target.countries[0]) == one.states for one in found)
            or not _under(heads[id(target)], clause)
            or _owns(heads[id(source)])
        ):
            continue
        clauses.setdefault(states, clause)
        found.append(Candidate(source, target, marked(text, sentence.span, source.span, target.span)))
    return found[:MOST_PAIRS]


def _pairs(
    known: Sequence[ActorMention], heads: dict[int, Token | None]
) -> Iterator[tuple[ActorMention, ActorMention]]:
    acting = [one for one in known if _acts(heads[id(one)]) and not _is_in_a_state(heads[id(one)])]
    for source in acting:
        for target in known:
            if source.countries == target.countries or source.span.overlaps(target.span):
                continue
            # Of two subjects side by side the first is the source; the other order would tell the same act twice.
            if (
                target in acting
                and _clause(heads[id(source)]) == _clause(heads[id(target)])
                and target.span < source.span
            ):
                continue
            yield source, target


def _head(sentence: Sentence, actor: ActorMention) -> Token | None:
    """The token of the sentence at which an actor's head stands."""
    return next((token for token in sentence.tokens if sentence.base + token.idx == actor.head.start), None)


def _top(token: Token) -> Token:
    """The head of the noun phrase that a token belongs to, at most five steps up."""
    for _ in range(5):
        if token.dep_ in _SUBJECTS or token.dep_ not in _INSIDE:
            return token
        token = token.head
    return token


def _acts(token: Token | None) -> bool:
    """Can the actor be the one who acts: part of a subject, or the owner or agent of a deed told by a noun?"""
    if token is None:
        return False
    if token.dep_ == "poss" or (token.dep_ == "pobj" and token.head.lower_ == "by"):
        return True
    top = _top(token)
    if top.dep_ == "nsubjpass":  # it suffers the deed, but for "is expected to sign"
        kinds = {child.dep_ for child in top.head.children}
        return "xcomp" in kinds and "agent" not in kinds
    return top.dep_ in _SUBJECTS


def _is_in_a_state(token: Token | None) -> bool:
    """Is the actor the subject of a verb that tells no deed: "is the biggest donor", "have been partners since 1992"?"""
    if token is None:
        return False
    top = _top(token)
    verb = top.head
    if top.dep_ != "nsubj" or verb.lemma_ not in _STATES:
        return False
    if verb.lemma_ == "have":
        return not any(child.dep_ == "dobj" and child.lemma_ in _HAD for child in verb.children)
    # "is ready to help", "is to visit"
    return not any(
        child.dep_ == "xcomp" or (child.dep_ == "acomp" and child.lemma_.lower() in _DISPOSED)
        for child in verb.children
    )


def _owns(token: Token | None) -> bool:
    """Does the actor act as the owner of a deed: "Norway's support for Iceland"?"""
    return token is not None and token.dep_ == "poss"


def _under(token: Token | None, head: int) -> bool:
    """Does a token stand in the clause or phrase of a head?"""
    return token is not None and any(one.i == head for one in token.ancestors)


def _clause(token: Token | None) -> int:
    """The number of the verb or noun over an actor's noun phrase."""
    return -1 if token is None else _top(token).head.i


def marked(text: str, sentence: Span, source: Span, target: Span) -> str:
    """The sentence with <s>source</s> and <t>target</t>, on one line."""
    marks = sorted([(source, "s"), (target, "t")], key=lambda one: one[0].start)
    out, at = [], sentence.start
    for span, mark in marks:
        out += [text[at : span.start], f"<{mark}>", text[span.start : span.end], f"</{mark}>"]
        at = span.end
    return " ".join("".join([*out, text[at : sentence.end]]).split())
