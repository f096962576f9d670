"""Names of persons: where they stand, and which of them are one person."""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique.reading.english.lexicon import CALENDAR_WORDS, title_words
from communique.reading.english.sentence_tokens import SentenceTokens

LONGEST = 6
_INITIAL = 2  # letters: "K. Battulga", "Ts. Nyamdorj"
# Countries whose family names stand first: a bare first word of a name may then stand for the person.
FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "VNM", "TWN", "SGP", "HKG", "MAC", "HUN", "KHM", "MYS"})
_NOT_NAMES = frozenset(
    "the a an in on at of and or but for from with by to as is was were be been has have had he she it they we i you his her its their our "
    "this that these those not no yes sustainable belt road great stone park summit forum agreement treaty declaration statement "
    "joint north south east west new northern southern eastern western first second third region province city district street avenue "
    "order board committee agreement council act summit airport palace hotel railway river sea bay island islands university college institute".split()
)


# Ranks that are parts of names too, when a hyphen ties them to another: "Amir-Abdollahian".
RANKS_IN_NAMES = frozenset({"amir", "emir", "king", "prince", "dean", "marshal", "mir"})
_JOINED = re.compile(r"(?:al|el|ul|ud|as|ash|ad|an|ar|at|az)-[A-Z]")


def name_at(words: SentenceTokens, place: int) -> tuple[int, int] | None:
    """The first and last token of a name that begins at a place; honorifics before it are passed over."""
    lexicon = title_words()
    place = past_honorifics(words, place)
    if not _can_begin(words, place):
        return None
    begun = place
    last, at = place, place + 1
    while at < len(words) and at - place < LONGEST:
        low = words.lower(at)
        if low in lexicon.particles and (words.capital(at + 1) or words.lower(at + 1) in lexicon.particles):
            at += 1
        elif (
            low in lexicon.particles and not words.capital(at) and words.lower(at + 1) == "-" and words.capital(at + 2)
        ):
            last = at + 2  # "Omar al-Bashir"
            at += 3
        elif _JOINED.match(words.tokens[at].text):
            last = at
            at += 1
        elif low in {"-", "'"} and _tight(words, at) and words.tokens[at + 1].text[:1].isalpha():
            last = at = at + 1
            at += 1
        elif _can_go_on(words, at, place):
            last = at
            at += 1
        else:
            break
    if all(
        len(words.tokens[part].text.replace(".", "")) <= _INITIAL and "." in words.tokens[part].text
        for part in range(begun, last + 1)
    ):
        return None  # "the chairman of the N.A."
    if last == begun and words.lower(begun - 1) in {"sheikh", "sheikha", "begum", "shaikh"}:
        begun -= 1  # a name of one word keeps its style: "Sheikh Hasina"
    return begun, last


def past_honorifics(words: SentenceTokens, place: int) -> int:
    """The place behind the honorifics that begin at a place: "the Honourable Dato' Sri", "Amb. (Dr.)"."""
    lexicon = title_words()
    styles, behind = lexicon.honorifics, lexicon.honorifics_behind
    first = place
    while True:
        low, before = words.lower(place), words.lower(place - 1)
        bracketed = low == "(" and words.lower(place + 1) in styles and words.lower(place + 2) == ")"
        if low in styles or (place > first and (low in behind or (low == "(" and bracketed))):
            place += 3 if bracketed else 1
        elif (low in {".", "'", "’"} and before in styles) or (
            low == "the" and words.lower(place + 1) in lexicon.definite_styles
        ):
            place += 1
        elif low == "senator" and words.lower(place + 1) == "the" and words.lower(place + 2) in lexicon.definite_styles:
            place += 1  # "the Minister for Trade, Senator the Hon A B"
        elif low == "tan" and words.lower(place + 1) in behind:
            place += 2
        elif bracketed and before in lexicon.heads:
            place += 3  # "General (Rtd) A B"
        else:
            return place


def _tight(words: SentenceTokens, place: int) -> bool:
    """Is the token written without spaces around it?"""
    return place + 1 < len(words) and not words.tokens[place].whitespace_ and not words.tokens[place - 1].whitespace_


def _plain_word(words: SentenceTokens, place: int) -> bool:
    low = words.lower(place)
    if low in RANKS_IN_NAMES and words.hyphened(place):
        return False
    return low in _NOT_NAMES or low in CALENDAR_WORDS or low in title_words().domains or low in title_words().heads


_MONTH_NAMES = frozenset({"jan", "april", "may", "june", "august"})


def _month_name(words: SentenceTokens, place: int) -> bool:
    """Is a month's name a person's first name here: "Jan Novak", "August Berg"?"""
    following = words.tokens[place + 1] if place + 1 < len(words) else None
    if words.lower(place) not in _MONTH_NAMES or following is None:
        return False
    return following.text[:1].isupper() and following.text.isalpha() and following.lower_ not in CALENDAR_WORDS


def _can_begin(words: SentenceTokens, place: int) -> bool:
    if not 0 <= place < len(words):
        return False
    token = words.tokens[place]
    if not words.capital(place) or not token.text[0].isalpha() or token.is_punct:
        return False
    if place in words.country:
        return token.ent_type_ == "PERSON" and words.capital(place + 1) and place + 1 not in words.country
    if _plain_word(words, place) and token.ent_type_ != "PERSON" and not _month_name(words, place):
        return False
    return token.ent_type_ == "PERSON" or token.pos_ in {"PROPN", "NOUN", "ADJ", "X"}


def _can_go_on(words: SentenceTokens, place: int, first: int) -> bool:
    token = words.tokens[place]
    if token.text == "." and len(words.tokens[place - 1].text) <= _INITIAL and words.capital(place - 1):
        return words.capital(place + 1)
    if not words.capital(place) or not token.text[0].isalpha() or place in words.country:
        return False
    if words.lower(place) in CALENDAR_WORDS:
        return words.lower(place) == "may" and token.ent_type_ == "PERSON" and token.pos_ == "PROPN"
    if _plain_word(words, place):
        return (
            token.ent_type_ == "PERSON"
            and words.tokens[first].ent_type_ == "PERSON"
            and words.lower(place) not in title_words().heads
        )
    return token.pos_ not in {"VERB", "AUX", "ADP", "CCONJ", "PRON", "DET", "ADV"} or token.ent_type_ == "PERSON"


def starts_name(words: SentenceTokens, place: int) -> bool:
    """Does a person's name begin here, inside what could be a body's name?"""
    token, low = words.tokens[place], words.lower(place)
    before = words.lower(place - 1)
    if low in title_words().body_ends:
        return False
    if not words.capital(place) or before in {"of", "the", "for", "&"}:
        return token.ent_type_ == "PERSON" and token.ent_iob_ == "B" and before not in {"of", "the", "for"}
    if low in title_words().honorifics:
        return True
    if before in _ADJECTIVES and words.lower(place - 2) == "the":
        return False  # "Secretary of State for the National Gendarmerie, A B"
    if place - 1 in words.country or before in title_words().domains:
        followed = words.lower(place + 1) in title_words().domains and token.ent_type_ != "PERSON"
        return not followed
    return token.ent_type_ == "PERSON" and token.ent_iob_ == "B"


_ADJECTIVES = frozenset({"national", "federal", "public", "civil", "royal", "central", "supreme", "regional", "blue"})


def name_before(words: SentenceTokens, place: int) -> tuple[int, int] | None:
    """The name that ends at a place (inclusive), or None."""
    first = place
    while first >= 0 and place - first < LONGEST:
        low = words.lower(first)
        inside = low in title_words().particles | {"-", "'"} and first < place
        if not (inside or (words.capital(first) and first not in words.country and not _plain_word(words, first))):
            break
        if _not_part(words, first) and not inside:
            break
        first -= 1
    first = past_honorifics(words, first + 1)
    while first <= place and (words.lower(first) in title_words().honorifics | {"-", "'"} or not words.capital(first)):
        first += 1
    if first > place or (first == place and words.tokens[first].ent_type_ != "PERSON"):
        return None
    return first, place


def _not_part(words: SentenceTokens, place: int) -> bool:
    """Is the word at a place no part of a name? A first word before a proper noun may be: "You Baofeng"."""
    token = words.tokens[place]
    if token.pos_ == "PRON" and place == 0 and words.tokens[1].pos_ == "PROPN":
        return False
    outside = {"ADP", "VERB", "AUX", "DET", "ADV", "SCONJ", "CCONJ", "PRON"}
    return token.pos_ in outside and token.ent_type_ != "PERSON"


def same_person(short: str, long: str) -> bool:
    """May the shorter form stand for the longer one? Its words stand in the longer one, in order; initials may match."""
    few, many = _parts(short), _parts(long)
    if not few or len(few) > len(many):
        return False
    place = 0
    for part in few:
        while place < len(many) and not _same_part(part, many[place]):
            place += 1
        if place == len(many):
            return False
        place += 1
    return True


def _parts(name: str) -> list[str]:
    return [part for part in name.replace("-", " ").replace(".", " ").split() if part]


def _same_part(a: str, b: str) -> bool:
    a, b = fold_name(a), fold_name(b)
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


# Ways of writing one name in Latin letters: Alexander and Aleksandr, Sergei and Sergey.
_VARIANTS = (("aleksandr", "alexander"), ("alyaksandr", "alexander"), ("aliaksandr", "alexander"), ("lukashenka", "lukashenko"), ("sergey", "sergei"),
             ("siarhei", "sergei"), ("andrey", "andrei"), ("dmitriy", "dmitry"), ("dmitri", "dmitry"), ("viktar", "viktor"), ("mikalai", "nikolai"),
             ("nikolay", "nikolai"), ("yuriy", "yuri"), ("yury", "yuri"), ("mohammed", "muhammad"), ("mohamed", "muhammad"), ("mohammad", "muhammad"),
             ("volodymyr", "vladimir"), ("uladzimir", "vladimir"), ("tszinpin", "jinping"), ("si", "xi"))  # fmt: skip


def fold_name(part: str) -> str:
    """One word of a name, lower case, with its variants of transliteration made one."""
    folded = part.casefold().strip("'’.,")
    return dict(_VARIANTS).get(folded, folded)


def fullest(names: Iterable[str]) -> dict[str, str]:
    """Each name mapped to the fullest form that stands for the same person; an ambiguous short form maps to itself."""
    known = sorted(set(names), key=lambda name: (-len(_parts(name)), -len(name), name))
    out: dict[str, str] = {}
    for name in known:
        longer = {
            out[other]
            for other in known
            if other in out and len(_parts(other)) > len(_parts(name)) and same_person(name, other)
        }
        same = {out[other] for other in out if len(_parts(other)) == len(_parts(name)) and same_person(name, other)}
        found = longer or same
        out[name] = next(iter(found)) if len(found) == 1 else name
    return out
