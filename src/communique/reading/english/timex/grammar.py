"""The patterns of ``data/timex.toml``, compiled once, and their matches in the tokens of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from communique.reading.english.lexicon import table
from communique.reading.english.timex.tokens import Alphabet, Tokens, cut, data

_PART = re.compile(
    r"(?P<open>\(\?(?:P<\w+>|[:!=]|<[!=]))|<(?P<hole>[a-z_]+)>|(?P<word>[A-Za-z_0-9]+)|(?P<mark>[,&/-])|(?P<sign>\S)|\s+"
)
_NAMED = {",": "COMMA", "&": "AMP", "/": "SLASH", "-": "HY"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled pattern, the name of the function that resolves it, and which of its groups is the expression."""

    name: str
    pattern: re.Pattern[str]
    keep: str
    when: str
    needs: tuple[frozenset[str], ...]  # of each of these sets of characters it takes one to match


@dataclass(frozen=True, slots=True)
class Match:
    """A place in the tokens that a rule matches: the tokens ``start`` to ``end`` (behind the last)."""

    rule: str
    tokens: Tokens
    start: int
    end: int
    groups: dict[str, tuple[int, int]]

    def has(self, name: str) -> bool:
        """Did the group match?"""
        return name in self.groups

    def text(self, name: str) -> str:
        """The words of a group, lower case, one blank between; "" where it did not match."""
        if name not in self.groups:
            return ""
        first, last = self.groups[name]
        return " ".join(self.tokens.lower[first:last])

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a group, lower case."""
        first, last = self.groups.get(name, (0, 0))
        return self.tokens.lower[first:last]

    @property
    def all_text(self) -> str:
        """All its words, lower case."""
        return " ".join(self.tokens.lower[self.start : self.end])

    def before(self, count: int = 1) -> str:
        """The word ``count`` tokens before the match, lower case."""
        at = self.start - count
        return self.tokens.lower[at] if at >= 0 else ""

    def after(self, count: int = 1) -> str:
        """The word ``count`` tokens behind the match, lower case."""
        at = self.end + count - 1
        return self.tokens.lower[at] if at < len(self.tokens.lower) else ""


def _parts(pattern: str) -> list[re.Match[str]]:
    return list(_PART.finditer(pattern))


@cache
def _fragments() -> dict[str, str]:
    fragments = dict(data()["fragments"])
    fragments["holiday"] = (
        "(?:" + "|".join(_holiday_pattern(name) for name in sorted(holidays(), key=len, reverse=True)) + ")"
    )
    return fragments


@cache
def holidays() -> dict[str, str]:
    """The holidays by the words of their names, lower case with one blank between tokens, and their names."""
    known = table("timex_holidays.toml")
    names = [*known["fixed"], *known["moving"], *known["easter"], *known["unresolved"]["names"]]
    return {" ".join(cut(name, _bare()).lower): name for name in names}


@cache
def _bare() -> Alphabet:
    return Alphabet(frozenset())


def _holiday_pattern(name: str) -> str:
    parts = [{"'s": "POSS", "'": "POSS", ".": "DOT", "-": "HY"}.get(word, word) for word in name.split()]
    return " ".join(parts)


def _literals(pattern: str) -> set[str]:
    found: set[str] = set()
    for part in _parts(pattern):
        if (hole := part.group("hole")) is not None:
            found |= _literals(_fragments()[hole])
        elif (word := part.group("word")) is not None and word != word.upper():
            found.add(word)
    return found


def _translate(pattern: str, alphabet: Alphabet) -> str:
    out: list[str] = []
    for part in _parts(pattern):
        if (hole := part.group("hole")) is not None:
            out.append("(?:" + _translate(_fragments()[hole], alphabet) + ")")
        elif (word := part.group("word")) is not None:
            out.append(_one(word, alphabet))
        elif (mark := part.group("mark")) is not None:
            out.append(_one(_NAMED[mark], alphabet))
        else:
            out.append(part.group().strip())
    return "".join(out)


def _one(word: str, alphabet: Alphabet) -> str:
    if word == "OTHER":
        return r"\."
    name = word if word == word.upper() else "=" + word
    signs = alphabet.having(name)
    if not signs:
        raise ValueError(f"no word is of the class {word!r}")
    return f"[{signs}]"


def _needs(parts: Iterator[re.Match[str]], alphabet: Alphabet) -> tuple[frozenset[str], ...]:
    """Sets of characters without one of which a pattern, up to the bracket that closes it, cannot match."""
    choices: list[list[tuple[frozenset[str], ...]]] = [[]]
    for part in parts:
        sign, here = part.group("sign"), choices[-1]
        if sign == ")":
            break
        if sign == "|":
            choices.append([])
        elif sign == "?":
            here[-1] = ()  # need not be there
        elif (opened := part.group("open")) is not None:
            inner = _needs(parts, alphabet)
            here.append(() if opened in _LOOKS else inner)
        elif (hole := part.group("hole")) is not None:
            here.append(_needs(iter(_parts(_fragments()[hole])), alphabet))
        elif (word := part.group("word") or _NAMED.get(part.group("mark") or "")) is not None:
            here.append((frozenset(_one(word, alphabet).strip("[]\\")),))
        elif sign is not None:
            raise ValueError(f"the sign {sign!r} in a pattern is not understood")
    each = [[needed for several in choice for needed in several] for choice in choices]
    if len(each) == 1:
        return tuple(each[0])
    if not all(each):
        return ()
    return (frozenset().union(*(min(needed, key=len) for needed in each)),)


_LOOKS = frozenset({"(?=", "(?!", "(?<=", "(?<!"})


@cache
def grammar() -> tuple[Alphabet, tuple[Rule, ...]]:
    """The alphabet and all rules, the more telling first."""
    rows = data()["rule"]
    literals = frozenset(word for row in rows for word in _literals(row["pattern"]))
    alphabet = Alphabet(literals)
    alphabet.close()
    rules = tuple(
        Rule(
            row["name"],
            re.compile(_translate(row["pattern"], alphabet)),
            row.get("keep", ""),
            row.get("when", ""),
            tuple(sorted(_needs(iter(_parts(row["pattern"])), alphabet), key=len)),
        )
        for row in rows
    )
    return alphabet, rules


def tokens_of(text: str) -> Tokens:
    """The tokens of a text."""
    return cut(text, grammar()[0])


def matches(tokens: Tokens) -> list[Match]:
    """All matches in a text: from left to right, at one place the longest first, then the first rule."""
    found: list[tuple[int, int, int, Match]] = []
    present = frozenset(tokens.classes)
    for order, rule in enumerate(grammar()[1]):
        if any(map(present.isdisjoint, rule.needs)):
            continue  # three rules in four: the patterns cost half of all work on times
        for match in rule.pattern.finditer(tokens.classes):
            groups = {
                name: span for name in match.groupdict() if (span := match.span(name))[0] >= 0 and span[0] < span[1]
            }
            start, end = _kept(rule, match, groups)
            found.append((start, -end, order, Match(rule.name, tokens, start, end, groups)))
    found.sort(key=lambda item: item[:3])
    return [item[3] for item in found]


def _kept(rule: Rule, match: re.Match[str], groups: dict[str, tuple[int, int]]) -> tuple[int, int]:
    """The span of the expression: the whole, a group ("d"), from a group on ("n:"), or all before a group ("-ref")."""
    keep = rule.keep
    if not keep:
        return match.span()
    if keep.startswith("-"):
        return match.start(), groups[keep[1:]][0]
    if keep.endswith(":"):
        return groups[keep[:-1]][0], match.end()
    return groups[keep]
