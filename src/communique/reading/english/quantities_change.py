"""Growth and decline: which way a number says that something went."""

from __future__ import annotations

import re
from functools import cache

from communique.reading.english.quantities_grammar import data
from communique.reading.english.quantities_nouns import Line, last_token

_CLIMB = 4
# "Up" and "down" that move nothing: "make up 5%".
_KEPT = re.compile(
    r"\b(?:ma[dk]e|making|makes|takes?|taken|took|sets?|signed|sums|opens?|opened|fills?|breaks?)\s+(?:up|down)\s*$|\bplus or minus\s*$"
)


@cache
def _forms() -> dict[str, str]:
    """Every lemma of a verb or noun of growth, with its way."""
    growth = data()["growth"]
    out = {word: "up" for key in ("up_verbs", "up_nouns") for word in growth[key]}
    out.update({word: "down" for key in ("down_verbs", "down_nouns") for word in growth[key]})
    return out


@cache
def _after() -> re.Pattern[str]:
    growth = data()["growth"]
    words = {way: "|".join([*growth[f"{way}_nouns"], *growth[f"{way}_words"]]) for way in ("up", "down")}
    gap = r"(?:(?:annual|yearly|average|overall|year-on-year|year-over-year|y-o-y|yoy|real|further|net|sharp|monthly|cumulative|gdp|trade|economic|export|import|drop-out) ){0,3}"
    return re.compile(
        rf"[ -](?:(?:of )?{gap})(?:(?P<up>(?:{words['up']})s?)|(?P<down>(?:{words['down']})s?))\b(?! (?:of|the) the)",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    growth = data()["growth"]
    nouns = {way: "|".join(growth[f"{way}_nouns"]) for way in ("up", "down")}
    return re.compile(
        rf"\b(?:(?P<up>(?:{nouns['up']})s?(?: rate)? (?:of|was|at|reached|stood at|to)|growth rate of|plus|up(?: by)?|\+)|(?P<down>(?:{nouns['down']})s? (?:of|was|at|reached)|minus|down(?: by)?))\s*$",
        re.IGNORECASE,
    )


def _way(match: re.Match[str] | None) -> str:
    return "" if match is None else "up" if match["up"] else "down"


def direction(sentence: Line, start: int, end: int) -> str:
    """Tell "up", "down" or "" for the amount at ``start``..``end`` of the sentence's text, qualifier included."""
    text = sentence.text
    if _KEPT.search(text[max(0, start - 60) : start]):
        return ""
    found = _way(_before().search(text[max(0, start - 60) : start]))
    if found:
        return found
    found = _way(_after().match(text[end : end + 60]))
    if found:
        return found
    return _by_parse(sentence, start, end)


def _by_parse(sentence: Line, start: int, end: int) -> str:
    """The way of the verb that the amount measures: "grew 12%", "increased production by 40%"."""
    token = last_token(sentence, end)
    before = sentence.text[max(0, start - 24) : start].lower()
    by = re.search(r"\bby(?: as much as| up to)?\s*$", before) is not None
    to = re.search(r"\b(?:to|at|of|from|for|in|with|on)\s*$", before) is not None
    if token is None or to:
        return ""
    node = token
    for _ in range(_CLIMB):
        way = _forms().get(node.lemma_.lower(), "") if node.i != token.i else ""
        if way and node.i < token.i and (by or token.i - node.i <= 3):
            return way
        if node.pos_ in {"VERB", "AUX"} and not by:
            break
        if node.head is node:
            break
        node = node.head
    if not by:
        return ""
    for word in reversed([word for word in sentence.tokens if word.i < token.i]):
        if word.text in {";", ":"}:
            break
        way = _forms().get(word.lemma_.lower(), "")
        if way and word.pos_ in {"VERB", "NOUN", "AUX"}:
            return way
    return ""


_SIGNED = re.compile(r"(?:(?P<up>\b(?:plus|up)(?: by)?|\+)|(?P<down>\b(?:minus|down)(?: by)?))\s*$")


# Verbs of growth that tell of none where the amount is their object: "raised $5 million", "shot 45 per cent".
_ACTING = frozenset({"raise", "shoot"})


def motion(sentence: Line, start: int, end: int, *, share: bool) -> str:
    """Which way a verb, "up" or "down" moves the amount itself; ``share``: is it a percentage? Qualifier included."""
    before = sentence.text[max(0, start - 60) : start]
    if _KEPT.search(before):
        return ""
    way = _way(_SIGNED.search(before))
    if share and not way and re.search(r"(?<!\w)[-−]$", before):
        way = "down"
    if way or re.search(r"\bby\s*$", before):
        return way or _by_parse(sentence, start, end)
    token = last_token(sentence, end)
    verb = next((one for one in token.ancestors if one.pos_ == "VERB"), None) if token is not None else None
    if verb is None or verb.lemma_.lower() in _ACTING:
        return ""
    return _by_parse(sentence, start, end) if share or verb.lemma_.lower() in _forms() else ""


def between_levels(before: str) -> bool:
    """Does the text before "A to B" tell of going from one level to another, rather than of a range?"""
    words = re.findall(r"[a-z]+", before.lower())[-9:]
    forms = _forms()
    for word in words:
        for stem in (
            word,
            word.removesuffix("s"),
            word.removesuffix("ed"),
            word.removesuffix("d"),
            word.removesuffix("ing"),
            word.removesuffix("ing") + "e",
        ):
            if stem in forms and stem not in {"add", "up", "cut", "loss", "gain", "top"}:
                return True
        if word in data()["growth"]["level_words"]:
            return True
    return False
