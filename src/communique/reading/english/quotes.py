"""Where quoted speech stands in a paragraph, and who owns paragraphs that stand under a speaker's name and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from communique.model.documents import BlockKind
from communique.model.spans import Span
from communique.reading.annotations import PersonMention, Sentence, Speech, SpeechKind, within

# A quotation of fewer words is a term or a title, not speech, unless a verb of saying stands right beside it.
SHORTEST_SPEECH = 4
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|us|my|me|you|your|I'm|we're|I've|we've|ours|ourselves)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The sentences of one paragraph with its span."""

    number: int
    span: Span
    sentences: tuple[Sentence, ...]


def paragraphs_of(sentences: Sequence[Sentence]) -> list[Paragraph]:
    """The sentences by paragraph."""
    groups: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        groups.setdefault(sentence.paragraph, []).append(sentence)
    return [Paragraph(number, group[0].span.join(group[-1].span), tuple(group)) for number, group in groups.items()]


def quoted(text: str, span: Span) -> list[Span]:
    """The stretches between double quotation marks in a paragraph; an unclosed one runs to the end."""
    out: list[Span] = []
    opened: int | None = None
    place = span.start - 1
    while (place := text.find('"', place + 1, span.end)) >= 0:
        if opened is None:
            opened = place
        elif _opens(text, place, span):  # speech that is opened again before it was closed goes on
            out.append(Span(opened + 1, place))
            opened = place
        else:
            out.append(Span(opened + 1, place))
            opened = None
    if opened is not None and span.end - opened > _MARK:
        out.append(Span(opened + 1, span.end))
    return out or _single_quoted(text, span)


_MARK = 2


def _opens(text: str, place: int, span: Span) -> bool:
    """Does the mark open speech by where the spaces stand around it?"""
    before = text[place - 1] if place > span.start else " "
    after = text[place + 1] if place + 1 < span.end else " "
    return before.isspace() and after.isalnum()


_SINGLE = re.compile(r"(?<![\w])'((?:[^']|(?<=\w)'(?=\w)){20,}?[,.?!])'(?!\w)")


def _single_quoted(text: str, span: Span) -> list[Span]:
    """British single quotation marks that hold whole clauses."""
    return [Span(match.start(1), match.end(1)) for match in _SINGLE.finditer(text, span.start, span.end)]


def words_in(text: str, span: Span) -> int:
    """How many words a stretch has."""
    return len(re.findall(r"\w+", span.of(text)))


def speaker_line(text: str, paragraph: Paragraph, people: tuple[PersonMention, ...]) -> PersonMention | None:
    """The person of a paragraph that is only "Name, office:"."""
    line = paragraph.span.of(text).rstrip()
    if not line.endswith(":") or len(line) > 320:
        return None
    named = [one for one in within(people, paragraph.span) if one.name]
    if not named or named[0].span.start - paragraph.span.start > 30:
        return None
    verbs = [token for sentence in paragraph.sentences for token in sentence.tokens if token.pos_ in {"VERB", "AUX"}]
    return None if len(verbs) > 1 else named[0]


AUTHOR = "author"
QUESTIONS = frozenset({"Q", "Question", "Interviewer", "Correspondent", "Journalist", "Reporter", "Moderator", "Host"})
_NO_LABELS = frozenset(
    {
        "Note",
        "Background",
        "Source",
        "Photo",
        "Cost",
        "Completion",
        "Upcoming",
        "Tags",
        "Contact",
        "Editor",
        "Updated",
        "Published",
        "Summary",
        "Read",
        "Related",
    }
)
# Share of body paragraphs in which the writer says "I" or "we" from which a text counts as written in the first person.
_OWN_SHARE = 0.4


def repeated_labels(text: str, paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """The labels that stand before a colon at the head of two paragraphs or more: the speakers of an interview."""
    counts = Counter(found[0] for one in paragraphs if (found := inline_speaker(text, one)))
    return frozenset(
        label for label, count in counts.items() if count > 1 and label.split()[0] not in _NO_LABELS | QUESTIONS
    )


class Voice(StrEnum):
    """Who says "we" all along a text."""

    WRITER = "writer"  # an opinion piece, a speech: someone says "I"
    SIDE = "side"  # a release of one government
    BOTH = "both"  # a joint statement


_JOINT = re.compile(r"\bjoint (?:statement|communiqu|declaration|press release|vision)", re.IGNORECASE)
_I = re.compile(r"\b(?:I|my|me|myself|I'm|I've|I'd)\b")
_HEAD = 600  # characters of a text in which it says that it is a joint statement


def voice(text: str, paragraphs: Sequence[Paragraph]) -> Voice | None:
    """Whose voice a text is written in, where it says "we" or "I" outside quotation marks all along; None where it does not."""
    body = [one for one in paragraphs if one.sentences[0].kind is BlockKind.BODY and len(one.span) > 60]
    own = [one for one in body if not quoted(text, one.span) and first_person(text, one.span)]
    if len(own) < 3 or len(own) < _OWN_SHARE * len(body):
        return None
    if any(_I.search(one.span.of(text)) for one in own):
        return Voice.WRITER
    return Voice.BOTH if _JOINT.search(text[:_HEAD]) else Voice.SIDE


_INLINE = re.compile(r"^(?P<who>(?:[A-Z][\w.'-]*)(?:[ ,]+[\w.'-]+){0,6}?|Q|A|Question|Answer)\s?: +(?=[\"A-Z])")


_SAID = re.compile(
    r"\b(?:told|said|says|added|asked|wrote|stated|announced|reporters|is|are|was|were|has|have)\b", re.IGNORECASE
)


def inline_speaker(text: str, paragraph: Paragraph) -> tuple[str, Span] | None:
    """The name before a colon at the head of a paragraph, with the rest of it: "Ambassador Xie: We ..."."""
    match = _INLINE.match(text[paragraph.span.start : paragraph.span.end])
    if match is None:
        return None
    if _SAID.search(match["who"]):
        return None  # "A B told reporters: ..."
    return match["who"], Span(paragraph.span.start + match.end(), paragraph.span.end)


def first_person(text: str, span: Span) -> bool:
    """Does someone speak of himself here, outside quotation marks?"""
    return _FIRST_PERSON.search(span.of(text)) is not None


def owned_by_next(before: list[Speech], first: Speech) -> list[Speech]:
    """The speech of the paragraphs before, where its last quotation goes on in one whose speaker is named only now."""
    out = list(before)
    for place in range(len(out) - 1, -1, -1):
        one = out[place]
        if one.speaker is not None or one.kind is not SpeechKind.DIRECT or first.kind is not SpeechKind.DIRECT:
            break
        out[place] = replace(one, speaker=first.speaker, country=first.country, cue=first.cue)
    return out


def without_clause(content: Span, clause: Span, text: str) -> Span:
    """The longer part of a content in whose midst a reporting clause stands between commas: "the ports, she said, are ready"."""
    comma = text.rfind(",", content.start, clause.start)
    if comma < 0 or text[comma + 1 : clause.start].strip() or text[clause.end : clause.end + 1] != ",":
        return content
    before, after = Span(content.start, comma), Span(clause.end + 1, max(content.end, clause.end + 1))
    longer = max(before, after, key=len)
    return Span(longer.start + len(longer.of(text)) - len(longer.of(text).lstrip()), longer.end)
