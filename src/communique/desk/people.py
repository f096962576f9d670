"""The people of a relationship: who they are under all spellings, their offices over time, and whom they met."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from communique.desk.sides import desk_words
from communique.ledger.likeness.offices import unique_post
from communique.ledger.rows import MentionRow, RecordRow
from communique.ledger.when import days
from communique.ledger.words import name_bins, name_words, role_words, same_person
from communique.model.mentions import Office

NO_RANK = 99


@dataclass(frozen=True, slots=True)
class Post:
    """An office as it was told: ``first`` and ``last`` are the days (ISO) on which it was seen held, None where only told as past or undated.

    ``later`` is who was seen in it afterwards, where one person holds it at a time.
    """

    record: str
    role: str
    organisation: str
    first: str | None
    last: str | None
    past: bool
    later: str
    told: MentionRow

    @property
    def held(self) -> bool:
        """Is it held still, for all that is told?"""
        return not self.past and not self.later


@dataclass(frozen=True, slots=True)
class Met:
    """A contact in which somebody took part, and the others who did."""

    record: RecordRow
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """``name`` is the spelling told most, ``variants`` the others; ``met`` are the contacts, the latest first."""

    name: str
    variants: tuple[str, ...]
    country: str | None
    posts: tuple[Post, ...]
    met: tuple[Met, ...]

    @property
    def rank(self) -> int:
        """The place of the highest office held in the order of protocol; a former one counts where none is."""
        held = [post for post in self.posts if post.held] or self.posts
        return min((protocol(post.role) for post in held), default=NO_RANK)

    @property
    def seen(self) -> str | None:
        """The last day of which anything is told of them (ISO)."""
        ends = [post.last for post in self.posts if post.last]
        ends += [
            day.isoformat() for one in self.met if one.record.status == "held" and (day := days(one.record.date)[1])
        ]
        return max(ends, default=None)


def protocol(role: str) -> int:
    """The place of an office in the order of protocol."""
    words = role_words(role)
    ranks: list[list[str]] = desk_words()["ranks"]
    place = next((index for index, rank in enumerate(ranks) if words >= frozenset(rank)), len(ranks))
    return place + len(ranks) * bool(words & frozenset(desk_words()["lower"]))


Named = tuple[str, str | None]  # a name and the state told with it


@dataclass(slots=True)
class _Group:
    """The names of one person with how often each was told, the fullest first."""

    country: str | None
    names: Counter[str] = field(default_factory=Counter)

    @property
    def lead(self) -> str:
        """The spelling told most; a whole name before a part of one."""
        return min(self.names, key=lambda name: (len(name_words(name)) < 2, -self.names[name], name))


def people(offices: Sequence[RecordRow], contacts: Sequence[RecordRow]) -> tuple[Person, ...]:
    """Everybody who is named with an office or as taking part."""
    told: Counter[Named] = Counter()
    for record in (*offices, *contacts):
        told.update(_named(record))
    groups = _groups(told)
    posts: dict[int, list[Post]] = defaultdict(list)
    later = _successors(offices)
    for record in offices:
        posts[id(groups[_holder(record)])].append(_post(record, later.get(record.id, "")))
    met: dict[int, list[Met]] = defaultdict(list)
    own = {id(group): group for group in groups.values()}
    names = {key: group.lead for key, group in own.items()}
    for record in contacts:
        present = tuple(dict.fromkeys(id(groups[named]) for named in _named(record)))
        for key in present:
            met[key].append(Met(record, tuple(names[other] for other in present if other != key)))
    return tuple(
        Person(
            names[key],
            tuple(sorted(set(group.names) - {names[key]})),
            group.country,
            tuple(sorted(posts[key], key=lambda post: (post.held, post.last or "", post.record), reverse=True)),
            tuple(sorted(met[key], key=_latest)),
        )
        for key, group in own.items()
    )


def _named(record: RecordRow) -> list[Named]:
    """Who is named in a record, as often as it is told."""
    country = record.fields.get("country")
    if record.register == "offices":
        return [_holder(record), *((str(row.mention.values()["name"]), country) for row in record.mentions)]
    taking_part: Iterable[Mapping[str, Any]] = record.fields.get("participants", ())
    return [(str(who["name"]), who.get("country")) for who in taking_part if who.get("name")]


def _holder(record: RecordRow) -> Named:
    return str(record.fields["name"]), record.fields.get("country")


def _latest(met: Met) -> tuple[int, str]:
    first, last = days(met.record.date)
    day = last or first
    return (-day.toordinal() if day else 0, met.record.id)


def _groups(told: Mapping[Named, int]) -> dict[Named, _Group]:
    """The person of each name. Full names found persons; a name that could be of several is of the one with just these words or stands alone."""
    found: dict[Named, _Group] = {}
    near: dict[str, list[_Group]] = defaultdict(list)
    for named in sorted(told, key=lambda one: (-len(name_words(one[0])), -told[one], one[0], one[1] or "")):
        name, country = named
        group = _home(named, {id(one): one for key in name_bins(name) for one in near[key]}.values())
        if group is None:
            group = _Group(country)
            for key in name_bins(name):
                near[key].append(group)
        group.country = group.country or country
        group.names[name] += told[named]
        found[named] = group
    return found


def _home(named: Named, near: Iterable[_Group]) -> _Group | None:
    name, country = named
    fitting = [
        group
        for group in near
        if (group.country == country or None in (group.country, country)) and same_person(next(iter(group.names)), name)
    ]
    same = [group for group in fitting if any(name_words(other) == name_words(name) for other in group.names)]
    if same:
        return same[0]
    return fitting[0] if len(fitting) == 1 else None


def _post(record: RecordRow, later: str) -> Post:
    seen = [days(row.mention.values().get("as_of") or row.document.published) for row in _current(record)]
    firsts = [day for day in (first or last for first, last in seen) if day]
    lasts = [day for day in (last or first for first, last in seen) if day]
    return Post(
        record=record.id,
        role=str(record.fields["role"]),
        organisation=str(record.fields.get("organisation") or ""),
        first=min(firsts).isoformat() if firsts else None,
        last=max(lasts).isoformat() if lasts else None,
        past=bool(record.fields.get("past")),
        later=later,
        told=record.head,
    )


def _current(record: RecordRow) -> list[MentionRow]:
    """The tellings of an office as held."""
    return [row for row in record.mentions if not row.mention.values().get("past")]


def _successors(offices: Sequence[RecordRow]) -> dict[str, str]:
    """Who was seen later in a post that one person holds at a time, by the record of the one before."""
    by_post: dict[tuple[frozenset[str], str | None], list[tuple[str, str, RecordRow]]] = defaultdict(list)
    for record in offices:
        office, day = record.head.mention, days(record.date)[1]
        post = unique_post(office) if isinstance(office, Office) else None
        if post is not None and day is not None and not record.fields.get("past"):
            by_post[post, record.fields.get("country")].append((day.isoformat(), record.id, record))
    found: dict[str, str] = {}
    for seen in by_post.values():
        ordered = sorted(seen, key=lambda one: one[:2])
        for place, (seen_then, key, record) in enumerate(ordered):
            name = str(record.fields["name"])
            after = (
                str(other.fields["name"])
                for seen_on, _, other in ordered[place + 1 :]
                if seen_on > seen_then and not same_person(str(other.fields["name"]), name)
            )
            if (next_one := next(after, None)) is not None:
                found[key] = next_one
    return found
