"""What later tellings of a record itself say of it: held, moved, put off, called off, told again."""

from __future__ import annotations

import re

from communique.ledger.following.cues import clauses_between, cues
from communique.ledger.following.outcomes import Outcome
from communique.ledger.following.promises import BearingKind, Sentence
from communique.ledger.telling import Telling
from communique.ledger.when import days, width
from communique.model.mentions import Commitment, Contact, Modality, Strength

BARE = 31  # days of a date's width from which it says no more than a month or year
_FIRM = (Strength.PLEDGE, Strength.INTENT)
_LOOSE = (Strength.REQUEST, Strength.UNDER_CONSIDERATION)
_AFTER = 45  # characters after a mention in which an outcome still speaks of it
_RECALLED = re.compile(
    r"\b(?:pledged|promised|sought|asked|undertook|vowed|announced|offered)\b.*\b(?:last|when|in (?:\w+ )?(?:19|20)\d\d)\b"
    r"|\bin (?:\w+ )?(?:19|20)\d\d\b.*\b(?:pledged|promised|sought|undertook|vowed)\b"
)


def retold(telling: Telling, before: tuple[Telling, ...], sentence: Sentence) -> Outcome | None:
    """What a later telling says, given those before it (the first is the promise) and the sentence in which it stands; None
    where it only looks back.
    """
    mention = telling.mention
    if isinstance(mention, Contact):
        return _contact(mention, before, sentence.text)
    assert isinstance(mention, Commitment)
    return _commitment(telling, mention, before, sentence)


def _contact(mention: Contact, before: tuple[Telling, ...], sentence: str) -> Outcome | None:
    earlier = [one.mention for one in before if isinstance(one.mention, Contact)]
    if mention.modality is Modality.HELD:
        if width(days(mention.date)) > BARE and any(one.modality is Modality.HELD for one in earlier):
            return None
        return Outcome(BearingKind.DONE, "told as held")
    if mention.modality is Modality.CANCELLED:
        if any(one.modality is Modality.CANCELLED for one in earlier):
            return None
        late = any(cue.kind in (BearingKind.DELAYED, BearingKind.CONTRADICTED) for cue in cues(sentence))
        return Outcome(
            BearingKind.DELAYED if late else BearingKind.DROPPED, "told as put off" if late else "called off"
        )
    ends = [days(one.date) for one in earlier if one.date]
    own, last = days(mention.date)[0], ends[-1][1] if ends else None
    if own is not None and last is not None and own > last:
        told = any(cue.kind is BearingKind.DELAYED for cue in cues(sentence))
        return Outcome(BearingKind.DELAYED, "planned for a later day") if told else None
    return Outcome(BearingKind.REPEATED, "told again as planned")


def _commitment(
    telling: Telling, mention: Commitment, before: tuple[Telling, ...], sentence: Sentence
) -> Outcome | None:
    earlier = [one.mention for one in before if isinstance(one.mention, Commitment)]
    last = next((day for day in reversed([days(one.due)[1] for one in earlier]) if day), None)
    due = days(mention.due)[1]
    if due is not None and last is not None and due > last:
        return Outcome(BearingKind.DELAYED, "due later than told before")
    end = telling.mention.span.end - sentence.start
    for cue in cues(sentence.text):
        near = telling.mention.span.start - sentence.start <= cue.start and cue.end <= end + _AFTER
        bound = cue.start < end or not clauses_between(sentence.text, end, cue.start)
        if near and bound and not cue.ahead and cue.kind not in (BearingKind.DONE, BearingKind.REPEATED):
            return Outcome(cue.kind, f'"{cue.words}"')
    if mention.strength in _FIRM and earlier and earlier[0].strength in _LOOSE:
        return Outcome(BearingKind.ADVANCED, "asked for before, promised now")
    if _RECALLED.search(sentence.text.casefold()):
        return None
    return Outcome(BearingKind.REPEATED, "promised again")
