"""Persons and their offices: "President Xi Jinping", "Wang Yi, China's foreign minister", "the visiting premier"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from communique.model.documents import BlockKind
from communique.reading.annotations import CountryForm, CountryMention, PersonMention, Sentence, within
from communique.reading.english.lexicon import table, title_words
from communique.reading.english.names import fullest, name_at, name_before
from communique.reading.english.offices import plain_office
from communique.reading.english.people_told import Found, in_full, led, of_a_state, owner, running, styled
from communique.reading.english.sentence_tokens import SentenceTokens
from communique.reading.english.surnames import with_surnames
from communique.reading.english.titles import Title, find_titles


def find_people(sentences: Sequence[Sentence], countries: tuple[CountryMention, ...]) -> tuple[PersonMention, ...]:
    """All persons of a document, by name or by office alone, in order."""
    out: list[PersonMention] = []
    for sentence in sentences:
        if sentence.kind is BlockKind.TITLE:
            continue  # capitals there tell no names: "Xi and Lukashenko Lift Ties"
        words = SentenceTokens(sentence, within(countries, sentence.span))
        for found in _in_sentence(words):
            out.append(_mention(words, found))
    return _as_counterparts(with_surnames(_settle(out), sentences), sentences)


def _as_counterparts(people: tuple[PersonMention, ...], sentences: Sequence[Sentence]) -> tuple[PersonMention, ...]:
    """ "His Polish counterpart A B" holds the office of the person named before, in the same sentence if one is."""
    roles: dict[str, str] = {}
    for one in people:
        if one.name and one.role and one.role not in _ALIKE:
            roles.setdefault(one.name, one.role)
    out: list[PersonMention] = []
    for one in people:
        if one.role not in _ALIKE:
            out.append(replace(one, role=None) if one.role == "host" else one)  # a host may hold any office
            continue
        here = next((other for other in reversed(sentences) if other.span.start <= one.span.start), None)
        start = here.span.start if here is not None else 0
        if one.name is None and here is not None:
            out.append(replace(one, role=_office_beside(here, one, out)))
            continue
        before = [other for other in out if other.name != one.name and other.name is not None]
        if before and one.span.start - before[-1].span.end <= _AND_HIS and before[-1].name in roles:
            before = before[-1:]
        near = next(
            (roles[other.name or ""] for other in before if other.span.start >= start and other.name in roles), None
        )
        last = next((other.role for other in reversed(out) if other.role and other.name != one.name), None)
        out.append(replace(one, role=plain_office(_first_office(near or last) or "") or None))
    return tuple(out)


def _office_beside(here: Sentence, one: PersonMention, before: Sequence[PersonMention]) -> str | None:
    """The office of the person who meets "his Ugandan counterpart": of the first one of that part of the sentence."""
    text = here.text[: one.span.start - here.span.start]
    begun = max((found.end() for found in _PARTS.finditer(text)), default=0) + here.span.start
    found = next((other.role for other in before if other.span.start >= begun and other.role), None)
    found = found or next((other.role for other in reversed(before) if other.role), None)
    return plain_office(_first_office(found) or "") or None


_PARTS = re.compile(r";|,? while |, and (?:on|in|at) ")


def _first_office(role: str | None) -> str | None:
    """The first of the fields of an office that are told behind it: two states seldom join the same ones in one ministry."""
    first = re.split(r",| and (?=(?:for |the )*[a-z])", role)[0] if role else ""
    whole = any(word in title_words().heads for word in first.casefold().split())
    return first if whole else role


def _is_his(words: SentenceTokens, one: Found) -> bool:
    """ "His Ugandan counterpart": one person, though without a name."""
    title = one.title
    if title is None or title.country is None or title.plural:
        return False
    return words.lower(title.first - 1) in {"his", "her"} or words.lower(title.first) in {"his", "her"}


_AND_HIS = 9  # characters of " and his "
_ALIKE = frozenset({"counterpart", "colleague"})


def _in_sentence(words: SentenceTokens) -> list[Found]:
    found: list[Found] = []
    titles = find_titles(words)
    for number, title in enumerate(titles):
        found.extend(_titled(words, title, titles[number - 1] if number else None, found))
    found = [
        one
        for one in found
        if one.title is None
        or one.name
        or (one.title.head not in {"counterpart", "host"} and not (one.title.head == "colleague" and one.title.plural))
        or _is_his(words, one)
    ]
    found.extend(led(words))
    found.extend(running(words))
    found.extend(styled(words, found))
    taken = {place for one in found if one.name for place in range(one.name[0], one.name[1] + 1)}
    offices = {place for title in titles for place in range(title.first, title.last + 1) if title.head in _CHIEF}
    for entity in words.sentence.tokens.ents:
        first = entity.start - words.sentence.tokens.start
        if entity.label_ != "PERSON" or first in taken:
            continue
        name = name_at(words, first)
        if not name or name[1] == name[0] or words.lower(name[1]) in title_words().body_ends:
            continue
        if not (taken | offices) & set(range(name[0], name[1] + 1)) and not _is_place(words, name[0]):
            found.append(Found(name[0], name[1], name, None))
        taken |= set(range(name[0], name[1] + 1))
    found.extend(of_a_state(words, taken))
    found.extend(in_full(words, taken))
    return sorted(found, key=lambda one: (one.first, one.last))


_CHIEF = frozenset({"minister", "president", "chancellor", "secretary"})  # no parts of names: "Bangladeshi Prime"


def _is_place(words: SentenceTokens, first: int) -> bool:
    """Is it the end of a longer name behind "in": "in Prachuap Khiri Khan"? Not "trust in Vladimir Putin"."""
    begun = first
    while words.capital(first - 1) and words.tokens[first - 1].pos_ == "PROPN" and words.lower(first - 1).isalpha():
        first -= 1
    return first < begun and words.lower(first - 1) == "in"


_OFFICES = frozenset({"ministry", "department", "office", "embassy", "directorate", "bureau", "secretariat"})
_LONGEST_OFFICE = 10  # words


def _beyond_office(words: SentenceTokens, title: Title) -> tuple[int, int] | None:
    """The name behind the office's abbreviation or house: "Minister (EAM) A B", "Permanent Secretary, Ministry of X, A B"."""
    after = title.last + 1
    if words.lower(after) == "(" and words.lower(after + 2) == ")" and words.tokens[after + 1].text.isupper():
        return name_at(words, after + 3)
    if words.lower(after) == "," and words.lower(after + 1) in _OFFICES:
        for place in range(after + 2, min(after + _LONGEST_OFFICE, len(words))):
            if words.lower(place) == ",":
                return name_at(words, place + 1)
    return None


def _after_comma(words: SentenceTokens, title: Title) -> list[Found]:
    """The name in apposition after a definite title: "the Prime Minister, Dr A B,", "the foreign ministers, A B and C D"."""
    if words.lower(title.last + 1) not in {",", "(", "–", "-"}:
        return []
    name = name_at(words, title.last + 2)
    if name is None or name[1] == name[0] or (words.lower(title.last + 1) in {"–", "-"} and not title.country):
        return []
    definite = (
        title.country is not None
        or words.lower(title.first - 1) in {"the", "two", "three", "both", "our", "'s", "his", "her", "its", "their"}
        or words.lower(title.first) == "the"
    )
    closed = words.lower(name[1] + 1) in {",", ")", ".", ";", "", "and", ":", "–", "'s", "in"} or title.plural
    closed = closed or (
        title.head in _ALIKE and title.country is not None
    )  # "her Kenyan counterpart, A B at the palace"
    following = find_titles(words)
    own_title = any(
        one.first - name[1] in ({2, 3} if words.lower(name[1] + 2) in _BEFORE_APPOSITION else {2})
        and words.lower(name[1] + 1) == ","
        and words.lower(name[1] + 2) != "and"
        and not _of_the_host(title, one)
        for one in following
    )
    if not (definite and closed) or own_title:
        return []
    out = [Found(title.first, name[1], name, title)]
    return out + (_listed(words, name[1], title) if title.plural else [])


def _of_the_host(counterpart: Title, title: Title) -> bool:
    """Does a title behind "his Polish counterpart, A B," begin what another does: "the German chancellor said"?"""
    if counterpart.head != "counterpart" or counterpart.country is None or title.country is None:
        return False
    return title.country != counterpart.country


def _listed_before(words: SentenceTokens, first: int, title: Title) -> list[Found]:
    """The further names before a plural title in apposition: "A B and C D, the two trade ministers"."""
    if words.lower(first - 1) not in {"and", ","}:
        return []
    name = name_before(words, first - 2)
    return [Found(name[0], title.last, name, title)] if name else []


def _titled(words: SentenceTokens, title: Title, before: Title | None, found: list[Found]) -> list[Found]:
    name = name_at(words, title.last + 1) or _beyond_office(words, title)
    if name and words.lower(name[0] - 1) == "'s" and title.link == "of":
        return [Found(title.first, title.last, None, title)]  # "the chairman of Turkey's Yapı Merkezi": of a company
    if name:
        out = [Found(title.first, name[1], name, title)]
        if title.plural:
            out += _listed(words, name[1], title)
        return out
    follows = _follows_name(words, title, before, found)
    if follows:
        out = [Found(follows[0], title.last, follows, title)]
        return out + (_listed_before(words, follows[0], title) if title.plural else [])
    joined = _joins_next(words, title)
    if joined:
        return [Found(title.first, joined[1], joined, title)]
    return _after_comma(words, title) or [Found(title.first, title.last, None, title)]


def _joins_next(words: SentenceTokens, title: Title) -> tuple[int, int] | None:
    """The name after a second title that this one is joined to: "Deputy Prime Minister and Minister of Trade A B"."""
    if words.lower(title.last + 1) not in {"and", "-", "–", "—", "&", "cum"} or title.plural:
        return None
    following = next((one for one in find_titles(words) if one.first == title.last + 2), None)
    if following is None or following.plural or (title.country and following.country not in {None, title.country}):
        return None
    behind = _after_comma(words, following)  # "the Prime Minister and Minister of Trade of Kenya, A B,"
    return name_at(words, following.last + 1) or (behind[0].name if behind else None)


_BEFORE_APPOSITION = frozenset(
    "the a an his her its our their 's two three who is was are were then now now-former by as serves served serving currently former ex late current new incumbent longtime".split()
)


def _follows_name(
    words: SentenceTokens, title: Title, before: Title | None, found: list[Found]
) -> tuple[int, int] | None:
    """The name that the title stands in apposition to: "Wang Yi, the Chinese foreign minister", or a second title of one."""
    if words.lemma(title.last + 1) in table("speech.toml")["say"]:
        return None  # "he met A B, a spokesman said"
    place = title.first - 1
    while place >= 0 and words.lower(place) in _BEFORE_APPOSITION:
        place -= 1
    if words.lower(place) == "and" and before and before.last == place - 1 and not title.plural:
        own = next((one.name for one in found if one.title is before and one.name), None)
        return own if own is not None and own[1] < title.first else None
    if words.lower(place) not in {",", "("}:
        return None
    if before and before.last == place - 1:
        return next(
            (one.name for one in found if one.title is before and one.name and one.name[0] < before.first), None
        )
    name = name_before(words, place - 1)
    if name and _opens_with_another(words, name[0], title.last):
        return None  # "after his talks with A B, the Malian president flew home"
    if name and words.lower(name[0] - 1) == "the":
        return None  # "on the Blue Nile, as its water minister said"
    if name and before and before.last in {name[0] - 1, name[0] - 2} and _of_the_host(before, title):
        return None
    return name


_OPENING = frozenset(
    {
        "after",
        "following",
        "before",
        "during",
        "upon",
        "ahead",
        "besides",
        "alongside",
        "like",
        "with",
        "unlike",
        "meeting",
    }
)


def _opens_with_another(words: SentenceTokens, name: int, last: int) -> bool:
    """Is a name the end of a phrase that opens the sentence, and the title behind it the subject of the verb that follows?"""
    if words.lower(0) not in _OPENING or any(words.lower(place) == "," for place in range(name)):
        return False
    behind = words.tokens[last + 1] if last + 1 < len(words) else None
    return behind is not None and behind.pos_ in {"VERB", "AUX", "ADV"}


def _listed(words: SentenceTokens, last: int, title: Title) -> list[Found]:
    """The further names after a plural title: "Presidents A, B and C"."""
    out: list[Found] = []
    last = _past_country(words, last)
    while words.lower(last + 1) in {",", "and"}:
        state = words.country.get(last + 2)
        if state is not None and state.form is CountryForm.NAME and words.capital(last + 3):
            title, last = replace(title, country=state.country, countries=()), last + 1  # "of Kenya A and Uganda B"
        name = name_at(words, last + 2)
        if not name:
            break
        out.append(Found(name[0], name[1], name, title, len(out) + 1))
        last = _past_country(words, name[1])
    return out


def _mention(words: SentenceTokens, found: Found) -> PersonMention:
    place = words.sentence.place
    tokens, title = words.tokens, found.title
    name = words.text(*found.name) if found.name else None
    country = title.country if title else None
    if title and title.plural and len(title.countries) > 1:
        country = title.countries[found.place] if found.name and found.place < len(title.countries) else None
    if found.name and country is None:
        country = _of_country(words, found.name[1]) or owner(words, found.name[0])
    return PersonMention(
        span=place(tokens[found.first], tokens[found.last]),
        name=name,
        role=title.role if title else None,
        country=country,
        organisation=title.organisation if title else None,
        name_span=place(tokens[found.name[0]], tokens[found.name[1]]) if found.name else None,
        role_span=place(tokens[title.role_first], tokens[title.last]) if title else None,
        past=bool(title and title.past),
    )


def _of_country(words: SentenceTokens, last: int) -> str | None:
    """The state named by "of" right after a name: "President A B of Kenya"."""
    place = last + 2 + (words.lower(last + 2) == "the")
    named = words.country.get(place)
    return named.country if words.lower(last + 1) == "of" and named and named.form is CountryForm.NAME else None


def _past_country(words: SentenceTokens, last: int) -> int:
    if _of_country(words, last) is not None:
        last += 2 + (words.lower(last + 2) == "the")
        while last + 1 in words.country:
            last += 1
    return last


def _settle(people: list[PersonMention]) -> list[PersonMention]:
    """Give each mention the person's fullest name, and the country that the document gives that person."""
    forms = fullest(one.name for one in people if one.name)
    named: dict[str, Counter[str]] = {}
    for one in people:
        if one.name and one.country:
            named.setdefault(forms[one.name], Counter())[one.country] += 1
    countries = {name: counts.most_common(1)[0][0] for name, counts in named.items()}
    out: list[PersonMention] = []
    for one in people:
        if one.name is None:
            out.append(one)
            continue
        full = forms[one.name]
        out.append(replace(one, name=full, country=one.country or countries.get(full)))
    return out
