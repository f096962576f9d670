"""Speech that the attribution engine finds beside the rules: cues whose speaker no rule resolves, spoken of as the text does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import Sentence, Speech, SpeechKind
from communique.reading.english.attribution import Attribution, AttributionKind, find_attributions
from communique.reading.english.houses import end_of
from communique.reading.english.lexicon import table
from communique.reading.english.not_words import relays

# Below this the engine errs too often for a register that names a speaker (measured on the dev gold).
LEAST_SCORE = 0.5
_ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: ``label`` as a register names him, ``country`` the side he speaks for."""

    label: str
    country: str | None


Resolve = Callable[[Sentence, Token, Token], Speaker | None]


def reported(sentences: Sequence[Sentence], known: Sequence[Speech], resolve: Resolve) -> list[Speech]:
    """The attributions to a verb of saying, or to any with a clause, that have a source, save where their words are ``known`` to be somebody's.

    ``resolve`` leads the head word of a source and the cue to a speaker; where it finds none, the words of the source
    stand for him, and a pronoun stands for whoever spoke last in the same paragraph.
    """
    taken = [one.content for one in known]
    found: list[Speech] = []
    for one in find_attributions(sentences, _may_report):
        if one.score < LEAST_SCORE or not one.source or any(a.overlaps(b) for a in one.content for b in taken):
            continue
        sentence = next((each for each in sentences if each.span.covers(one.head)), None)
        if sentence is None:
            continue
        verb, source = _token(sentence, one.head), _top(sentence, one.source[0])
        if verb is None or source is None or relays(source, verb):
            continue
        speaker = resolve(sentence, source, verb) or _in_words(source) or _before(sentence, source, [*known, *found])
        if speaker is not None:
            content = max(one.content, key=len)
            taken.append(content)
            found.append(_speech(one, content, speaker, verb))
    return found


def _speech(one: Attribution, content: Span, speaker: Speaker, verb: Token) -> Speech:
    kind = SpeechKind.DIRECT if one.kind is AttributionKind.DIRECT else SpeechKind.INDIRECT
    return Speech(content, kind, speaker.label, speaker.country, verb.lemma_, one.source[0])


def _token(sentence: Sentence, span: Span) -> Token | None:
    return next((token for token in sentence.tokens if sentence.place(token).overlaps(span)), None)


def _top(sentence: Sentence, span: Span) -> Token | None:
    """The word of a span on which its other words hang."""
    inside = sentence.inside(span)
    places = {token.i for token in inside}
    return next((token for token in inside if token.head.i not in places or token.head.i == token.i), None)


def _may_report(cue: Token) -> bool:
    """Can words be reported with a cue: is it a verb of saying or one with a clause, and was anything said?"""
    return cue.pos_ == "VERB" and _says(cue) and not _unsaid(cue)


def _unsaid(verb: Token) -> bool:
    """Was nothing said: "did not say", "may ask", "was to announce"?"""
    if any(child.dep_ == "neg" or child.tag_ in {"MD", "TO"} for child in verb.children):
        return True
    return any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"} for child in verb.children)


def _in_words(source: Token) -> Speaker | None:
    """The words up to the head of a noun phrase, without its article."""
    if source.pos_ not in {"NOUN", "PROPN"}:
        return None
    words = source.doc[source.left_edge.i : end_of(source).i + 1].text
    for article in _ARTICLES:
        words = words[len(article) :] if words.lower().startswith(article) else words
    return Speaker(words, None) if words else None


def _before(sentence: Sentence, source: Token, spoken: Sequence[Speech]) -> Speaker | None:
    """Who spoke last before a pronoun, in its paragraph."""
    if source.lower_ not in {"he", "she", "it", "they"}:
        return None
    earlier = [one for one in spoken if sentence.base <= one.content.start < sentence.span.start and one.speaker]
    last = max(earlier, key=lambda one: one.content.start, default=None)
    return Speaker(last.speaker, last.country) if last is not None and last.speaker else None


def goes_on(sentence: Sentence) -> bool:
    """Does a sentence without a cue go on with reported speech: in the present or the future amid a story told in the past?"""
    roots = [token for token in sentence.tokens if token.dep_ == "ROOT" and token.pos_ in {"VERB", "AUX"}]
    if not roots:
        return False
    aux = {child.lower_ for child in roots[0].children if child.dep_ == "aux"}
    return roots[0].tag_ in {"VBZ", "VBP"} or bool(aux & {"should", "must", "will", "can", "is", "are"})


@cache
def _words() -> frozenset[str]:
    data = table("speech.toml")
    return (frozenset(data["say"]) | frozenset(data["act"])) - frozenset(data["deeds"])


def reports(verb: Token) -> bool:
    """Is it one of the verbs that report words and tell no deed, as "agreed" and "held" also do?"""
    return verb.lemma_.lower() in _words()


def _says(verb: Token) -> bool:
    """Does the verb report words? "Said when the funds would come" mostly stands after a negation and reports none."""
    lemma = verb.lemma_
    return (reports(verb) or _clause(verb)) and not (lemma == "say" and _asks(verb))


def _asks(verb: Token) -> bool:
    return any(
        child.tag_ in {"WRB", "WP"} or child.lower_ == "whether"
        for clause in verb.rights
        if clause.dep_ == "ccomp"
        for child in clause.lefts
    )


def _clause(verb: Token) -> bool:
    """Does a clause with "that" hang on the verb? Then it is a cue, whatever verb it is."""
    return any(
        one.dep_ == "ccomp" and any(mark.lower_ == "that" and mark.dep_ == "mark" for mark in one.lefts)
        for one in verb.rights
    )
