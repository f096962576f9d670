"""Days that a story gives to what it tells without a date."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.model import edtf
from communique.model.documents import BlockKind
from communique.model.mentions import ContactKind, Modality
from communique.model.spans import Span
from communique.reading.annotations import Sentence, TimeMention
from communique.reading.english.dating_clues import occasion_clues
from communique.reading.english.reported import reports
from communique.registers.contacts.found import VISITS
from communique.registers.contacts.telling import TALKS, Told
from communique.registers.grammar import auxiliaries, clause_head, is_future
from communique.registers.view import View


def as_call(view: View, one: Told) -> Told:
    """In a story of a telephone call "the conversation" is that call."""
    word = view.text(one.mention.evidence["kind"][0]).casefold()
    if one.mention.kind is not ContactKind.TALKS or word != "conversation":
        return one
    return replace(one, definite=True, mention=replace(one.mention, kind=ContactKind.CALL))


_SAME_BODY = 6  # sentences over which "the fifth meeting" is still of the body told before


def as_session(one: Told, told: list[Told]) -> Told:
    """ "The fifth meeting" near a session of a numbered body is that body's."""
    if one.mention.kind is not ContactKind.MEETING or one.number is None or not one.definite:
        return one
    near = [
        other
        for other in told
        if other.mention.kind is ContactKind.SESSION
        and other.mention.body
        and other.mention.session_no not in {None, one.number}
        and abs(other.sentence.index - one.sentence.index) <= _SAME_BODY
    ]
    if not near:
        return one
    other = min(near, key=lambda two: abs(two.sentence.index - one.sentence.index)).mention
    evidence = {**one.mention.evidence, "session_no": one.mention.evidence["kind"]}
    if "body" in other.evidence:
        evidence["body"] = other.evidence["body"]
    return replace(
        one,
        mention=replace(
            one.mention, kind=ContactKind.SESSION, session_no=one.number, body=other.body, evidence=evidence
        ),
    )


_RECENTLY = re.compile(
    r"\b(?:recently|lately|just (?:returned|back|visited|arrived|met)|have just|has just)\b", re.IGNORECASE
)


def as_reported(view: View, one: Told) -> Told:
    """An interview or press conference is of the day of its report; "recently" is some day up to that of the document."""
    today, mention = view.reading.date, one.mention
    if today is not None and mention.modality is Modality.PLANNED and mention.kind is ContactKind.FORUM:
        year = _next_edition(view, one.sentence, today)
        return one if year is None else replace(one, mention=replace(mention, date=year))
    if today is None or mention.modality is not Modality.HELD:
        return one
    found = _RECENTLY.search(view.text(one.sentence.span))
    if found is not None:
        at = Span(one.sentence.span.start + found.start(), one.sentence.span.start + found.end())
        return replace(one, mention=replace(mention, date=f"../{today}", evidence={**mention.evidence, "date": (at,)}))
    verb = mention.evidence["modality"][0]
    if mention.kind in VISITS and _NOW.search(
        view.reading.text[max(0, mention.evidence["kind"][0].start - _NOW_BEFORE) : mention.evidence["kind"][0].start]
    ):
        return replace(one, mention=replace(mention, date=today))  # "is on a visit to", "currently on a visit"
    if (
        mention.kind in VISITS
        and re.search(r"\b(?:is|are)\s(?:\w+\s)?$", view.reading.text[max(0, verb.start - 14) : verb.start])
        and view.text(verb).endswith("ing")
    ):
        return replace(one, mention=replace(mention, date=today))  # "is paying a visit": now
    said = any(token.tag_ == "VBD" for token in one.sentence.tokens)
    kind = mention.evidence["kind"][0]
    before = max(0, kind.start - _NOW_BEFORE)
    recent = _RECENT.search(view.reading.text[before : kind.start])
    if recent is not None:
        at = Span(before + recent.start(1), before + recent.end(1))
        return replace(one, mention=replace(mention, date=f"../{today}", evidence={**mention.evidence, "date": (at,)}))
    if mention.kind in {ContactKind.INTERVIEW, ContactKind.PRESS_CONFERENCE} and said and one.sentence.index < _LEAD:
        return replace(one, mention=replace(mention, date=today))
    return one


_RECENT = re.compile(r"\b(?:an?|the|his|her|their|this) (recent) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_NOW_BEFORE = 60  # characters before the visit in which it is said to be under way
_NOW = re.compile(
    r"\b(?:is|are|am|currently|presently|at present|now|who is|who are)\s(?:since today |today |now |currently )?on (?:an?|his|her|their)\s(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)


def _next_edition(view: View, sentence: Sentence, today: str) -> str | None:
    """The year of the next meeting of a series whose calendar is known: "is preparing to host the G20 summit"."""
    _, day = edtf.bounds(today)
    for clue in occasion_clues(view.reading.sentences):
        if sentence.span.covers(clue.span) and day is not None:
            ahead = [one.first for one in clue.options if one.first >= day]
            if ahead and (ahead[0] - day).days <= _YEAR:
                return str(ahead[0].year)
    return None


_YEAR = 366  # days


# Sentences at the head of a story within which an undated interview is the one that it reports.
_LEAD = 6


def as_narrated(view: View, one: Told, told: list[Told]) -> Told:
    """A held contact told in the plain past takes the day of the story's main contact, where the text gives one."""
    mention, today = one.mention, view.reading.date
    if today is None or one.sentence.kind is BlockKind.TITLE:
        return one
    if mention.modality is Modality.PLANNED:
        return _with_plan(one, told)
    if mention.modality is not Modality.HELD:
        return one
    if mention.kind in {ContactKind.FORUM, ContactKind.EXERCISE}:
        return one  # talked of rather than told
    verbs = [token for token in one.sentence.tokens if token.dep_ == "ROOT"]
    verb = mention.evidence["modality"][0]
    if re.search(r"\b(?:had|having)\s(?:\w+\s)?$", view.reading.text[max(0, verb.start - 16) : verb.start]):
        return one
    told_at = mention.evidence["kind"][0].start
    if _DAYS_OFF.search(view.reading.text[one.sentence.span.start : told_at]):
        return one  # "comes a few days after the investors' trip to Rwanda"
    past = any(token.tag_ in {"VBD", "VBN"} and "had" not in auxiliaries(token) for token in verbs)
    if not past or _looks_back(one, low=view.text(one.sentence.span).casefold()):
        return one
    main = next(
        (
            other
            for other in told
            if other.mention.modality is Modality.HELD
            and other.mention.date
            and _close(other.mention.date, today)
            and other.sentence.kind is not BlockKind.TITLE
        ),
        None,
    )
    if main is None:
        return _on(one, day_of_deeds(view, one))
    if main.sentence.index > one.sentence.index:
        return one
    day = view.day_of_story(one.sentence)
    if day is not None and not _in_a_stay(view, one, main, day):
        return _on(one, day)
    return replace(
        one,
        mention=replace(
            mention,
            date=main.mention.date,
            evidence={**mention.evidence, "date": main.mention.evidence.get("date", (main.mention.span,))},
        ),
    )


def _on(one: Told, day: TimeMention | None) -> Told:
    """The same on a day, where there is one."""
    if day is None:
        return one
    evidence = {**one.mention.evidence, "date": (day.span,)}
    return replace(one, mention=replace(one.mention, date=day.value, evidence=evidence))


# What is told of another time than that of the story.
_BACK = re.compile(
    r"\b(?:previous|last|recent|ago|former|history|(?<!time )since|already|ever|earlier (?:this|last)|(?:since|back|the) then"
    r"|then[ -](?:acting|chief|deputy|foreign|head|king|leader|minister|premier|president|prime|secretary|vice))\b"
    r"|(?<!^)\bearlier\b(?! (?:in the|on|today)\b)"
)


_DAYS_OFF = re.compile(r"\b(?:days?|weeks?|months?|years?) (?:after|before|ahead of|since)\b[^.;]*$", re.IGNORECASE)


def _looks_back(one: Told, *, low: str) -> bool:
    """Is it told of another time, "last year", "has met several times"?"""
    if _BACK.search(low) is not None:
        return True
    at = one.mention.evidence["modality"][0]
    verbs = [token for token in one.sentence.tokens if token.dep_ == "ROOT" or one.sentence.place(token) == at]
    return any(auxiliaries(token) & {"has", "have"} for token in verbs)


def _in_a_stay(view: View, one: Told, main: Told, day: TimeMention) -> bool:
    """Is a day told paragraphs ago only one of the days of the visit that the story tells? Then any of them may be meant."""
    at = view.sentence_at(day.span.start)
    return (
        main.mention.kind in VISITS
        and "/" in (main.mention.date or "")
        and edtf.overlaps(main.mention.date or "..", day.value or "..")
        and (at is None or at.paragraph != one.sentence.paragraph)
    )


_DEED_REACH = 6  # sentences over which a story told without a dated contact goes on with the day of its deeds


def day_of_deeds(view: View, one: Told) -> TimeMention | None:
    """The day on which a story tells that something was done, shortly before a contact; "said on Monday" tells no deed, but is the
    day of a meeting after which somebody spoke.
    """
    sentence = one.sentence
    day = view.day_of_story(sentence)
    at = view.sentence_at(day.span.start) if day is not None else None
    if day is None or at is None or at.kind is BlockKind.TITLE or sentence.index - at.index > _DEED_REACH:
        return None
    inside = at.inside(day.span)
    verb = clause_head(inside[0]) if inside else None
    if verb is None or verb.tag_ not in {"VBD", "VBN"} or is_future(verb):
        return None
    return day if not reports(verb) or _spoke_after(one) else None


def _spoke_after(one: Told) -> bool:
    """ "Told reporters after a meeting with him"."""
    for token in one.sentence.inside(one.mention.evidence["kind"][0]):
        prep = token.head
        if token.dep_ == "pobj" and prep.lower_ in {"after", "following"} and reports(prep.head):
            return any(child.lower_ == "a" for child in token.children)
    return False


def as_planned(told: list[Told]) -> list[Told]:
    """The same; what is said of a visit that is only planned elsewhere does not make it held: "his visit follows months of talks"."""
    planned = [one.mention for one in told if one.mention.modality is Modality.PLANNED and one.mention.kind in VISITS]
    coming = {who.name for one in planned for who in one.participants if who.name}
    return [
        replace(one, mention=replace(one.mention, modality=Modality.PLANNED))
        if _is_spoken_of(one) and coming & {who.name for who in one.mention.participants}
        else one
        for one in told
    ]


def _is_spoken_of(one: Told) -> bool:
    """Is a visit only said to be something, in the present and without a day?"""
    mention = one.mention
    if mention.modality is not Modality.HELD or mention.kind not in VISITS or mention.date is not None:
        return False
    verbs = one.sentence.inside(mention.evidence["modality"][0])
    return any(verb.tag_ == "VBZ" and verb.lemma_ in _COMES for verb in verbs)


_COMES = frozenset({"follow", "come", "aim", "mark", "take", "be", "reflect", "show", "underline", "coincide"})
_PLAN_REACH = 4  # sentences over which planned talks belong to the planned visit told before


def _with_plan(one: Told, told: list[Told]) -> Told:
    """Talks planned for a visit whose days are told just before take those days."""
    if one.mention.kind not in TALKS | {ContactKind.CEREMONY, ContactKind.PRESS_CONFERENCE}:
        return one
    for other in reversed(told):
        ahead = one.sentence.index - other.sentence.index
        if (
            0 <= ahead <= _PLAN_REACH
            and other.mention.kind in VISITS
            and other.mention.modality is Modality.PLANNED
            and other.mention.date
        ):
            return replace(
                one,
                mention=replace(
                    one.mention,
                    date=other.mention.date,
                    evidence={
                        **one.mention.evidence,
                        "date": other.mention.evidence.get("date", (other.mention.span,)),
                    },
                ),
            )
    return one


def _close(date: str, today: str) -> bool:
    first, last = edtf.bounds(date)
    _, day = edtf.bounds(today)
    if first is None or last is None or day is None:
        return False
    return (last - first).days <= 4 and -1 <= (day - last).days <= 4
