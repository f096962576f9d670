"""Instruments that a list gives line by line under what tells of their signing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from communique.model.documents import BlockKind
from communique.model.mentions import Agreement, AgreementKind, Stage
from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.registers.agreements.words import agreement_words
from communique.registers.grammar import is_title_line
from communique.registers.phrases import tidy
from communique.registers.view import View

_SIGNED = re.compile(r"\b(?:signed|concluded|exchanged|inked|adopted|signing|signature)\b", re.IGNORECASE)
# A list of papers that are still to be signed.
_AHEAD = re.compile(
    r"\b(?:(?:to|will|would|shall|may|could|should) be|(?:will|to|shall) (?:sign|conclude)|expected|due|planned|scheduled|ready|prepared|drafts?|upcoming)\b",
    re.IGNORECASE,
)
_PAPERS = "documents|agreements|accords|instruments|memoranda|memorandums|mous|deals|contracts|papers"
_DOCUMENTS = re.compile(rf"\b(?:{_PAPERS}|texts|outcomes)\b", re.IGNORECASE)
# "Bilateral agreements between A and B:", "Treaties in force".
_INVENTORY = re.compile(
    rf"\W*(?:(?:list of|the|main|major|principal|key|basic|bilateral|existing|legal|intergovernmental|current) )*(?P<what>{_PAPERS}|treaties|conventions)"
    r"(?: of (?:understanding|cooperation))? (?:between|with|in force|concluded|signed)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\s*(?:these|they|this|those|the (?:documents|agreements|instruments|memoranda|papers))\b", re.IGNORECASE
)
_HOLDING = frozenset({"include", "comprise", "consist", "cover", "contain", "be", "count"})
_LONGEST_HEADING = 160  # characters
_MOST_WORDS = 30  # of an entry
_NEAR = 2  # sentences


@dataclass(frozen=True, slots=True)
class Listing:
    """An open list: the stage of its instruments, and what kind its heading calls them: then its lines need name none."""

    stage: Stage
    kind: AgreementKind | None = None
    heading: Span | None = None  # of a list of which no line was read yet


def after(
    view: View, sentence: Sentence, own: list[Agreement], found: list[Agreement], open_: Listing | None
) -> Listing | None:
    """The list that is open behind a sentence. ``own`` are the sentence's instruments, ``found`` those before it."""
    text = view.text(sentence.span).rstrip()
    title = sentence.kind is BlockKind.TITLE
    line = is_title_line(sentence)
    papers = _DOCUMENTS.search(text)
    stage = Stage.IN_PREPARATION if _AHEAD.search(text) else Stage.SIGNED
    if papers and _SIGNED.search(text) and (line or title or text.endswith(":")):
        return Listing(stage, _kind(papers.group()), sentence.span)
    if (text.endswith(":") or title) and (line or title) and (heads := _INVENTORY.match(text)):
        return Listing(Stage.SIGNED, _kind(heads["what"]), sentence.span)
    if not title and not text.endswith(":") and (line or (open_ is not None and is_marked(view, sentence))):
        return open_
    told = next((one.stage for one in own if one.stage is not Stage.CONSIDERED), None)
    if told is not None and not title:
        return Listing(told)
    if not text.endswith(":"):
        return None
    if _SIGNED.search(text) or (papers and any(one.stage is Stage.SIGNED for one in found)):
        return Listing(stage)  # "Of social cut are six of the instruments:"
    return open_ if len(text) <= _LONGEST_HEADING and not title else None


def _kind(word: str) -> AgreementKind:
    kind = agreement_words().nouns.get(word.casefold()) or agreement_words().nouns.get(word.casefold().rstrip("s"))
    return AgreementKind.AGREEMENT if kind is None or kind is AgreementKind.OTHER else kind


def entry(view: View, sentence: Sentence, listing: Listing) -> Token | None:
    """The head of a line that names an instrument by its matter alone: "2. Tourism cooperation"."""
    if listing.kind is None or len(sentence.words) > _MOST_WORDS or not is_marked(view, sentence):
        return None
    head = next((token for token in sentence.words if token.dep_ == "ROOT"), None)
    return head if head is not None and head.pos_ in {"NOUN", "PROPN"} else None


_MARK = re.compile(r"(?:^|\n)[ \t]*(?:[-–—•*·▪●]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2} ?[-–—])[ \t]*$")


def is_marked(view: View, sentence: Sentence) -> bool:
    """Does the line begin with a bullet or a number?"""
    start = view.reading.to_document.span(sentence.span).start
    return _MARK.search(view.reading.document.text[max(0, start - _BEFORE) : start]) is not None


_KINDS = "agreement|accord|convention|protocol|memorandum|memoranda|mou|declaration|letter|contract|programme|program|plan|arrangement|deal|adjustment|addendum"
_ONLY_KIND = re.compile(
    rf"(?:[\w-]+ ){{0,3}}(?:{_KINDS})s?(?: of (?:agreement|intent|intents|intentions|understanding|cooperation))?",
    re.IGNORECASE,
)
_REST = re.compile(r"\s*(?:,|:|–|—| -)\s*(?P<rest>[^\n]{4,}?)\s*(?:\([^()]*\))?[\s.;]*$")


def entitled(view: View, sentence: Sentence, one: Agreement) -> Agreement:
    """An entry that names its kind before its matter: "Declaration of intent, defence cooperation"."""
    (title,) = one.evidence["title"]
    if not _ONLY_KIND.fullmatch(one.title):
        return one
    whole = view.text(Span(title.start, sentence.span.end))
    end = title.start + (len(one.title) if whole.startswith(one.title) else len(title))
    rest = _REST.match(view.text(Span(end, sentence.span.end)))
    if rest is None:
        return one
    matter = Span(end + rest.start("rest"), end + rest.end("rest"))
    words = " ".join(tidy(view.text(matter)).split()[:_MOST_WORDS])
    return replace(one, title=words, span=one.span.join(matter), evidence={**one.evidence, "title": (matter,)})


_BEFORE = 12  # characters before a line in which its mark stands
_BARE = re.compile(rf"(?:[\w-]+ ){{0,3}}(?:{_PAPERS})(?: of understanding)?", re.IGNORECASE)


def without_heading(found: list[Agreement], heading: Span) -> list[Agreement]:
    """What was found less the heading's own row, once a line of its list is read: "signed the following memoranda:"."""
    if found and heading.covers(found[-1].span) and _BARE.fullmatch(found[-1].title):
        return found[:-1]
    return found


def further(view: View, sentence: Sentence, found: list[Agreement]) -> Agreement | None:
    """The signed instruments that a sentence goes on to list: "These comprise memoranda on health, post and aviation"."""
    if not found or not _SUBJECT.match(view.text(sentence.span)):
        return None
    last = found[-1]
    at = view.sentence_at(last.span.start)
    if at is None or not 0 < sentence.index - at.index <= _NEAR:
        return None
    holds = any(token.dep_ == "ROOT" and token.lemma_.lower() in _HOLDING for token in sentence.words)
    return last if holds else None


def as_before(one: Agreement, last: Agreement) -> Agreement:
    """A listed instrument with the day of those that the sentence before counted."""
    if one.date is not None or last.date is None or one.stage is not last.stage:
        return one
    return replace(one, date=last.date, evidence={**one.evidence, "date": last.evidence.get("date", (last.span,))})
