"""Titles of office in a sentence: "Deputy Prime Minister", "Minister of Economy of the Republic of Belarus".

A title is a head word with what stands before it (modifiers, fields, a country) and an "of" phrase after it. Its country
is the one before it or the last one after it, except that an ambassador "to" a state does not speak for that state.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from communique.reading.annotations import CountryForm
from communique.reading.english.bodies import body_in
from communique.reading.english.lexicon import CALENDAR_WORDS, title_words
from communique.reading.english.names import RANKS_IN_NAMES, starts_name
from communique.reading.english.sentence_tokens import SentenceTokens

# Heads that are everyday words too: they need an "of", a field before them, or a name after them.
_COMMON = frozenset(
    "pm fm eam member head chief leader official officer expert analyst deputy assistant executive general representative chair charge "
    "counterpart colleague host scientist researcher historian lecturer fellow founder owner manager editor delegate professor dean captain aide king queen prince princess".split()
)
_SENT_ABROAD = frozenset(
    {"ambassador", "envoy", "consul", "commissioner", "representative", "plenipotentiary", "charge", "chargé"}
)
_LINKS = {"of": None, "for": None, "on": frozenset({"representative", "secretary", "adviser", "advisor", "envoy", "commissioner"}),
          "to": _SENT_ABROAD | {"adviser", "advisor", "aide", "assistant", "secretary"}, "in": _SENT_ABROAD, "at": _SENT_ABROAD}  # fmt: skip
_RIGHT_WORDS = frozenset(
    {"general", "elect", "designate", "plenipotentiary", "minister", "secretary", "executive", "staff"}
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title of office: token positions in the sentence (``last`` inclusive), role words, country and body."""

    first: int
    last: int
    role_first: int
    head: str
    role: str
    country: str | None
    organisation: str | None
    past: bool
    plural: bool
    link: str
    countries: tuple[str, ...] = ()  # all countries of its complement, in order


def find_titles(words: SentenceTokens) -> list[Title]:
    """The titles of a sentence, in order, not overlapping."""
    out: list[Title] = []
    lexicon = title_words()
    for place, word in enumerate(words.sentence.lower):
        if word not in lexicon.heads and word not in lexicon.plurals:
            continue
        if out and place <= out[-1].last:
            continue
        title = _title_at(words, place)
        if title is not None:
            out.append(title)
    return out


def _head(words: SentenceTokens, place: int) -> tuple[str, bool] | None:
    lexicon = title_words()
    low = words.lower(place)
    token = words.tokens[place]
    if low in RANKS_IN_NAMES and words.hyphened(place):
        return None
    if place in words.country or (token.pos_ in {"VERB", "AUX"} and not (words.capital(place) and place)):
        return None
    if low == "mp" and words.lower(place - 1) == "(":
        return None  # "Foreign Minister A B (MP)"
    if low == "senator" and words.lower(place + 1) == "the" and words.lower(place + 2) in lexicon.definite_styles:
        return None  # "Senator the Hon A B": a style there, not the office
    if low in lexicon.plurals:
        return lexicon.plurals[low], True
    return (_SAME.get(low, low), False) if low in lexicon.heads else None


_SAME = {"homologue": "counterpart", "homolog": "counterpart"}


def _title_at(words: SentenceTokens, place: int) -> Title | None:
    found = _head(words, place)
    if found is None:
        return None
    head, plural = found
    last = _right_words(words, place)
    following = _head(words, last + 1) if last + 1 < len(words) else None
    if head in _COMMON and words.lower(last + 1) in _FIELDS_AHEAD:
        return None
    if head == "deputy" and _leads_to_head(words, last + 1):
        return None  # "Deputy Transport Minister"
    if following is not None and words.lower(last + 1) not in _RANKS:
        return None  # a modifier of the next head: "deputy head", "chief secretary"
    if words.lower(place + 1) == "-" and _head_after_hyphen(words, place):
        return None
    first, country = _left(words, place)
    link, last, after, organisation = _right(words, head, last)
    if head == "host" and (link or words.lower(first - 1) not in {"his", "her", "their", "its"}):
        return None  # "host of the meeting", "the host country"
    if head in _COMMON and not _is_office(words, place, first, last, link) and not _is_apposed(words, first):
        return None
    if plural and words.lower(last + 1) in _OCCASIONS and words.capital(last + 1):
        return None  # "Young Leaders Initiative"
    role_first = first
    while role_first < place and (
        role_first in words.country
        or words.lower(role_first)
        in {"'s", "'", "the", "-", "visiting", "and", "newly", "recently", "appointed", "elected", "accredited"}
        | title_words().past
    ):
        role_first += 1
    sent = head in _SENT_ABROAD and link in {"to", "in", "at"}
    return Title(
        first=first,
        last=last,
        role_first=role_first,
        head=head,
        role=_role(words, role_first, last).replace(words.tokens[place].text, head)
        if plural or words.lower(place) in _SAME
        else _role(words, role_first, last),
        country=country or (None if sent else after),
        organisation=organisation,
        past=any(words.lower(i) in title_words().past for i in range(max(0, first - 1), place)),
        plural=plural,
        link=link,
        countries=tuple(dict.fromkeys(words.country[i].country for i in range(first, last + 1) if i in words.country)),
    )


def _leads_to_head(words: SentenceTokens, place: int) -> bool:
    """Do fields of an office and then its head follow?"""
    first = place
    while words.lower(place) in title_words().domains | {"and", "&"} and words.lower(place):
        place += 1
    return place > first and (words.lower(place) in title_words().heads or words.lower(place) in title_words().plurals)


_FIELDS_AHEAD = frozenset({"prime", "vice", "foreign", "defence", "defense", "finance", "chief"})
_RANKS = frozenset({"king", "prince", "sultan", "emir", "amir", "general", "marshal", "captain", "dean"})
_OCCASIONS = frozenset(
    "initiative summit forum meeting council dialogue conference programme program academy network club session retreat statement week".split()
)


def _is_apposed(words: SentenceTokens, first: int) -> bool:
    """Does the title stand after a name and a comma: "A B, an analyst at"?"""
    return (
        words.lower(first - 1) in {"a", "an", "the"}
        and words.lower(first - 2) == ","
        and words.capital(first - 3)
        and first >= 4
    )


def _head_after_hyphen(words: SentenceTokens, place: int) -> bool:
    return words.lower(place + 2) in title_words().heads and words.lower(place + 2) != "general"


def _right_words(words: SentenceTokens, place: int) -> int:
    last = place
    if words.lower(last + 1) == "-" and words.lower(last + 2) in _RIGHT_WORDS:
        last += 2
    elif words.lower(last + 1) == "general" and words.lower(place) in {
        "secretary",
        "director",
        "attorney",
        "consul",
        "auditor",
        "governor",
        "prosecutor",
    }:
        last += 1
    return last


def _left(words: SentenceTokens, head: int) -> tuple[int, str | None]:
    lexicon = title_words()
    first, place = head, head - 1
    while place >= 0:
        low = words.lower(place)
        if place in words.country:
            mention = words.country[place]
            while place - 1 in words.country and words.country[place - 1] is mention:
                place -= 1
            if mention.form is CountryForm.SEAT and not words.lower(head - 1):
                break
            if mention.form is not CountryForm.ADJECTIVE and _gone_to(words, place):
                break
            return _first_of_row(words, place), mention.country
        if low in {"'s", "'"} and place - 1 in words.country:
            place -= 1
            continue
        if low in {"and", ",", "&", "-"}:
            joined = (
                words.lower(place - 1) in lexicon.domains | lexicon.modifiers and first == place + 1 and first != head
            )
            if low == "," and words.lower(first) in lexicon.modifiers:
                break  # "during the conference, Deputy Transport Minister A B said"
            if not (joined or (low == "-" and place and words.lower(place - 1) in lexicon.modifiers | lexicon.past)):
                break
        elif low == "the" or not _goes_before(words, place, first, head):
            break
        first = place
        place -= 1
    while words.lower(first) in {"and", ",", "&", "-", "the"} and first < head:
        first += 1
    return first, None


def _first_of_row(words: SentenceTokens, place: int) -> int:
    """The first of the states in a row that ends here: "the Turkish and Greek foreign ministers", "the A, B and C ministers"."""
    form, begun = words.country[place].form, place
    while words.lower(place - 1) == "and" or (place < begun and words.lower(place - 1) == ","):
        other = words.country.get(place - 2)
        if other is None or other.form is not form:
            break
        place -= 2
        while words.country.get(place - 1) is other:
            place -= 1
    return place


def _goes_before(words: SentenceTokens, place: int, first: int, head: int) -> bool:
    """Is it a word of the title that begins at ``first``? A prime minister has no field: "through Afghan air space Prime Minister A B"."""
    lexicon, low = title_words(), words.lower(place)
    if low in lexicon.modifiers:
        return True
    return words.lower(first) != "prime" and (
        low in lexicon.domains or _is_field(words.tokens[place], words.tokens[head])
    )


_GOING = frozenset(
    "visit visits trip tour journey way travel travelled traveled return returned flight came went flew arrived delegation".split()
)


def _gone_to(words: SentenceTokens, place: int) -> bool:
    """Is the country where somebody went, and not that of the office behind it: "on his visit to China President A B met"?"""
    before = place - 1 - (words.lower(place - 1) == "the")
    return words.lower(before) in {"to", "from", "in"} and words.lower(before - 1) in _GOING


def _is_field(token: Token, head: Token) -> bool:
    """A noun that modifies the head: "Railways Minister", "BelTA director"."""
    if (
        token.ent_type_ in {"PERSON", "DATE", "TIME"}
        or token.lower_ in CALENDAR_WORDS
        or token.lower_ in title_words().honorifics
    ):
        return False
    return token.dep_ in {"compound", "nmod"} and token.head.i == head.i and token.pos_ in {"NOUN", "PROPN"}


def _is_office(words: SentenceTokens, place: int, first: int, last: int, link: str) -> bool:
    head = _SAME.get(words.lower(place), words.lower(place))
    if head in {"king", "queen", "prince", "princess", "general", "captain"}:
        return words.capital(place) or first < place
    if link == "of" or (link and head in {"representative", "aide", "assistant"}):
        return True
    if first < place:
        return True
    if head in {"counterpart", "colleague", "host"}:
        return words.lower(place - 1) in {"his", "her", "their", "its"} and words.capital(last + 1)
    if head in {"pm", "fm", "eam"}:
        return words.tokens[place].text.isupper()
    return words.capital(place) and words.capital(last + 1) and head not in {"member", "head", "charge"}


def _right(words: SentenceTokens, head: str, last: int) -> tuple[str, int, str | None, str | None]:
    """The link word, the last token of the complement, the last country in it, and the body that it names."""
    link = words.lower(last + 1)
    if link not in _LINKS:
        return "", last, None, None
    allowed = _LINKS[link]
    if allowed is not None and head not in allowed:
        return "", last, None, None
    place, end, country = last + 2, last, None
    while place < len(words):
        if not _in_complement(words, place, last):
            break
        named = words.country.get(place)
        first = place
        while named is not None and words.country.get(first - 1) is named:
            first -= 1
        to = first - 2 if words.lower(first - 1) == "the" else first - 1
        sent_to = words.lower(to) == "to" and country is not None  # "Ambassador of Japan to Laos" speaks for Japan
        if named is not None and not sent_to and (named.form is not CountryForm.ADJECTIVE or country is None):
            country = words.country[place].country
        end = place
        place += 1
    while end > last and words.lower(end) in {
        "of",
        "the",
        "and",
        "for",
        "on",
        ",",
        "&",
        "a",
        "an",
        "its",
        "-",
        "(",
        "to",
        "in",
    }:
        end -= 1
    if end == last:
        return "", last, None, None
    body = body_in(words, last + 2, end)
    return link, end, country, body


def _in_complement(words: SentenceTokens, place: int, head: int) -> bool:
    lexicon = title_words()
    low, token = words.lower(place), words.tokens[place]
    before = words.lower(place - 1)
    if place in words.country:
        return not (place - 1 in words.country and words.country[place] is not words.country[place - 1])
    if low in {"of", "the", "for", "a", "an", "its", "-", "&", "'s"}:
        return True
    if low in {"and", ","} and _next_office(words, place):
        return False
    if low in {"and", "on"}:
        return (
            words.lower(place + 1) in lexicon.domains
            or place + 1 in words.country
            or (
                before in lexicon.domains and words.capital(place + 1) and words.tokens[place + 1].ent_type_ != "PERSON"
            )
        )
    if low == ",":
        listed = before in lexicon.domains and (
            words.lower(place + 1) in lexicon.domains or words.lower(place + 1) == "and"
        )
        return listed and "and" in {words.lower(place + ahead) for ahead in range(1, 6)}
    if low == "to":
        return place - 1 in words.country  # "Ambassador of China to Belarus"
    if token.is_punct or token.pos_ in {"VERB", "AUX", "ADV", "PRON", "SCONJ", "PART"} or low in CALENDAR_WORDS:
        return low in lexicon.domains and words.capital(place)
    if low in lexicon.domains or low in lexicon.modifiers:
        return True
    if starts_name(words, place):
        return False
    if low in lexicon.heads:
        return before in {"of", "the", "prime", "vice", "foreign"}
    if words.capital(place):
        return before in {"of", "the", "for", "-", "and", "&"} or words.capital(place - 1) or place - 1 == head
    return token.pos_ in {"NOUN", "ADJ", "PROPN"}


_NEXT = 6  # words from "and" to the head of another's title


def _next_office(words: SentenceTokens, place: int) -> bool:
    """Does somebody else's office follow: "Adviser on Commerce and Investment, and Afghan Minister A B"?"""
    at = place + 1 + (words.lower(place + 1) == "and")
    named = words.country.get(at)
    if named is None or named.form is not CountryForm.ADJECTIVE:
        return False
    return any(words.lower(ahead) in title_words().heads for ahead in range(at + 1, at + _NEXT))


def _role(words: SentenceTokens, first: int, last: int) -> str:
    """The role's words without the country that ends them."""
    end = last
    chambers = title_words().chambers
    while end > first and (
        (end in words.country and words.lower(end) not in chambers)
        or words.lower(end) in {"of", "the", "to", "in", "'s", "and", "for", ","}
    ):
        end -= 1
    return words.text(first, end)
