"""Offices told together: "the foreign ministers of Kuwait, Nepal and Oman"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model.spans import Span
from communique.reading.annotations import CountryMention, PersonMention, Sentence, within


def states_of(named: Sequence[CountryMention], span: Span) -> tuple[str, ...]:
    """The states of a plural office: "the foreign ministers of Malaysia and Thailand"."""
    found = tuple(dict.fromkeys(mention.country for mention in within(named, span)))
    return found if len(found) > 1 else ()


def told_together(sentence: Sentence, one: PersonMention) -> str:
    """A plural office as the text tells it: "foreign ministers of Kuwait and Nepal"."""
    span = one.role_span or one.span
    return sentence.text[span.start - sentence.span.start : one.span.end - sentence.span.start]


PAIR = 2
_BETWEEN = re.compile(r",? (?:and )?(?:the )?")


def states_in_a_row(sentence: Sentence, named: Sequence[CountryMention], span: Span) -> tuple[str, ...]:
    """The states of a plural office that stand in a row, some behind it: "the presidents of Kenya, Uganda and Rwanda"."""
    out: list[str] = []
    end = span.end
    for one in sorted(named, key=lambda mention: mention.span.start):
        text = sentence.text[end - sentence.span.start : one.span.start - sentence.span.start]
        owns = sentence.text[one.span.end - sentence.span.start :].startswith(("'", "’"))
        if span.covers(one.span):
            out.append(one.country)
        elif out and one.span.start >= end and _BETWEEN.fullmatch(text) and not owns:
            out.append(one.country)
            end = one.span.end
    return tuple(dict.fromkeys(out))
