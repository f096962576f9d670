"""From told contacts to mentions: one a contact and document, where it is told best."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from communique.model.documents import BlockKind
from communique.model.mentions import Contact, ContactKind, Mention, Modality, Participant
from communique.model.spans import Span
from communique.reading.annotations import Sentence, TimeMention
from communique.reading.english.not_words import ENVOYS
from communique.registers.contacts.days import nearest_date, next_year, with_length
from communique.registers.contacts.delegations import with_heads
from communique.registers.contacts.denied import is_no_contact
from communique.registers.contacts.details import length_of, participants
from communique.registers.contacts.found import VISITS, Found
from communique.registers.contacts.listed import with_lists
from communique.registers.contacts.merging import merge
from communique.registers.contacts.modality import modality
from communique.registers.contacts.places import place_of
from communique.registers.contacts.stays import as_stays
from communique.registers.contacts.story import as_call, as_narrated, as_planned, as_reported, as_session
from communique.registers.contacts.telling import TALKS, Told
from communique.registers.contacts.tours import with_stops
from communique.registers.contacts.trigger import Trigger
from communique.registers.contacts.triggers import find_triggers
from communique.registers.contacts.unread import trigger_of
from communique.registers.contacts.visitors import goes_home, without_hosts
from communique.registers.contacts.words import contact_words
from communique.registers.grammar import auxiliaries, clause_head, negated, puts_off, subject
from communique.registers.passages import FOUND, Unread, unread
from communique.registers.view import View


class ContactsRoom:
    """Contacts of a document."""

    register = "contacts"
    version = "12"

    def read(self, view: View) -> list[Mention]:
        """One mention a contact."""
        told: list[Told] = []
        for sentence in view.reading.sentences:
            told.extend(self._sentence(view, sentence))
        told = with_heads(view, with_lists(view, [as_session(one, told) for one in told]))
        told += self._unread(view, [one.mention.span for one in told])
        told = [one if one.mention.date else as_narrated(view, one, told) for one in told]
        told = [one if one.mention.date else as_reported(view, one) for one in told]
        if any(one.mention.kind is ContactKind.CALL for one in told):
            told = [as_call(view, one) for one in told]
        return list(merge(as_planned(as_stays(view, told))))

    def _unread(self, view: View, read: Sequence[Span]) -> list[Told]:
        """What the model of passages sees and no rule read."""
        out: list[Told] = []
        for seen in unread(view, self.register, read):
            trigger = trigger_of(view, seen)
            if trigger is None or is_no_contact(trigger):
                continue
            one = self._told(view, seen.sentence, trigger, seen)
            if one is not None:
                out.append(one)
        return out

    def _sentence(self, view: View, sentence: Sentence) -> list[Told]:
        out: list[Told] = []
        for trigger in find_triggers(view, sentence):
            one = None if is_no_contact(trigger) else self._told(view, sentence, trigger)
            if one is not None:
                out += with_stops(view, sentence, trigger, one)
        return out

    def _told(self, view: View, sentence: Sentence, trigger: Trigger, seen: Unread | None = None) -> Told | None:
        """What a trigger tells; of a passage that is ``seen`` the model of passages says whether it tells a contact, and how."""
        if seen is None and _never(trigger):
            return None
        clause = view.clause(sentence, trigger.token)
        nearest = nearest_date(view, sentence, trigger, clause)
        date = with_length(view, sentence, trigger, nearest) or view.overhead(sentence)
        place = place_of(view, sentence, trigger)
        people = participants(view, sentence, trigger, clause)
        undertaken = date is None and _is_undertaken(trigger)
        if undertaken or _tours_with_host(view, trigger, people.value) or _sees_off(trigger, place):
            return None
        if trigger.kind in VISITS and place is not None:
            if (home := goes_home(view, trigger.verb.lemma_, people, place)) and trigger.verb.tag_ != "VBD":
                return None
            people, place = (people, None) if home else (without_hosts(view, people, place), place)
        plain = not (date or place or people.value)
        if (plain and seen is not None) or (seen is None and trigger.is_noun and _is_generic(trigger, plain=plain)):
            return None
        mode = _mode(view, sentence, trigger, date, seen)
        evidence: dict[str, tuple[Span, ...]] = {
            "kind": (sentence.place(trigger.token),),
            "modality": (sentence.place(trigger.verb),),
            **({"date": (date.span,)} if date is not None else {}),
        }
        if place is not None:
            evidence["place"] = place.spans
        if people.value:
            evidence["participants"] = people.spans
        condition = _condition(view, sentence, trigger) if mode in {Modality.PLANNED, Modality.PROPOSED} else None
        if condition is not None:
            evidence["condition"] = (condition,)
        if trigger.body:
            evidence["body"] = (view.subtree(sentence, trigger.token),)
        if trigger.number:
            evidence["session_no"] = (view.subtree(sentence, trigger.token),)
        day = next_year(view, mode, date)
        length = length_of(view, sentence, trigger)
        if length is not None:
            evidence["duration"] = length.spans
        mention = Contact(
            document=view.reading.document.id,
            span=clause,
            evidence=evidence,
            states=view.states(clause, [one.country for one in people.value]),
            topics=view.topics(clause),
            confidence=_confidence(seen, told=(bool(date), bool(place)), people=len(people.value)),
            kind=trigger.kind,
            modality=mode,
            date=day,
            place=place.value if place else None,
            participants=people.value,
            session_no=trigger.number if trigger.kind is ContactKind.SESSION else None,
            body=trigger.body,
            condition=view.text(condition) if condition else None,
            duration=length.value if length else None,
        )
        title = sentence.kind is BlockKind.TITLE
        weight = 2.0 * (date is not None) + (place is not None) + min(3, len(people.value)) - 2.5 * title
        return Told(mention, sentence, _definite(trigger), weight, trigger.number)


_GOING = frozenset({"go", "come", "rush", "drive", "travel", "turn"})
_GATES = re.compile(r"\b(?:[Aa]irport|[Aa]irfield|[Rr]ailway [Ss]tation)$")
_READ = 0.55  # the confidence of a contact that a rule read, without day, place and people


def _confidence(seen: Unread | None, *, told: tuple[bool, bool], people: int) -> float:
    """How sure a contact is: more with its day and place and with each of up to three people."""
    return (FOUND if seen else _READ) + 0.1 * sum(told) + 0.05 * min(3, people)


def _mode(view: View, sentence: Sentence, trigger: Trigger, date: TimeMention | None, seen: Unread | None) -> Modality:
    """Was it held, or how else is it told? Of what no rule read the model says it."""
    if seen is not None:
        return Modality(seen.passage.answers["modality"])
    title = sentence.kind is BlockKind.TITLE
    mode = modality(trigger, date.value if date else None, view.reading.date, title=title)
    bare = mode is Modality.HELD and date is None
    return Modality.PLANNED if bare and _ITINERARY.match(sentence.text) else mode


# The heading of a paper that says what is to come.
_ITINERARY = re.compile(
    r"\W*(?:(?:draft|provisional|tentative|detailed) )?(?:programme|program|itinerary|schedule|agenda) (?:of|for) ",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:as soon as|once(?! (?:in|an?|every|per|again|more)\b)|provided that|when (?:conditions|circumstances|the situation)|if|after the pandemic|depending on)\b[^.;]*",
    re.IGNORECASE,
)


def _condition(view: View, sentence: Sentence, trigger: Trigger) -> Span | None:
    match = _WHEN.search(view.text(sentence.span))
    if match is None or sentence.span.start + match.end() <= sentence.place(trigger.token).start:
        return None
    return Span(sentence.span.start + match.start(), sentence.span.start + match.end())


_NOT_SINCE = re.compile(r"\W*(?:not since|never before|not once)\b[^,;.]* ha(?:d|s|ve)\b", re.IGNORECASE)
_EVERY = frozenset({"every", "always", "usually", "yearly", "annually"})


def _never(trigger: Trigger) -> bool:
    """ "had never met", "did not attend the forum", "meet every six months": no contact, and none called off."""
    if (
        trigger.verb.tag_ in {"VBP", "VBZ"}
        and not trigger.is_noun
        and _EVERY & {one.lower_ for one in trigger.verb.subtree}
    ):
        return True
    if (
        not trigger.is_noun
        and trigger.verb.lemma_ == "invite"
        and any(one.lower_ == "which" for child in trigger.verb.children for one in child.children)
    ):
        return True  # "a visit, to which he had been invited"
    if trigger.is_noun and trigger.verb.lemma_ == "address" and trigger.token.dep_ == "dobj":
        return True  # "will address a joint sitting": told by the verb
    thanked = trigger.token.dep_ == "pobj" and trigger.token.head.lower_ == "for" and trigger.verb.lemma_ == "thank"
    if trigger.is_noun and (thanked or _is_praised(trigger)):
        return True
    if trigger.is_noun and _was_first_due(trigger):
        return True  # "the visit was originally due in November": of the visit told elsewhere
    if trigger.is_noun and (_called_away(trigger) or _off_the_programme(trigger)):
        return True
    if _NOT_SINCE.match(trigger.verb.sent.text):
        return True  # "not since 1997 had a leader visited Dhaka"
    denied = {child.lower_ for child in trigger.verb.children if child.dep_ == "neg"}
    if denied and not trigger.is_noun and auxiliaries(trigger.verb) & {"has", "have", "had"}:
        return True  # "the commission has not been meeting for a long time": nobody called it off
    return "never" in denied or (bool(denied) and trigger.verb.lemma_.lower() in {"attend", "participate", "join"})


def _sees_off(trigger: Trigger, place: Found[str] | None) -> bool:
    """ "Went to the airport to bid farewell": no journey."""
    going = trigger.kind in VISITS and trigger.verb.lemma_ in _GOING
    return going and place is not None and _GATES.search(place.value) is not None


def _is_undertaken(trigger: Trigger) -> bool:
    """ "Agreed to open a consulate", "plans to launch a satellite": a promise, which has a register of its own."""
    verb = trigger.token
    to = (
        trigger.kind is ContactKind.CEREMONY
        and not trigger.is_noun
        and any(child.lower_ == "to" for child in verb.children)
    )
    return to and verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_.lower() in _UNDERTAKING


_UNDERTAKING = frozenset({"agree", "decide", "pledge", "promise", "plan", "offer", "intend", "want", "commit", "vow"})


def _tours_with_host(view: View, trigger: Trigger, people: tuple[Participant, ...]) -> bool:
    """Do the two sides tour a place together: "the two toured the terminal"? That is a stop of a visit."""
    if trigger.is_noun or trigger.token.lemma_ not in {"tour", "visit", "inspect"}:
        return False
    pair = set(view.reading.pair)
    return len(pair) > 1 and {one.country for one in people} >= pair


def _is_praised(trigger: Trigger) -> bool:
    """Is it only said what it is or will be: "the visit would be a milestone"?"""
    verb = trigger.verb
    whose = subject(verb)
    if verb.lemma_.lower() in _JUDGING and trigger.token.dep_ == "dobj" and _definite(trigger):
        return True  # "the president regards the visit as a sequel"
    if verb.lemma_ != "be" or whose is None or whose.i != trigger.token.i or not _definite(trigger):
        return False
    return any(child.dep_ == "attr" and child.ent_type_ not in {"DATE", "ORDINAL"} for child in verb.children)


_JUDGING = frozenset({"regard", "consider", "see", "view", "assess", "hail", "rate"})
_ORIGINALLY = re.compile(
    r"\b(?:was|were|had been) (?:originally|initially|at first) (?:due|scheduled|planned|set|slated)\b", re.IGNORECASE
)
_PUT_OFF = re.compile(r"\b(?:postpon|cancel|called off|put off|delay|shelv|scrap)", re.IGNORECASE)


def _was_first_due(trigger: Trigger) -> bool:
    """Is it only said for when it was first meant: "the visit was originally due in May"? Not where it is also put off."""
    verb = trigger.verb
    of_it = trigger.token.dep_ in {"nsubj", "nsubjpass"} and trigger.token.head.i == verb.i and _definite(trigger)
    near = verb.doc[max(verb.sent.start, verb.i - 3) : verb.i + 4].text
    return of_it and _ORIGINALLY.search(near) is not None and _PUT_OFF.search(verb.sent.text) is None


_AWAY = re.compile(r"\b(?:recall|summon|withdr[ae]w|call\w* (?:back|home|in)\b)", re.IGNORECASE)


def _called_away(trigger: Trigger) -> bool:
    """ "Recalled its ambassador for consultations", "summoned him for talks": he goes home or is scolded, and nobody meets."""
    token = trigger.token
    if token.dep_ != "pobj" or token.head.lower_ != "for":
        return False
    verb = clause_head(token)
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    first = verb.left_edge.i if passive else verb.i
    return _AWAY.search(verb.doc[verb.i : token.i].text) is not None and any(
        part.lemma_.lower() in ENVOYS for part in verb.doc[first : token.i]
    )


_PROGRAMME = frozenset({"programme", "program", "agenda", "schedule", "plan", "plans", "cards", "table", "itinerary"})


def _off_the_programme(trigger: Trigger) -> bool:
    """ "A meeting of the two was not on the programme"."""
    verb = trigger.verb
    whose = subject(verb)
    if verb.lemma_ != "be" or not negated(verb) or whose is None or whose.i != trigger.token.i:
        return False  # "gas was not on the agenda of the talks"
    return any(part.lower_ in _PROGRAMME for child in verb.children if child.dep_ == "prep" for part in child.children)


def _determiners(trigger: Trigger) -> set[str]:
    return {child.lower_ for child in trigger.token.children if child.dep_ in {"det", "poss", "amod", "nummod"}}


def _definite(trigger: Trigger) -> bool:
    return trigger.is_noun and bool(
        _determiners(trigger) & {"the", "this", "these", "that", "his", "her", "their", "its", "our", "my"}
    )


_REGULAR = frozenset(
    "regular frequent multiple mutual such any all every each no many several numerous various annual".split()
)


def _is_generic(trigger: Trigger, *, plain: bool) -> bool:
    """No single occasion: "regular meetings", "exchange of visits", "at the meeting" with nothing new."""
    words, token = contact_words(), trigger.token
    low = {child.lower_ for child in token.children}
    if _is_long(token):
        return True
    if low & _REGULAR and not (plain is False and "annual" in low):
        return True
    if token.dep_ == "pobj" and token.head.lower_ == "for" and token.head.head.lemma_.lower() in {"basis", "ground"}:
        return True
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in {"lack", "absence"}:
        return True
    if (
        token.lemma_.lower() == "negotiation"
        and trigger.verb.lemma_ == "be"
        and not (token.i and token.nbor(-1).lower_ in {"a", "first"})
    ):
        return True  # "the negotiations would be over by summer": no occasion
    first = token.head if token.dep_ == "conj" else token
    if plain and trigger.kind is ContactKind.EXERCISE and first.dep_ == "pobj" and first.head.lower_ in {"for", "of"}:
        return True  # "may send troops for joint drills"
    bare = not [child for child in token.children if child.dep_ not in {"det", "punct", "acl", "relcl"}]
    if (
        bare
        and _definite(trigger)
        and token.dep_ == "pobj"
        and token.head.lower_ in {"before", "after", "during", "ahead", "since", "of"}
        and trigger.kind in VISITS | TALKS
    ):
        return True
    plural = token.tag_ in {"NNS", "NNPS"}
    counted = trigger.kind in {ContactKind.TALKS, ContactKind.EXERCISE, ContactKind.CEREMONY}
    if plural and not counted:
        return True
    if (
        plain
        and (_definite(trigger) or trigger.kind in TALKS | {ContactKind.SPEECH, ContactKind.CEREMONY} | VISITS)
        and trigger.body is None
    ):
        return not _tells_anew(trigger)
    if token.lemma_.lower() in {"negotiation", "discussion", "dialogue", "conversation"} and not (
        {child.dep_ for child in token.children} & {"prep"} or not plain
    ):
        return True
    governed = trigger.verb.lemma_.lower() in words.lists["occasion"]
    by_preposition = token.dep_ == "pobj" and token.head.lower_ in words.lists["occasion_prepositions"]
    return not (governed or by_preposition or not plain)


_LENGTHS = frozenset({"day", "week", "month", "year", "decade", "hour"})
_ON_WHICH = re.compile(r"(?:on|for|about|over) which\b")


def _is_long(token: Token) -> bool:
    """Only a length of talks, or those on a paper: "after three years of talks", "the treaty, negotiations on which ended"."""
    if token.lemma_.lower() not in {"negotiation", "talk", "discussion", "consultation"}:
        return False
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in _LENGTHS:
        return True
    return _ON_WHICH.match(token.doc[token.i + 1 : token.i + 3].text) is not None


_HOLDING = frozenset(
    "hold host conduct convene cancel postpone scrap suspend shelve announce pay make schedule plan invite accept propose suggest offer request wrap end conclude finish complete resume".split()
)


def _tells_anew(trigger: Trigger) -> bool:
    """Is the noun the object of holding, or the subject of taking place, so that the sentence tells it?"""
    verb, token = trigger.verb, trigger.token
    holding = (verb.lemma_ in _HOLDING or puts_off(verb)) and token.dep_ in {"dobj", "nsubjpass", "obj"}
    happening = verb.lemma_ in {"take", "begin", "open", "follow", "start", "occur", "close"} and token.dep_ in {
        "nsubj",
        "dobj",
    }
    return (holding or happening) and not _determiners(trigger) & {"this", "that", "these"}
