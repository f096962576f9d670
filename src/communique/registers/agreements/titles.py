"""What an instrument is on: one title a subject matter."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.reading.english.lexicon import CALENDAR_WORDS
from communique.reading.english.quantities_numbers import number_value
from communique.registers.agreements.matters import apart, further
from communique.registers.agreements.words import agreement_words
from communique.registers.phrases import tidy
from communique.registers.view import View

_ON = frozenset(
    {"on", "regarding", "concerning", "about", "for", "in", "of", "to", "covering", "between", "with", "under", "at"}
)


_SUBJECT_MATTER = frozenset({"on", "regarding", "concerning", "about", "covering", "for", "in", "of"})


def titles_of(view: View, sentence: Sentence, token: Token) -> Iterator[tuple[str, Span]]:
    """The title of each instrument that a noun names: one a subject matter where the noun is plural."""
    if token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"mous", "memoranda"}:
        several = _several(view, sentence, token)
        if len(several) > 1:
            for span in several:
                yield tidy(view.text(span)), span
            return
    preps = [
        child
        for child in token.children
        if child.dep_ == "prep" and child.i > token.i and child.lower_ in _SUBJECT_MATTER
    ]
    first = token
    for child in token.children:
        if child.i < token.i and child.dep_ in {"amod", "compound", "nmod", "nummod", "poss", "quantmod"}:
            first = min((first, child.left_edge), key=lambda part: part.i)
    last = token
    preps = [prep for prep in preps if not _tells_where(prep)]
    for prep in (
        preps[:1]
        or [
            c for c in token.children if c.dep_ == "prep" and c.i > token.i and c.lower_ in _ON and not _tells_where(c)
        ][:1]
    ):
        last = _end(prep)
    if len(preps) > 1 and _names_kind(preps[0]):
        last = max((last, _end(preps[1])), key=lambda part: part.i)  # "a letter of intent on hydrogen"
    if last.i == token.i or _only_understanding(preps):
        last = _aim(token) or last
    last = _before_another(token, further(last))
    quoted = re.search(r'"([^"]{8,160})"', view.text(sentence.span))
    span = _less_loose(view, sentence.place(first, last))
    if (last.i == token.i or _only_understanding(preps)) and not quoted:
        beyond = apart(view, sentence, token)
        if beyond is not None and (beyond[1].start >= span.end or not view.text(span)):
            yield f"{_closed(tidy(_short(view.text(span))))} {beyond[0]}", beyond[1]
            return
    yield (
        _closed(tidy(_short(_COUNTERPART.sub("", view.text(span))))) or (quoted.group(1) if quoted else token.text),
        span,
    )


# What the parser hangs on a title and is none of it: a day, a year in brackets, whom it was signed with.
_LOOSE = re.compile(
    r"(?:\s*\((?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*,? )?(?:\d{1,2} \w+ )?(?:19|20)\d\d\)?"
    r"|,? with (?:his|her|their|its)\b[^,;]{0,40}? counterparts?(?:, [A-Z][^,]*)?"
    r"|,? with (?:Mr|Mrs|Ms|Dr|Hon|H\.E)\b.*"
    r"|,? (?:in (?:19|20)\d\d|on [A-Z][a-z]+day)|,? (?:namely|including|among (?:them|which)|such as)\b.*|,? here|,? on (?:that|this|the) occasion)$"
)


# "An agreement with his Chilean counterpart, A B, for the export of gas".
_COUNTERPART = re.compile(r",? with (?:his|her|their)\b[^,;]{0,40}? counterparts?(?:, [A-Z][^,]{2,40},)?(?= )")


def _less_loose(view: View, span: Span) -> Span:
    loose = _LOOSE.search(view.text(span))
    return Span(span.start, span.start + loose.start()) if loose is not None and loose.start() else span


def _closed(text: str) -> str:
    """The text with its last bracket closed again, which is no loose punctuation: "Memorandum of Understanding (MoU)"."""
    return f"{text})" if text.count("(") > text.count(")") else text


def _before_another(token: Token, last: Token) -> Token:
    """The last word before "as well as a programme": another instrument is none of the first one's matter."""
    doc, nouns = token.doc, agreement_words().nouns
    for place in range(token.i + 1, last.i):
        if doc[place].text == "," or doc[place].lower_ == "and":
            begins, within = place + 1, _NEAR_ARTICLE
        else:
            found = _AS_WELL.match(doc[place : place + 4].text)
            begins, within = place + len(found[0].split()) - 1 if found else last.i, _NAMED
        if begins >= last.i or doc[begins].lower_ not in {"a", "an", "the"}:
            continue
        if begins == place + 1 and doc[begins].lower_ == "the":
            continue  # "on the accession to the convention and the protocol": one matter
        ahead = doc[begins + 1 : min(last.i + 1, place + within)]
        if any(part.lower_ in nouns or part.lemma_.lower() in nouns for part in ahead):
            return doc[place - 1 - doc[place - 1].is_punct]
    return last


_NEAR_ARTICLE = 9  # words behind the comma or "and" in which it is named
_NAMED = 9  # words in which the other instrument is named
_AS_WELL = re.compile(r"(?:as well as|along with|together with|alongside) (?:an?|the)\b", re.IGNORECASE)


def _tells_where(prep: Token) -> bool:
    """Is it only the place or the day of signing: "an accord in Oslo", "a treaty in 2004"?"""
    if prep.lower_ not in {"in", "at", "on"}:
        return False
    return any(
        noun.dep_ == "pobj"
        and (
            (noun.ent_type_ == "GPE" and noun.pos_ == "PROPN")
            or noun.ent_type_ == "DATE"
            or noun.lower_ in CALENDAR_WORDS
        )
        for noun in prep.children
    )


def _names_kind(prep: Token) -> bool:
    """Does the phrase only say what kind of paper it is: "of intent", "of understanding"?"""
    kinds = {"intent", "understanding", "cooperation", "association", "friendship", "action"}
    return prep.lower_ == "of" and any(
        child.dep_ == "pobj" and child.lower_ in kinds and not list(child.children) for child in prep.children
    )


def _only_understanding(preps: list[Token]) -> bool:
    """Does "of understanding" alone follow, so that the matter is still to come?"""
    return bool(preps) and all(
        len(list(prep.subtree)) <= _FEW and "understanding" in {part.lower_ for part in prep.subtree} for prep in preps
    )


_FEW = 5
_LONGEST_AIM = 16  # words


def _aim(token: Token) -> Token | None:
    """The end of what the instrument is for: "to finance the hospital", "that would expand production"."""
    for child in token.subtree:
        if (
            child.i > token.i
            and child.dep_ in {"acl", "relcl", "advcl"}
            and child.tag_ in {"VB", "VBG"}
            and child.head.i >= token.i
            and token.doc[max(0, child.left_edge.i - 1)].text != ","
            and not any(
                part.ent_type_ == "DATE" or part.tag_ == "VBD" for part in token.doc[token.i : child.left_edge.i]
            )
        ):
            return token.doc[min(child.right_edge.i, child.left_edge.i + _LONGEST_AIM)]
    return None


def _short(text: str, most: int = 24) -> str:
    return " ".join(text.split()[:most])


def _end(prep: Token) -> Token:
    """The last token of a subject matter, less relative clauses, dates and places that follow it."""
    last = prep.right_edge
    for part in prep.subtree:
        if part.dep_ in {"relcl", "advcl", "acl"} and part.i > prep.i + 2:
            return part.doc[max(prep.i + 1, part.left_edge.i - 1)]
    return last


_MATTERS = re.compile(
    r"(?:\bon\b(?! (?:\d|[A-Z][a-z]{2,8}\.? \d|[A-Z]\w+day\b))|\bin the (?:fields?|areas?|spheres?) of\b|\bcovering\b|\bconcerning\b|\bregarding\b)\s+",
    re.IGNORECASE,
)


_FIELD = re.compile(
    r"(?:\w+ ){0,3}(?:cooperation|co-operation|collaboration|partnership|exchanges) (?:in|between)\b", re.IGNORECASE
)
_FIELDS = re.compile(r"in the (?:fields?|areas?|spheres?) of", re.IGNORECASE)


_STOP = re.compile(
    r"\s*(?:[.;:]|, (?:[\w']+ ){1,5}(?:said|says|reported|announced|added|noted)\b|,? (?:(?:under|of|to|in|by|through|for|from|with|on) (?:which|whom|whose)|while|which|who|with the|in the presence|during|after|before|worth|as well as the|at the end|were|was|are|is|have|has)\b)",
    re.IGNORECASE,
)


_BETWEEN = re.compile(
    r",\s+(?:and\s+)?(?:on\s+)?|\s+and\s+on\s+|;\s+(?:on\s+)?|\s+as well as\s+(?:on\s+)?", re.IGNORECASE
)


_LAST_AND = re.compile(r"\s+and\s+")


# "... and maritime transport in Amman on 18 May 2023": the place and day of signing are no part of a title.
_WHEN_AND_WHERE = re.compile(
    r"(?:\s+(?:in|at) [A-Z][\w'-]+(?: [A-Z][\w'-]+)*)?\s+on (?:\d{1,2} [A-Z]|[A-Z]\w+ \d|[A-Z]\w+day\b).*$"
)


def _are_fields(rest: str) -> bool:
    """Are the further items of a list bare nouns: "politics, trade, education and health"?"""
    items = [item.strip() for item in re.split(r"[,;]|\band\b", rest)[1:] if item.strip()]
    return len(items) > 1 and all(
        len(item.split()) <= _FEW_WORDS and item.split()[0].casefold() not in {"a", "an", "the", "on"} for item in items
    )


_FEW_WORDS = 3


# "Two papers were signed: one on aid, under which ..., the other on carriage of goods".
_ONE = re.compile(r"\b(?:one|the first)(?: of (?:them|these|which))? $", re.IGNORECASE)
_OTHER = re.compile(
    r"(?:[,;] (?:and |while )?| and )(?:(?:the|a) (?:other|second|third|fourth|fifth|last|final)|another|one)"
    r"(?: one| of (?:them|these|which))? (?:is |was )?on ",
    re.IGNORECASE,
)


def _upto_stop(begin: int, rest: str, start: int, end: int) -> Span:
    """The part of the rest of a sentence, that begins at ``begin`` of the text, up to what ends a matter."""
    stop = _STOP.search(rest, start, end)
    words = _WHEN_AND_WHERE.sub("", rest[start : stop.start() if stop else end]).rstrip(" .,;")
    return Span(begin + start, begin + start + len(words))


def _several(view: View, sentence: Sentence, token: Token) -> list[Span]:
    """The subject matters after a plural instrument: "agreements on A, on B and on C", "three memoranda, on A, B and C"."""
    start = sentence.place(token).end
    text = view.text(Span(start, sentence.span.end))
    opened = _MATTERS.search(text)
    if opened is None or opened.start() > 60:
        return []
    nouns = agreement_words().nouns
    if any(word.casefold() in nouns for word in re.findall(r"\w+", text[: opened.start()])):
        return []  # "four instruments, namely a memorandum on tourism": each is named
    begin = start + opened.end()
    rest = text[opened.end() :]
    others = list(_OTHER.finditer(rest)) if _ONE.search(text[: opened.start()]) else []
    if others:
        starts, ends = [0, *(one.end() for one in others)], [*(one.start() for one in others), len(rest)]
        return [_upto_stop(begin, rest, first, last) for first, last in zip(starts, ends, strict=True)]
    stop = _STOP.search(rest)
    rest = rest[: stop.start()] if stop else rest
    rest = _WHEN_AND_WHERE.sub("", rest)
    if _FIELD.match(rest) and _are_fields(rest):
        return []  # "agreements on cooperation in politics, trade and culture": fields, not papers
    cuts = [(0, 0), *(match.span() for match in _BETWEEN.finditer(rest)), (len(rest), len(rest))]
    spans = [(a[1], b[0]) for a, b in itertools.pairwise(cuts) if b[0] > a[1]]
    if len(spans) > 1 and not re.search(r"\band\b", rest[cuts[-2][0] : cuts[-2][1]]):
        first, last = spans[-1]
        split = _LAST_AND.search(rest, first, last)
        if split:
            spans[-1:] = [(first, split.start()), (split.end(), last)]
    found = [Span(begin + a, begin + b) for a, b in spans if rest[a:b].strip()]
    count = next((number_value(child.text) for child in token.children if child.dep_ == "nummod"), None)
    # "Seven memoranda in the fields of trade and culture" are on two fields together, not two memoranda; where the
    # numbers are nearly the same, an "and" inside a matter was taken for one between two.
    return [] if _FIELDS.match(opened.group()) and count is not None and abs(count - len(found)) > 1 else found


def is_short_form(token: Token) -> bool:
    """Does the word only shorten what stands before it: "seven memoranda of understanding (MoU)"?"""
    doc = token.doc
    if not 0 < token.i < len(doc) - 1 or doc[token.i - 1].text != "(":
        return False
    if doc[token.i + 1].like_num and doc[min(token.i + 2, len(doc) - 1)].text == ")":
        return True  # "(Note 1)" points to the foot of the page
    if doc[token.i + 1].text != ")":
        return False
    nouns = agreement_words().nouns
    before = doc[max(0, token.i - _LONG_FORM) : token.i - 1]
    return any(one.lower_ in nouns or one.lemma_.lower() in nouns for one in before)


_LONG_FORM = 6  # words of a name that is shortened behind it
