"""What single lines look like: furniture, captions, bylines, dates, sentences. The tables are ``data/furniture.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from communique.sources.dates import find_dates


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("communique.sources").joinpath("data/furniture.toml").read_text("utf-8"))


@cache
def _phrases(name: str) -> frozenset[str]:
    return frozenset(_tables()[name])


@cache
def _rules(name: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple(
        (int(rule["words"]), re.compile("|".join(rule["patterns"]), re.IGNORECASE)) for rule in _tables()[name]
    )


@cache
def _tail() -> re.Pattern[str]:
    return re.compile("|".join(_tables()["tail"]), re.IGNORECASE)


def words_of(text: str) -> list[str]:
    """The words of a line, parted by white space."""
    return text.split()


def key(text: str) -> str:
    """A line for comparison: no case, no signs or counters at its ends."""
    folded = " ".join(text.casefold().split())
    if len(folded) > LONGEST:
        return folded
    return re.sub(r"^[\W_]+|[\W_\d]+$", "", folded) or re.sub(r"^[\W_]+|[\W_]+$", "", folded)


def same_line(first: str, second: str) -> bool:
    """Do two lines say the same but for case and signs?"""
    return key(first) == key(second) != ""


def is_anywhere(text: str) -> bool:
    """Is the line furniture wherever it stands?"""
    return len(text) <= LONGEST and _is_anywhere(text)


@lru_cache(maxsize=4096)
def _is_anywhere(text: str) -> bool:
    if key(text) in _phrases("anywhere") or _only_signs(text) or _is_bar(text):
        return True
    return _by_rule(text)


def _by_rule(text: str) -> bool:
    count = len(words_of(text))
    return any(count <= most and pattern.search(text) for most, pattern in _rules("line"))


def is_edge(text: str) -> bool:
    """Is the line furniture before or after a story?"""
    return len(text) <= LONGEST and (key(text) in _phrases("edges") or _is_menu(text))


def is_weather(text: str) -> bool:
    """Does the line give a temperature, as the heads of news pages do?"""
    return len(text) < 120 and re.search(r"[-+−]?\s?\d{1,2}\s?°", text) is not None


def is_tail(text: str) -> bool:
    """Does the line open a list of other stories?"""
    return len(text) < 300 and len(words_of(text)) <= 30 and _tail().search(text.strip(" \t-–—•*»>|[(")) is not None


def tail_is_bare(text: str) -> bool:
    """Is the opening line a heading alone, without a story's title on it?"""
    return len(words_of(text)) <= 6 and not re.search(r":\s*\S", text)


def is_caption(text: str) -> bool:
    """Does the line belong to a picture by its own words?"""
    return len(text) < 500 and _is_caption(text)


@lru_cache(maxsize=4096)
def _is_caption(text: str) -> bool:
    count = len(words_of(text))
    return any(count <= most and pattern.search(text) for most, pattern in _rules("caption"))


LONGEST = 700
"""Characters above which a line is running text whatever it says."""


def is_byline(text: str) -> bool:
    """By John Smith; By Our Correspondent, Reuters; John Smith | The Paper."""
    if len(text) > 200 or len(words_of(text)) > 14 or text.rstrip().endswith((".", "?", ",")):
        return False
    if re.match(
        r"(?:by\s+(?:our|staff|an?)|our|staff)\s+(?:\S+\s+){0,4}(?:correspondents?|reporters?|desk|staff|bureau|writers?)\b",
        text,
        re.IGNORECASE,
    ):
        return True
    if re.match(r"(?:By|BY|by)\s*:?\s+[A-Z]", text):
        rest = re.split(r"[|,•·/]|\s[-–—]\s", text[2:])[0]
        return all(
            word[0].isupper() or word in _JOINERS or not word[0].isalpha() for word in words_of(rest.strip(" :"))
        )
    return False


_JOINERS = frozenset(
    {"and", "of", "the", "de", "da", "di", "van", "von", "bin", "al", "correspondent", "our", "staff", "in", "with", "for",
     "reporter", "writer", "el", "ibn", "la", "le", "du", "dos", "der", "ul"}
)  # fmt: skip


def is_name_like(text: str) -> bool:
    """Only capitalised words and what joins names: Jane Roe and Juan Pérez; Roe, Pérez."""
    words = words_of(text)
    if not 1 < len(words) <= 12 or text.rstrip()[-1] in ".:;?!":
        return False
    return all(word in _JOINERS or word.lstrip("(\"'“‘").strip(")")[:1].isupper() for word in words)


def _only_signs(text: str) -> bool:
    return (
        not any(char.isalpha() for char in text)
        and not find_dates(text)
        and not re.search(r"\d\s?[%$€£]|[$€£]\s?\d", text)
    )


def _is_menu(text: str) -> bool:
    """Home | News | Sport: short parts between bars, arrows or dots, no sentence."""
    if len(text) > 300:
        return False
    parts = [part.strip() for part in re.split(r"\s*[|»›→·•▪]\s*|\s+[>/]\s+", text.strip(" |»›→·•▪>/")) if part.strip()]
    if len(parts) < 3 or text.rstrip().endswith((".", ";")):
        return False
    return all(len(words_of(part)) <= 4 and not any(char.isdigit() for char in part) for part in parts)


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(r"\s*[|»›→·]\s*|\s*\t\s*|\s{2,}|\s+[-–—/]\s+")


def parts_of(text: str) -> list[str]:
    """What stands between the bars, dots or wide gaps of a line of small print."""
    return [part for part in _parts().split(text.strip(" |»›→·")) if part.strip(" .,-–—")]


def _is_bar(text: str) -> bool:
    """Comments (14) | Print | By our desk: small print of several parts, two of them known, or all but a short one."""
    parts = parts_of(text) if len(text) <= 300 else []
    if not 2 <= len(parts) <= 12 or is_item(text):
        return False
    known = sum(is_small(part) for part in parts)
    if any(len(words_of(part)) > 12 for part in parts):
        return False
    return known >= 2 or (known == 1 and all(len(words_of(part)) <= 4 for part in parts) and not ends_sentence(text))


def is_small(part: str) -> bool:
    """Is a part of a line small print by itself?"""
    return key(part) in _phrases("anywhere") or key(part) in _phrases("edges") or is_byline(part) or _by_rule(part)


def is_item(text: str) -> bool:
    """A bullet, a numbered paragraph, a question or an answer."""
    return (
        re.match(
            r"(?:[-–—•*·▪►‣○●■]\s*\S|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,5})[.)]\s*\S|\d{1,2}\s?[-–—]\s\S|(?:Q|A|Question|Answer)\s*:)",
            text,
        )
        is not None
    )


def ends_sentence(text: str) -> bool:
    """Does the line end as a sentence does?"""
    return re.search(r"[.!?…](?:[\"'”’»)\]]|/\.?)*\s*$", text[-16:]) is not None


def is_prose(text: str, least: int = 10) -> bool:
    """A sentence or more of running text, of at least so many words."""
    count = len(words_of(text))
    return count >= 28 or (count >= least and ends_sentence(text))
