"""The register of statements: what a speaker says, in his own words or reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model.documents import BlockKind
from communique.model.mentions import Mention, QuoteType, Statement
from communique.model.spans import Span
from communique.model.topics import topics, topics_of
from communique.reading.annotations import Sentence, Speech, SpeechKind
from communique.registers.phrases import trim
from communique.registers.view import View

SHORTEST = 4  # words
# The words that name a speaker are none of his: "..., the foreign office said, and ...".
_ONLY_SAID = re.compile(
    r"(?:[\w.'’-]+ ){1,5}(?:said|says|added|adds|noted|announced|reports|reported|confirmed)(?:,? (?:citing|quoting) [^.;]{1,80})?[.,]?"
)


class StatementsRoom:
    """One mention a sentence of speech."""

    register = "statements"
    version = "7"

    def read(self, view: View) -> list[Mention]:
        """The statements of a document."""
        out: list[Mention] = []
        for speech in view.reading.speech:
            sentence = view.sentence_at(speech.content.start)
            if speech.speaker is None or sentence is None or sentence.kind is BlockKind.TITLE:
                continue
            for span in _sentences(view, speech, sentence):
                words = view.text(span)
                if _is_aside(sentence, speech, span):
                    continue
                if len(re.findall(r"\w+", words)) >= SHORTEST and not _ONLY_SAID.fullmatch(words.strip()):
                    out.append(self._statement(view, speech, span))
        return out

    def _statement(self, view: View, speech: Speech, span: Span) -> Statement:
        words = view.text(span)
        named = topics_of(words)
        evidence: dict[str, tuple[Span, ...]] = {"paraphrase": (span,)}
        if speech.speaker_span is not None:
            evidence["speaker"] = (speech.speaker_span,)
        return Statement(
            document=view.reading.document.id,
            span=span,
            evidence=evidence,
            states=view.states(span, [speech.country]),
            topics=named,
            confidence=0.8 if speech.kind is SpeechKind.DIRECT else 0.65,
            speaker=speech.speaker or "",
            quote_type=QuoteType(speech.kind.value),
            topic=topics()[named[0]].label.lower() if named else None,
            paraphrase=_short(words),
            cue=speech.cue,
        )


_REPORTING = frozenset({"say", "tell", "add", "state", "note"})
_WHEN = frozenset({"during", "after", "following", "at", "in", "on", "before", "upon"})


def _is_aside(sentence: Sentence, speech: Speech, span: Span) -> bool:
    """Is it only when or where something was said: "during a meeting with the Speaker on Monday, the ambassador said that"?"""
    inside = sentence.inside(span)
    if speech.kind is SpeechKind.DIRECT or speech.cue not in _REPORTING or not inside:
        return False
    return inside[0].lower_ in _WHEN and not any(part.pos_ in {"VERB", "AUX"} for part in inside)


def _sentences(view: View, speech: Speech, first: Sentence) -> Iterator[Span]:
    """The speech cut at the sentences that it runs over."""
    sentence: Sentence | None = first
    while sentence is not None and sentence.span.start < speech.content.end:
        span = trim(
            view.reading.text,
            Span(max(sentence.span.start, speech.content.start), min(sentence.span.end, speech.content.end)),
        )
        if len(span):
            yield span
        sentence = view.neighbour(sentence, 1)


def _short(text: str, most: int = 22) -> str:
    words = text.split()
    return " ".join(words[:most]) + (" ..." if len(words) > most else "")
