"""When two tellings are of one instrument: parties, form, title, and a life that runs in one direction."""

from __future__ import annotations

from datetime import date

from communique.ledger.likeness.quotes import in_passage, said_words, sums_agree
from communique.ledger.likeness.titles import Known, likeness, numbers_contradict, weights
from communique.ledger.likeness.verdict import SILENT, Verdict
from communique.ledger.telling import UNDATED_DAY, Telling
from communique.ledger.when import apart, closed, days, one_within, width
from communique.ledger.words import content, listed
from communique.model.mentions import Agreement, AgreementKind, Stage

TWO_DAYS = 45  # days between two days of signing that sources may give of one instrument
RENEWED = 60  # days after its signing from which talk of preparing an instrument is of another
FAR = 0.7  # likeness of titles that is enough where the days differ
CLOSE = 0.55  # within one text, which tells its papers apart, and between two forms
ENOUGH = 0.25
SAME_DAY = 0.2
CONTAINED = 0.8  # what a title wholly inside the other counts
SAME_SUM = 0.15  # where both passages tell one sum of money
SAME_YEAR = (
    0.35  # share of the shorter title where one is dated by the year of the other ("the protocol of 2019 on ...")
)
YEAR = 366
UNTITLED = 0.6  # share of the shorter passage where one paper has no title
UNTITLED_DAY = 0.4
UNTITLED_LEAST = 4.0
QUOTED = 0.4  # what a title counts that stands in the other's passage
LIGHT = 2.0  # weight of a title from which that says something
LOOSE = frozenset({AgreementKind.OTHER, AgreementKind.AGREEMENT})
WORDS = frozenset({AgreementKind.JOINT_STATEMENT, AgreementKind.DECLARATION})
EARLY = frozenset({Stage.CONSIDERED, Stage.IN_PREPARATION})


def same_agreement(a: Telling, b: Telling, known: Known) -> Verdict | None:
    """Same parties, forms that do not exclude each other, titles that share enough of their telling words.

    How much is enough depends on the day: little where both were signed on one day, most where the days differ.
    """
    one, other = a.mention, b.mention
    assert isinstance(one, Agreement)
    assert isinstance(other, Agreement)
    if _other_parties(one, other) or _other_form(one, other) or numbers_contradict(one.title, other.title):
        return None
    far = _far(one, other)
    if far is None or _renewed(a, b) or _other_paper(a, b):
        return None
    left, right = (weights(mention.title, a.pair, "instrument") for mention in (one, other))
    if not left or not right:
        return _untitled(a, b, known)
    alike = likeness(left, right, known)
    score = alike.overlap
    if alike.lighter >= LIGHT and one.document != other.document:
        score = max(score, CONTAINED * alike.contained)
        score = max(score, QUOTED * in_passage(a, b, left, right, known))
    reason = "same parties, titles alike"
    if far:
        return Verdict(score, f"{reason}, other day") if score >= FAR else SILENT
    if one.document == other.document or (one.kind is not other.kind and not _same_year(one, other)):
        return Verdict(score, reason) if score >= CLOSE else SILENT
    if _same_day(one, other):
        return Verdict(score + 0.2, f"{reason}, same day") if score >= SAME_DAY else SILENT
    if sums_agree(a.quote, b.quote) and score >= SAME_SUM:
        return Verdict(score + 0.15, f"{reason}, same sum")
    if _same_year(one, other) and max(score, alike.contained) >= SAME_YEAR:
        return Verdict(max(score, SAME_YEAR), f"{reason}, same year")
    return Verdict(score, reason) if score >= ENOUGH else SILENT


def _other_paper(a: Telling, b: Telling) -> bool:
    """Is one made under the other, or a loan of another sum, or of other parties or another form in one text?"""
    one, other = a.mention, b.mention
    assert isinstance(one, Agreement)
    assert isinstance(other, Agreement)
    derived = [bool(content(mention.title) & listed("derived")) for mention in (one, other)]
    if derived[0] != derived[1] and Stage.CONSIDERED not in (one.stage, other.stage):
        return True
    if one.kind is other.kind is AgreementKind.LOAN and sums_agree(a.quote, b.quote) is False:
        return True
    if one.document != other.document:
        return False
    other_kind = one.kind is not other.kind and AgreementKind.OTHER not in (one.kind, other.kind)
    return other_kind or bool(one.parties and other.parties and set(one.parties) != set(other.parties))


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


def _untitled(a: Telling, b: Telling, known: Known) -> Verdict:
    """Papers known by their form alone are one where form and day are the same, or where the passages say the same of them."""
    one, other = a.mention, b.mention
    assert isinstance(one, Agreement)
    assert isinstance(other, Agreement)
    left, right = (weights(mention.title, a.pair, "instrument") for mention in (one, other))
    same_day = _same_day(one, other)
    if one.kind is other.kind and same_day:
        if one.kind in WORDS and not (left and right):
            return Verdict(0.9, "same form and day")
        if not left and not right and one.document != other.document:
            return Verdict(0.5, "same form and day")
    if one.document == other.document or one.kind is not other.kind:
        return SILENT
    told = likeness(left or said_words(a), right or said_words(b), known)
    enough = UNTITLED_DAY if same_day or _same_year(one, other) else UNTITLED
    if told.common >= UNTITLED_LEAST and told.contained >= enough:
        return Verdict(min(0.5, told.contained), "same form, told in like words")
    return SILENT


def _same_year(a: Agreement, b: Agreement) -> bool:
    """Is one dated by the year or month in which the other is dated more exactly, at the same stage?"""
    if a.stage is not b.stage or not {a.kind, b.kind} & (LOOSE | {a.kind if a.kind is b.kind else None}):
        return False
    left, right = days(a.date), days(b.date)
    return one_within(left, right) and max(width(left), width(right)) <= YEAR


def _same_day(a: Agreement, b: Agreement) -> bool:
    first, second = closed(days(a.date)), closed(days(b.date))
    return a.stage is b.stage and first is not None and first == second and first[0] == first[1]
