"""Who is meant: persons, states and sides, named or referred to ("the head of state", "the two sides", "he", "our country").

References are resolved within the document, in reading order, or left unresolved. A reference by office takes the last
person named who holds such an office (and speaks for that state where it is said); plural ones take the two principals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from communique.model.countries import countries as all_countries
from communique.model.spans import Span
from communique.reading.annotations import ActorMention, CountryForm, CountryMention, PersonMention, Sentence, within
from communique.reading.english.genders import PRONOUNS, genders
from communique.reading.english.offices import LEADERS, same_office
from communique.reading.english.plural_offices import PAIR, states_in_a_row, states_of, told_together
from communique.reading.english.referring import is_definite, is_plural, itself_of, stands_for_two, word_before

# An office of which a story has one holder: "the Speaker said" is the speaker named before.
_ONE_IN_A_STORY = frozenset(
    "adviser advisor ambassador chairman chief commander commissioner diplomat director envoy general governor mayor minister official representative secretary senator speaker spokesman spokesperson spokeswoman".split()
)
_SIDES = frozenset(
    "side party country state nation government people capital neighbour neighbor partner ally delegation republic power".split()
)
_BOTH = frozenset({"both", "two"})
_PAIR_OF_MEN = frozenset({"leaders", "men", "women", "statesmen", "principals", "interlocutors"})
_GUESTS = frozenset({"guest", "visitor"})
_TOGETHER = frozenset({"government", "side", "delegation", "team"})  # what two states have each one of
_LONGEST_ROW = 9  # words of "of the Republic of A and the Kingdom of B"
_PLAIN_SIDES = frozenset({"sides", "parties", "interlocutors", "counterparts"})
_HE = frozenset(PRONOUNS)
# The words that may stand for somebody who is named elsewhere.
_REFERRING = _SIDES | _PAIR_OF_MEN | _GUESTS | _PLAIN_SIDES | _HE | {"host", "it", "they", "two", "both"}


@dataclass(slots=True)
class _Discourse:
    """What has been said so far."""

    pair: tuple[str, ...]
    home: str | None
    offices: dict[str, list[PersonMention]] = field(
        default_factory=dict
    )  # person -> mentions with an office, so far and ahead
    order: list[str] = field(default_factory=list)  # persons by last mention, newest last
    country: dict[str, str] = field(default_factory=dict)
    state: str | None = None  # the state that was the subject of the last sentence
    focus: str | None = None  # the person whom the last sentence was about: subject of its main verb

    def seen(self, name: str) -> None:
        if name in self.order:
            self.order.remove(name)
        self.order.append(name)

    def holders(self, role: str, country: str | None) -> list[str]:
        """Persons who hold such an office, the last mentioned last."""
        return [name for name in self.order if self._fits(name, role, country)]

    def _fits(self, name: str, role: str, country: str | None) -> bool:
        if country is not None and self.country.get(name) != country:
            return False
        return any(same_office(role, one.role or "") for one in self.offices.get(name, []))


class ActorFinder:
    """Resolves the actors of one document."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        named: tuple[CountryMention, ...],
        people: tuple[PersonMention, ...],
        pair: tuple[str, ...],
        home: str | None = None,
    ) -> None:
        """``pair`` are the two states that the document is about, ``home`` the one whose outlet speaks, if known."""
        self.sentences, self.named, self.people = sentences, named, people
        self.here: tuple[CountryMention, ...] = ()  # the countries of the sentence at hand
        self.talk = _Discourse(pair=pair[:2], home=home or (pair[0] if pair else None))
        self.genders = genders(people, sentences)
        for one in people:
            if one.name and one.role:
                self.talk.offices.setdefault(one.name, []).append(one)
            if one.name and one.country:
                self.talk.country.setdefault(one.name, one.country)

    def find(self) -> tuple[ActorMention, ...]:
        """All actors, in order."""
        out: list[ActorMention] = []
        for sentence in self.sentences:
            people = within(self.people, sentence.span)
            self.here = within(self.named, sentence.span)
            if not people and not self.here and sentence.forms.isdisjoint(_REFERRING):
                continue
            marked = [self._person(sentence, one) for one in people]
            taken = [one.span for one in people]
            found = [one for one in marked if one is not None]
            touched = [(one.start, one.end) for one in (*taken, *(mention.span for mention in self.here))]
            for token, word, lemma in zip(sentence.words, sentence.lower, sentence.lemmas, strict=True):
                start = sentence.base + token.idx
                if (
                    word not in _REFERRING
                    and lemma not in _SIDES
                    and not any(start < b and a < start + len(token) for a, b in touched)
                ):
                    continue
                span = sentence.place(token)
                if any(other.overlaps(span) for other in taken):
                    self._note(people, span)
                    if token.dep_ in {"nsubj", "nsubjpass"}:
                        self.talk.focus = next(
                            (one.name for one in people if one.name and one.span.covers(span)), self.talk.focus
                        )
                    continue
                actor = (
                    self._side(sentence, token)
                    or self._itself(sentence, token, found)
                    or self._pronoun(sentence, token)
                )
                if actor is not None:
                    found.append(actor)
            for one in people:
                if one.name:
                    self.talk.seen(one.name)
            self._turn(sentence, found)
            out.extend(sorted(found, key=lambda one: (one.span.start, one.span.end)))
        return tuple(out)

    def _turn(self, sentence: Sentence, found: list[ActorMention]) -> None:
        """Note whom the sentence was about."""
        if not found:
            return
        subjects = [sentence.place(token) for token in sentence.tokens if token.dep_ in {"nsubj", "nsubjpass"}]
        ruling = [
            one
            for one in found
            if not one.names
            and not one.role
            and len(one.countries) == 1
            and any(one.head.overlaps(span) for span in subjects)
        ]
        if ruling or any(actor.names for actor in found):
            self.talk.state = ruling[0].countries[0] if ruling else None
        for actor in sorted(found, key=lambda one: one.span.start):
            if len(actor.names) == 1 and any(actor.head.overlaps(span) or actor.span.covers(span) for span in subjects):
                self.talk.focus = actor.names[0]
                return

    def _note(self, people: tuple[PersonMention, ...], span: Span) -> None:
        for one in people:
            if one.name and one.span.end <= span.end:
                self.talk.seen(one.name)

    def _person(self, sentence: Sentence, one: PersonMention) -> ActorMention | None:
        head = one.name_span or one.role_span or one.span
        if one.name:
            country = one.country or self.talk.country.get(one.name)
            return ActorMention(one.span, head, one.name, (one.name,), (country,) if country else (), one.role)
        return self._by_office(sentence, one, head)

    def _by_office(self, sentence: Sentence, one: PersonMention, head: Span) -> ActorMention:
        role = (one.role or "").casefold()
        if one.country is None and self.talk.home and word_before(sentence, one) in {"our", "my"}:
            one = replace(one, country=self.talk.home)
        if is_plural(sentence, one):
            row = states_in_a_row(sentence, self.here, one.span)
            if len(row) > PAIR:
                return ActorMention(one.span, head, told_together(sentence, one), (), row, one.role)
            names = self._principals(role)
            states = tuple(dict.fromkeys(self.talk.country[name] for name in names if name in self.talk.country)) or (
                states_of(self.here, one.span) or (self.talk.pair if role in LEADERS else ())
            )
            return ActorMention(
                one.span, head, "; ".join(names) or told_together(sentence, one), names, states, one.role
            )
        names_held = self.talk.holders(role, one.country)
        if not names_held and one.country and role in LEADERS:
            ahead = [
                name
                for name, held in self.talk.offices.items()
                if self.talk.country.get(name) == one.country and any(same_office(role, h.role or "") for h in held)
            ]
            names_held = ahead[:1]
        if not names_held and role in LEADERS and one.country is None:
            names_held = [
                name
                for name, held in self.talk.offices.items()
                if self.talk.country.get(name) == self.talk.home and any(same_office(role, h.role or "") for h in held)
            ][:1]
        definite = is_definite(sentence, one)
        if names_held and definite and _is_same_person(role):
            home = [name for name in names_held if self.talk.country.get(name) == self.talk.home]
            name = names_held[-1] if one.country or not home else home[-1]
            country = self.talk.country.get(name)
            return ActorMention(one.span, head, name, (name,), (country,) if country else (), one.role)
        label = _label(one)
        return ActorMention(one.span, head, label, (), (one.country,) if one.country else (), one.role)

    def _principals(self, role: str) -> tuple[str, ...]:
        """The two persons, one a side, whom "the heads of state" means."""
        by_side: dict[str, str] = {}
        for name in [*reversed(self.talk.order), *self.talk.offices]:
            country = self.talk.country.get(name)
            if (
                country in self.talk.pair
                and country not in by_side
                and any(same_office(role, h.role or "") for h in self.talk.offices.get(name, []))
            ):
                by_side[country] = name
        if len(by_side) < 2:
            return ()
        return tuple(by_side[state] for state in self.talk.pair if state in by_side)

    def _side(self, sentence: Sentence, token: Token) -> ActorMention | None:
        span = sentence.place(token)
        mention = next((one for one in self.here if one.span.covers(span)), None)
        if mention is not None:
            return self._country(sentence, token, mention)
        at = token.i - sentence.tokens.start
        low, lemma = sentence.lower[at], sentence.lemmas[at]
        if (
            low in _GUESTS | {"host"}
            and token.pos_ == "NOUN"
            and token.dep_ in {"nsubj", "dobj", "pobj", "nsubjpass", "poss"}
        ):
            return self._guest(span, host=low == "host")
        if (
            low in _PAIR_OF_MEN
            and {child.lower_ for child in token.children} & {"the", "two", "both", "these"}
            and not any(child.dep_ in {"amod", "compound", "prep"} for child in token.children)
        ):
            return self._two(span)
        if (
            low in _PLAIN_SIDES
            and self.talk.pair
            and not any(
                child.dep_ in {"amod", "prep"} and child.lower_ not in {"two", "of"} for child in token.children
            )
        ):
            return self._both(span)
        if lemma not in _SIDES or token.pos_ not in {"NOUN", "PROPN"}:
            return None
        if token.tag_ in {"NNS", "NNPS"} and lemma in _TOGETHER and (row := self._several(sentence, token)) is not None:
            return row
        before = [child for child in token.children if child.i < token.i]
        adjective = next(
            (one for one in self.here if any(one.span.covers(sentence.place(child)) for child in before)), None
        )
        if adjective is not None and lemma != "people":
            whole = sentence.place(before[0], token)
            return self._state(whole, span, adjective.country)
        if lemma in {"government", "side"} and (of := self._of_state(sentence, token)) is not None:
            return self._state(sentence.span_of(token.doc[token.i : of[0].i + 1]), span, of[1].country)
        words = {child.lower_ for child in before}
        if token.tag_ in {"NNS", "NNPS"} and (words & _BOTH or words == {"our"}):
            return self._both(span)
        if words == {"each"} and lemma in {"side", "party", "country", "state", "government"}:
            return self._both(span)
        if (
            words & {"our", "my"}
            and lemma in {"country", "state", "nation", "republic", "government", "side"}
            and self.talk.home
        ):
            return self._state(sentence.place(before[0], token), span, self.talk.home)
        return None

    def _several(self, sentence: Sentence, token: Token) -> ActorMention | None:
        """The states of "the Kenyan and Ugandan governments", "the governments of Kenya and Uganda"."""
        of = next((child for child in token.children if child.dep_ == "prep" and child.lower_ == "of"), None)
        last = of.right_edge if of is not None and of.right_edge.i - token.i <= _LONGEST_ROW else token
        whole = sentence.place(token.left_edge, last)
        codes = tuple(dict.fromkeys(one.country for one in within(self.here, whole)))
        if len(codes) < PAIR:
            return None
        label = "; ".join(all_countries().by_code[code].name for code in codes)
        return ActorMention(whole, sentence.place(token), label, (), codes)

    def _of_state(self, sentence: Sentence, token: Token) -> tuple[Token, CountryMention] | None:
        """The state of "the government of China" and its last word; None for "the governments of China and Laos"."""
        for prep in token.children:
            for noun in prep.children if prep.lower_ == "of" else ():
                place = sentence.place(noun)
                named = next((one for one in self.here if one.span.covers(place)), None)
                if named is not None and named.form is not CountryForm.ADJECTIVE and not list(noun.conjuncts):
                    return noun, named
        return None

    def _two(self, span: Span) -> ActorMention | None:
        names = self._principals("leader")
        if not names:
            return None
        states = tuple(self.talk.country[name] for name in names if name in self.talk.country)
        return ActorMention(span, span, "; ".join(names), names, states, "leader")

    def _guest(self, span: Span, *, host: bool) -> ActorMention | None:
        """The guest is the first official named of the other side, the host the first of the outlet's own."""
        for name in self.talk.offices:
            country = self.talk.country.get(name)
            if country in self.talk.pair and (country == self.talk.home) == host and name in self.talk.order:
                return ActorMention(span, span, name, (name,), (country,))
        return None

    def _both(self, span: Span) -> ActorMention | None:
        if len(self.talk.pair) < 2:
            return None
        return ActorMention(
            span, span, "; ".join(all_countries().by_code[code].name for code in self.talk.pair), (), self.talk.pair
        )

    def _state(self, whole: Span, head: Span, code: str) -> ActorMention:
        return ActorMention(whole, head, all_countries().by_code[code].name, (), (code,))

    def _country(self, sentence: Sentence, token: Token, mention: CountryMention) -> ActorMention | None:
        last = mention.span.end <= sentence.place(token).end
        people = (
            mention.form is CountryForm.ADJECTIVE
            and token.dep_ in {"nsubj", "agent"}
            and token.pos_ in {"NOUN", "PROPN", "ADJ"}
        )  # "the Chinese offered"
        if (
            not last
            or (mention.form is CountryForm.ADJECTIVE and not people)
            or token.dep_ in {"compound", "amod", "nmod"}
        ):
            return None
        return self._state(mention.span, sentence.place(token), mention.country)

    def _pronoun(self, sentence: Sentence, token: Token) -> ActorMention | None:
        span = sentence.place(token)
        if token.lower_ in _HE and self.talk.order:
            first = self.talk.order[-1] if token.lower_ == "him" else self.talk.focus or self.talk.order[-1]
            name = self._fitting(first, PRONOUNS[token.lower_])
            if name is None:
                return None
            country = self.talk.country.get(name)
            return ActorMention(span, span, name, (name,), (country,) if country else ())
        if token.lower_ == "it" and token.dep_ == "nsubj" and self.talk.state and token.i == token.sent.start:
            return self._state(span, span, self.talk.state)
        if token.dep_ == "nsubj" and (token.lower_ == "they" or stands_for_two(token)):
            return self._they(sentence, span)
        return None

    def _fitting(self, first: str, gender: str) -> str | None:
        """The person who is meant if no gender forbids it, else the last one named whom it allows."""
        for name in (first, *reversed(self.talk.order)):
            if self.genders.get(name, gender) == gender:
                return name
        return None

    def _itself(self, sentence: Sentence, token: Token, found: Sequence[ActorMention]) -> ActorMention | None:
        """The state, or the two, of whom the sentence says that "it" or "they" said so."""
        if token.lower_ not in {"it", "they"}:
            return None
        who = itself_of(token)
        span = sentence.place(who) if who is not None else None
        actor = next((one for one in found if span is not None and one.head.overlaps(span)), None)
        if actor is None or (token.lower_ == "it") != (len(actor.countries) == 1 and not actor.names):
            return None
        return replace(actor, span=sentence.place(token), head=sentence.place(token))

    def _they(self, sentence: Sentence, span: Span) -> ActorMention | None:
        names = self._two_before(sentence) or self._principals("head of state")
        if not names or sentence.index == 0:
            return None
        states = tuple(self.talk.country[name] for name in names if name in self.talk.country)
        return ActorMention(span, span, "; ".join(names), names, states)

    def _two_before(self, sentence: Sentence) -> tuple[str, ...]:
        """The two officials whom the sentence before names and no other, where they are of the two sides."""
        before = self.sentences[sentence.index - 1] if sentence.index else None
        if before is None or before.paragraph != sentence.paragraph or before.index != sentence.index - 1:
            return ()
        names = list(dict.fromkeys(one.name for one in within(self.people, before.span) if one.name))
        sides = [self.talk.country.get(name) for name in names]
        if len(names) != 2 or set(sides) != set(self.talk.pair) or not all(n in self.talk.offices for n in names):
            return ()
        return tuple(sorted(names, key=lambda name: self.talk.pair.index(self.talk.country[name])))


def _label(one: PersonMention) -> str:
    """The office with its state before it, unless it tells the state itself: "head of Spanish diplomacy"."""
    adjective = all_countries().by_code[one.country].adjective if one.country else ""
    role = one.role or ""
    return role if not adjective or f" {adjective} " in f" {role} " else f"{adjective} {role}"


def _is_same_person(role: str) -> bool:
    return role in LEADERS or " " in role or role in _ONE_IN_A_STORY
