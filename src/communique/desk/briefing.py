"""A briefing on two states as of a day, built from queries alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from communique.desk import sections_meetings, sections_new, sections_people, sections_work
from communique.desk.context import Context
from communique.desk.independence import outlet_name, outlet_warnings
from communique.desk.model import Briefing, DraftGroup, Section
from communique.desk.referring import Sources
from communique.desk.sides import BOTH, NEITHER, Sides
from communique.desk.wording import country_name
from communique.ledger.changes import changes
from communique.ledger.checking import contradictions
from communique.ledger.queries import Query, View
from communique.ledger.rows import DocumentRow, RecordRow
from communique.ledger.when import days
from communique.model.edtf import render

Builder = Callable[[Context], tuple[DraftGroup, ...]]

NEW_SINCE = "New since the last briefing"

# key, heading, builder: the order of the page. What is new stands only in a briefing that names the day of the last one.
SECTIONS: Sequence[tuple[str, str, Builder]] = (
    ("new", NEW_SINCE, sections_new.new),
    ("standing", "Standing of the relationship", sections_meetings.standing),
    ("contacts", "Last and next contacts", sections_meetings.contacts),
    ("calendar", "Calendar", sections_meetings.calendar),
    ("agreements", "Agreements", sections_work.agreements),
    ("commitments", "Open commitments", sections_work.commitments),
    ("figures", "Figures", sections_work.figures),
    ("projects", "Projects and money", sections_work.projects),
    ("people", "Who is who", sections_people.people),
    ("statements", "What each side says", sections_people.statements),
    ("unclear", "Contradictory or unclear", sections_people.unclear),
)


def brief(
    view: View,
    pair: tuple[str, str],
    as_of: date | None = None,
    *,
    since: date | None = None,
    known_at: str | None = None,
) -> Briefing:
    """The briefing on two states (ISO codes); ``since`` is the day of the last one, for the section on what is new.

    ``known_at`` (a moment in UTC, ISO 8601) leaves out what the ledger learned later.

    Without ``as_of`` it is as of the latest document, or of the latest contact told as held where an undated document
    tells of a later one.
    """
    query = Query(between=pair, as_of=as_of, known_at=known_at)
    documents = view.documents(query)
    records: dict[str, list[RecordRow]] = defaultdict(list)
    for record in view.records(query):
        records[record.register].append(record)
    last = max(
        (day for day in (*(days(row.published)[1] for row in documents), *_held_days(records)) if day), default=None
    )
    new = changes(view.records(replace(query, as_of=since)), _all(records)) if since is not None else ()
    findings = contradictions(_all(records))
    sides = Sides(pair, records["offices"])
    day = as_of or last
    fates = view.fates(_all(records), day, query) if day is not None else {}
    context = Context(pair, day, records, documents, findings, sides, view.outlet, fates, new)
    searched = _searched(documents, as_of, view)
    shown = [section for section in SECTIONS if section[0] != "new" or since is not None]
    drafts = {key: builder(context) for key, _, builder in shown}
    sources = Sources(one for groups in drafts.values() for one in groups)
    sections = tuple(
        Section(
            key,
            f"New since {since}" if key == "new" else title,
            tuple(sources.group(one) for one in drafts[key]),
            "" if drafts[key] else _nothing(key, searched, _newer(documents, since)),
        )
        for key, title, _ in shown
    )
    return Briefing(
        pair=pair,
        names=(country_name(pair[0]), country_name(pair[1])),
        as_of=context.day,
        documents=len(documents),
        undated=sum(row.published is None for row in documents),
        searched=searched,
        outlets=tuple(sorted({outlet_name(row) for row in documents} - {""})),
        warnings=(*_warnings(context), *_left_out(view, pair, as_of)),
        sections=sections,
        sources=sources.finish(),
    )


def _all(records: Mapping[str, Sequence[RecordRow]]) -> list[RecordRow]:
    return [one for members in records.values() for one in members]


def _newer(documents: Sequence[DocumentRow], since: date | None) -> int:
    """How many of the documents were published after a day."""
    return sum(since is not None and (days(row.published)[1] or since) > since for row in documents)


def _nothing(key: str, searched: str, newer: int) -> str:
    if key == "new":
        return f"nothing found in {_count(newer)} published since"
    return f"nothing found in {searched}"


def _held_days(records: Mapping[str, Sequence[RecordRow]]) -> Iterator[date | None]:
    """The last days of the contacts that an undated document tells as held.

    What a dated one tells as held after its own day is a contradiction and no clock.
    """
    return (
        days(record.date)[1]
        for record in records.get("contacts", ())
        if record.status == "held" and all(row.document.published is None for row in record.mentions)
    )


def _searched(documents: Sequence[DocumentRow], as_of: date | None, view: View) -> str:
    """How many documents of which days, in words; where none speaks of the pair, out of how many."""
    held = view.counts()["documents"]
    count = _count(len(documents)) + (f" of the {held} in the ledger" if held and not documents else "")
    firsts = [day for row in documents if (day := days(row.published)[0])]
    lasts = [day for row in documents if (day := days(row.published)[1])]
    if firsts and lasts:
        count += f", {min(firsts)} to {max(lasts)}"
    elif as_of is not None:
        count += f" published by {as_of}"
    undated = sum(row.published is None for row in documents)
    return count + (f" ({undated} undated)" if undated else "")


def _count(number: int) -> str:
    return f"{number} document{'' if number == 1 else 's'}"


def _warnings(context: Context) -> tuple[str, ...]:
    """Plain words on what the sources cannot show."""
    if not context.documents:
        by = f" published by {context.day}" if context.day else ""
        return (f"No document in the ledger{by} speaks of these two states.",)
    found = [*outlet_warnings(context), _side_warning(context), *_date_warnings(context.documents)]
    return tuple(warning for warning in found if warning)


def _left_out(view: View, pair: tuple[str, str], as_of: date | None) -> tuple[str, ...]:
    """Undated documents cannot be said to have been published by a day."""
    if as_of is None:
        return ()
    undated = sum(row.published is None for row in view.documents(Query(between=pair)))
    return (f"Left out as undated: {_count(undated)}.",) if undated else ()


def _side_warning(context: Context) -> str:
    counts = dict.fromkeys((*context.pair, BOTH, NEITHER), 0)
    for record in context.records.get("statements", ()):
        counts[context.sides.of(str(record.fields["speaker"]))] += 1
    heard = [code for code in context.pair if counts[code]]
    if len(heard) == 1 and not counts[BOTH]:
        silent = next(code for code in context.pair if code != heard[0])
        return f"Only {country_name(heard[0])} is heard in statements; nobody of {country_name(silent)} is quoted."
    return ""


def _date_warnings(documents: Sequence[DocumentRow]) -> list[str]:
    undated = [row for row in documents if row.published is None]
    inferred = [row for row in documents if row.basis.startswith("inferred")]
    found = []
    if undated:
        found.append(f"{len(undated)} of {len(documents)} documents could not be dated.")
    if inferred:
        dates = ", ".join(f"{row.name}: {render(row.published)}" for row in inferred[:5] if row.published)
        found.append(f"The day of {_count(len(inferred))} is inferred from the text ({dates}).")
    return found
