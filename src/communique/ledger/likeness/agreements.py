"""When two tellings are of one instrument: parties, form, title, and a life that runs in one direction."""

from __future__ import annotations

from datetime import date

from communique.ledger.likeness.titles import Weights, contained, numbers_contradict, overlap, weights
from communique.ledger.likeness.verdict import Verdict
from communique.ledger.telling import UNDATED_DAY, Telling
from communique.ledger.when import apart, closed, days
from communique.model.mentions import Agreement, AgreementKind, Stage

TWO_DAYS = 45  # days between two days of signing that sources may give of one instrument
RENEWED = 60  # days after its signing from which talk of preparing an instrument is of another
LOOSE = frozenset({AgreementKind.OTHER, AgreementKind.AGREEMENT})
WORDS = frozenset({AgreementKind.JOINT_STATEMENT, AgreementKind.DECLARATION})
EARLY = frozenset({Stage.CONSIDERED, Stage.IN_PREPARATION})


def same_agreement(a: Telling, b: Telling) -> Verdict | None:
    """Same parties, forms that do not exclude each other, titles that share most of their telling words."""
    one, other = a.mention, b.mention
    assert isinstance(one, Agreement)
    assert isinstance(other, Agreement)
    if _other_parties(one, other) or _other_form(one, other) or numbers_contradict(one.title, other.title):
        return None
    left, right = (weights(mention.title, a.pair, "instrument") for mention in (one, other))
    alike = overlap(left, right)
    far = _far(one, other)
    if far is None or _renewed(a, b):
        return None
    if not left or not right:
        return _untitled(one, other, left, right)
    if alike >= (0.8 if far else 0.6):
        return Verdict(alike, "same parties, titles alike" + (", other day" if far else ""))
    if not far and min(sum(left.values()), sum(right.values())) >= 3 and contained(left, right) >= 1.0:
        return Verdict(0.6, "same parties, one title within the other")
    return None


def _other_parties(a: Agreement, b: Agreement) -> bool:
    codes = [frozenset(party for party in one.parties if len(party) == 3 and party.isupper()) for one in (a, b)]
    whole = all(len(found) == len(one.parties) for found, one in zip(codes, (a, b), strict=True))
    return bool(whole and codes[0] and codes[1] and codes[0] != codes[1])


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


def _untitled(a: Agreement, b: Agreement, left: Weights, right: Weights) -> Verdict | None:
    """Papers known by their form alone are one where form and day are the same."""
    first, second = closed(days(a.date)), closed(days(b.date))
    same_day = first is not None and first == second and first[0] == first[1]
    if a.kind is b.kind and a.kind in WORDS and same_day and not (left and right):
        return Verdict(0.9, "same form and day")
    return Verdict(0.7, "same form and day") if a.kind is b.kind and same_day and not left and not right else None
