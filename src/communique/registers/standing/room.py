"""The register of standing: the formal level of the relationship in the parties' own words."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from communique.model import edtf
from communique.model.mentions import Mention, Standing
from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.registers.phrases import trim
from communique.registers.view import View

# Words that make a partnership a level of standing, and words that may stand among them.
_LEVEL = ("strategic", "comprehensive", "all-weather", "all-round", "special", "privileged", "global", "cooperative", "co-operative", "coordination",
          "allied", "enhanced", "extensive", "elevated", "multifaceted", "all-embracing", "broad", "broad-based", "wide-ranging", "long-term", "full-fledged", "inclusive",
          "friendly", "good-neighbourly", "good-neighborly", "equal", "reliable", "constructive", "deep", "deeper", "advanced", "eternal", "perpetual", "unique", "strategical", "permanent")  # fmt: skip
_AMONG = (
    "and",
    "trust-based",
    "trustworthy",
    "trusting",
    "trusted",
    "mutual",
    "mutually",
    "beneficial",
    "development",
    "economic",
    "industrial",
    "security",
    "digital",
    "for",
    "peace",
    "prosperity",
    "new",
    "genuine",
    "true",
    "long-standing",
    "future-oriented",
    ",",
)


# What a term of standing ends in: the pattern costs ten times the look at these.
_ENDS = ("partner", "allia", "allied", "union", "relationship")


@cache
def _pattern() -> re.Pattern[str]:
    level = "|".join(map(re.escape, sorted(_LEVEL, key=len, reverse=True)))
    among = "|".join(map(re.escape, sorted(_AMONG, key=len, reverse=True)))
    lead = rf"(?:(?:{level}|{among})[\s,]+(?:and\s+)?)*"
    core = rf"(?:{level})[\s,-]+(?:and\s+)?"
    tail = r"(?:partnership|alliance|partners|union|allied relations|relationship)"
    rest = (
        r"(?:\s+of\s+(?:strategic\s+)?(?:coordination|co-ordination|cooperation|interaction)(?:\s+(?:for|in)\s+(?:a|the)\s+new\s+era)?)?"
        r"(?:\s+(?:for|in)\s+(?:a|the)\s+new\s+era)?"
        r"(?:\s+and\s+(?:mutually\s+beneficial\s+|multifaceted\s+|comprehensive\s+)*(?:co-?operation|interaction))?"
        r"(?:\s+for\s+peace\s+and\s+prosperity(?:\s+in\s+(?:Asia(?:\s+and\s+the\s+world)?|the\s+region))?)?"
    )
    return re.compile(rf"(?<!non-)(?<!not a )\b({lead}{core}{lead}{tail}{rest})\b", re.IGNORECASE)


_NOT_STANDING = re.compile(
    r"\s+(?:agreements?|treaty|treaties|dialogues?|council|forum|declaration|fund|framework|programme|program|document|roadmap|summit|committee|commission|group|pact|talks)\b",
    re.IGNORECASE,
)
# "Raised to a strategic partnership from the existing comprehensive partnership": what it was and is no more.
_FORMER = re.compile(
    r"\b(?:rais|elevat|upgrad|lift|transform|mov)\w*\s(?:[^.;]{0,90}\b(?:to|into)\b[^.;]{0,60}\s|(?:\w+\s){0,4})from\s+"
    r"(?:an?\s|the\s|their\s|its\s)?(?:existing\s|previous\s|former\s|current\s|present\s|earlier\s)?[\"“‘']?$",
    re.IGNORECASE,
)
_ALLIES = re.compile(
    r"\b(?:(?:strategic|treaty|military|close|formal)\s+(?:allies|ally|alliance)|(?:level of|relations? of|form(?:al)? an?)\s+(?:alliance|allied relations)|Union State)\b"
)
_RAISED = re.compile(
    r"\b(?:rais|elevat|upgrad|level|status|establish|format|declar|risen|deepen|developing|reach|character|lift|advance)",
    re.IGNORECASE,
)


class StandingRoom:
    """One mention a term, where it is told best."""

    register = "standing"
    version = "3"

    def read(self, view: View) -> list[Mention]:
        """The standing terms of a document."""
        found: list[tuple[str, Span, Sentence]] = []
        for sentence in view.reading.sentences:
            text = view.text(sentence.span)
            if not any(map(text.lower().__contains__, _ENDS)):
                continue
            for match in _pattern().finditer(text):
                tail = text[match.end() :]
                if _NOT_STANDING.match(tail) or not _is_level(match.group(1)):
                    continue
                span = Span(sentence.span.start + match.start(1), sentence.span.start + match.end(1))
                span = trim(view.reading.text, span)
                found.append((_term(view.text(span)), span, sentence))
        kept: dict[frozenset[str], tuple[str, Span, Sentence]] = {}
        for term, span, sentence in found:
            key = frozenset(re.findall(r"\w+", term.casefold())) - {
                "and",
                "the",
                "of",
                "mutual",
                "trust",
                "based",
                "trustworthy",
            }
            key = frozenset({"partnership" if word in {"partners", "relationship"} else word for word in key})
            if key not in kept or (_best(view, sentence) and not _best(view, kept[key][2])):
                kept[key] = (term, span, sentence)
        keys = list(kept)
        wanted = [
            key for key in keys if not any(key < other and not _apart(view, kept[key], kept[other]) for other in keys)
        ]
        return [self._standing(view, *kept[key]) for key in wanted]

    def _standing(self, view: View, term: str, span: Span, sentence: Sentence) -> Mention:
        states = view.states(sentence.span)
        former = _FORMER.search(view.text(Span(sentence.span.start, span.start))) is not None
        return Standing(
            document=view.reading.document.id,
            span=span,
            evidence={"term": (span,), "parties": tuple(c.span for c in view.countries(sentence.span))[:2]},
            states=states,
            topics=("relations",),
            confidence=0.85,
            term=term,
            as_of=_before(view.reading.date) if former else view.reading.date,
            parties=states,
        )


def _before(day: str | None) -> str | None:
    """Until the day before, as an open interval; None where no day is known."""
    known = edtf.day(day) if day else None
    return f"../{(known - timedelta(days=1)).isoformat()}" if known else None


def _is_level(term: str) -> bool:
    words = set(re.findall(r"[\w-]+", term.casefold()))
    if words & {"relationship", "partners"}:
        return bool(words & {"strategic", "privileged", "allied"}) or words >= {"special", "relationship"}
    firm = {
        "strategic",
        "comprehensive",
        "all-weather",
        "privileged",
        "special",
        "cooperative",
        "co-operative",
        "enhanced",
        "global",
        "allied",
        "all-round",
        "long-term",
        "strategical",
        "inclusive",
        "friendly",
        "constructive",
    }
    return bool(words & firm)


def _term(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,")
    return re.sub(r"^(?:and|for|new|,)\s+", "", text, flags=re.IGNORECASE)


def _best(view: View, sentence: Sentence) -> bool:
    return _RAISED.search(view.text(sentence.span)) is not None


def _apart(view: View, short: tuple[str, Span, Sentence], long: tuple[str, Span, Sentence]) -> bool:
    """Does one sentence tell both, as in "from strategic to comprehensive strategic partnership"?"""
    return short[2].index == long[2].index and re.search(r"\bfrom\b", view.text(short[2].span)) is not None
