"""When two tellings are of one instrument: parties, form, title, and a life that runs in one direction."""

from __future__ import annotations

import re
from datetime import date

from communique.ledger.likeness.dated import other_day, titled_by_day
from communique.ledger.likeness.evidence import Evidence, around, flags, in_words, only_of_its_kind, told_apart
from communique.ledger.likeness.fitted import UNLIKE
from communique.ledger.likeness.frames import other_name
from communique.ledger.likeness.numbering import numbers_contradict
from communique.ledger.likeness.quotes import said_words, sums_agree
from communique.ledger.likeness.titles import Known, weights
from communique.ledger.telling import UNDATED_DAY, Telling
from communique.ledger.when import apart, closed, days, one_within, width
from communique.ledger.words import content, listed
from communique.model.mentions import Agreement, AgreementKind, Stage

TWO_DAYS = 45  # days between two days of signing that sources may give of one instrument
RENEWED = 60  # days after its signing from which talk of preparing an instrument is of another
YEAR = 366
ALIKE = 0.35  # of the passages around them, from which on "the agreement" of another text may be the one at hand
LOOSE = frozenset({AgreementKind.OTHER, AgreementKind.AGREEMENT})
WORDS = frozenset({AgreementKind.JOINT_STATEMENT, AgreementKind.DECLARATION})
EARLY = frozenset({Stage.CONSIDERED, Stage.IN_PREPARATION})


def weigh_agreements(a: Telling, b: Telling, known: Known) -> Evidence | None:
    """What speaks for one instrument; None for other parties, another form, another number or days too far apart."""
    one, other = a.mention, b.mention
    assert isinstance(one, Agreement)
    assert isinstance(other, Agreement)
    if _other_parties(one, other) or _other_form(one, other) or numbers_contradict(one.title, other.title):
        return None
    if one.kind is other.kind is AgreementKind.LOAN and sums_agree(a.quote, b.quote) is False:
        return None
    if other_name(one.title, other.title, a.pair, ("instrument", "months")):
        return None
    far = _far(one, other)
    if far is None or other_day(one, other) or _renewed(a, b) or _other_paper(one, other):
        return None
    left, right = (weights(mention.title, a.pair, "instrument", "months") for mention in (one, other))
    if told_apart(a, b, (one.title, left), (other.title, right)):
        return None
    found = in_words(a, b, left, right, known) | around(a, b, one.title, other.title)
    found |= only_of_its_kind(one.title, other.title, known, named=found["other names"] > 0)
    same_day = _same_day(one, other)
    dated = [closed(days(mention.date)) for mention in (one, other)]
    # Two states have many agreements: what another text only calls so is this one where its day or what is said of it tells.
    nameless = found["no name"] and not found["here"] and _little_in_common(a, b, found)
    by_day = titled_by_day(one, other)
    kind = one.kind is other.kind
    return (
        found
        | flags(
            kind=kind,
            same_day=same_day,
            kind_and_day=kind and same_day,
            same_year=_same_year(one, other) and not same_day,
            titled_by_day=by_day,
            far=far,
            undated=None in dated,
            other_year=dated[0] and dated[1] and one.stage is other.stage and dated[0][0].year != dated[1][0].year,
            parties=one.parties and set(one.parties) == set(other.parties),
            no_party=not set(one.parties) & set(other.parties),
            early=one.stage in EARLY and other.stage in EARLY,
            stage=one.stage is other.stage,
            loose=AgreementKind.OTHER in (one.kind, other.kind),
            words=one.kind in WORDS or other.kind in WORDS,
            loan=one.kind is other.kind is AgreementKind.LOAN,
        )
        | {"day and told": same_day * found["told within"], UNLIKE: float(nameless and not same_day and not by_day)}
    )


def _little_in_common(a: Telling, b: Telling, found: Evidence) -> bool:
    """Do the passages share too little for one paper? Of papers in the plural, and in texts without a day, words of any signing
    count for nothing.
    """
    one, other = a.mention, b.mention
    assert isinstance(one, Agreement)
    assert isinstance(other, Agreement)
    loose = UNDATED_DAY in {a.said, b.said} or any(_PLURAL.search(mention.title) for mention in (one, other))
    if not loose:
        return max(found["told"], found["told within"]) < ALIKE
    form = listed("instrument") | listed("deed") | _OF_SIGNINGS
    left, right = ({word for word in said_words(telling) if word not in form} for telling in (a, b))
    return not left or not right or len(left & right) < ALIKE * min(len(left), len(right))


_PLURAL = re.compile(
    r"\b(?:agreements|accords|treaties|pacts|deals|contracts|protocols|documents|papers|instruments|memoranda|memorandums|mous|declarations|statements|programmes)\b",
    re.IGNORECASE,
)
_OF_SIGNINGS = frozenset(
    "side two both countr country state nation leader president minister prime visit talk government total reach".split()
)


def _other_paper(one: Agreement, other: Agreement) -> bool:
    """Is one made under the other, or told apart from it in one text by form or parties?"""
    # Of two protocols one text may leave out that it is an additional one.
    protocols = one.kind is other.kind is AgreementKind.PROTOCOL
    if _derived(one.title, protocols) != _derived(other.title, protocols) and Stage.CONSIDERED not in (
        one.stage,
        other.stage,
    ):
        return True
    if one.document != other.document:
        return False
    other_kind = one.kind is not other.kind and AgreementKind.OTHER not in (one.kind, other.kind)
    return other_kind or bool(one.parties and other.parties and set(one.parties) != set(other.parties))


def _derived(title: str, protocol: bool) -> bool:  # noqa: FBT001
    """Is a paper made under another, or changes it?"""
    beside = listed("beside") if protocol else frozenset()
    return any(word.startswith(tuple(listed("derived"))) and word not in beside for word in content(title))


def _other_parties(a: Agreement, b: Agreement) -> bool:
    codes = [frozenset(party for party in one.parties if len(party) == 3 and party.isupper()) for one in (a, b)]
    whole = all(len(found) == len(one.parties) for found, one in zip(codes, (a, b), strict=True))
    # Of a paper of many a text on two of them may name these alone.
    within = codes[0] <= codes[1] or codes[1] <= codes[0]
    return bool(whole and codes[0] and codes[1] and codes[0] != codes[1] and not (within and min(map(len, codes)) > 1))


def _other_form(a: Agreement, b: Agreement) -> bool:
    if (a.kind in WORDS) != (b.kind in WORDS):
        return AgreementKind.OTHER not in (a.kind, b.kind)
    if a.kind in WORDS:
        return False
    return a.kind != b.kind and not {a.kind, b.kind} & LOOSE


def _far(a: Agreement, b: Agreement) -> bool | None:
    """Do the days of one stage differ? None where they cannot be of one instrument."""
    left, right = closed(days(a.date)), closed(days(b.date))
    if left is None or right is None or not apart(left, right):
        return False
    if a.stage is b.stage:
        gap = (max(left[0], right[0]) - min(left[1], right[1])).days
        return True if gap <= TWO_DAYS else None
    signed, force = (left, right) if b.stage is Stage.IN_FORCE else (right, left)
    if Stage.IN_FORCE in (a.stage, b.stage) and Stage.SIGNED in (a.stage, b.stage) and force[1] < signed[0]:
        return None
    return False


def _renewed(a: Telling, b: Telling) -> bool:
    """Is one told as being prepared long after the other was signed?"""
    for early, done in ((a, b), (b, a)):
        first, second = early.mention, done.mention
        assert isinstance(first, Agreement)
        assert isinstance(second, Agreement)
        if first.stage in EARLY and second.stage not in EARLY and early.said != UNDATED_DAY:
            signed = days(second.date)[1]
            if signed is not None and (date.fromisoformat(early.said) - signed).days > RENEWED:
                return True
    return False


def _same_year(a: Agreement, b: Agreement) -> bool:
    """Is one dated by the year or month in which the other is dated more exactly, at the same stage?"""
    if a.stage is not b.stage or not {a.kind, b.kind} & (LOOSE | {a.kind if a.kind is b.kind else None}):
        return False
    left, right = days(a.date), days(b.date)
    return one_within(left, right) and max(width(left), width(right)) <= YEAR


def _same_day(a: Agreement, b: Agreement) -> bool:
    first, second = closed(days(a.date)), closed(days(b.date))
    return a.stage is b.stage and first is not None and first == second and first[0] == first[1]
