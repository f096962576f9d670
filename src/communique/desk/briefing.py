"""A briefing on two states as of a day, built from queries alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from communique.desk.context import Context
from communique.desk.illustrations import illustrations
from communique.desk.independence import outlet_name, outlet_warnings
from communique.desk.model import Briefing, Section
from communique.desk.referring import Sources
from communique.desk.sections import SECTIONS
from communique.desk.sides import BOTH, NEITHER, Sides
from communique.desk.wanted import Wanted
from communique.desk.wording import country_name, moment, when
from communique.ledger.changes import changes
from communique.ledger.checking import contradictions
from communique.ledger.queries import Query, View
from communique.ledger.rows import DocumentRow, RecordRow
from communique.ledger.when import days
from communique.model.edtf import render
from communique.model.topics import topics

__all__ = ["SECTIONS", "brief"]


def brief(view: View, pair: tuple[str, str], wanted: Wanted | None = None) -> Briefing:
    """The briefing on two states (ISO codes), by default the whole of what the ledger holds.

    Without ``as_of`` it is as of the latest document, or of the latest contact told as held where an undated document
    tells of a later one.
    """
    wanted = wanted or Wanted()
    context = _context(view, pair, wanted)
    documents = context.documents
    searched = _searched(documents, wanted.as_of, view)
    shown = [section for section in SECTIONS if wanted.shows(section[0])]
    drafts = {key: builder(context) for key, _, builder in shown}
    charts = illustrations(context, wanted.shows) if wanted.charts else ()
    sources = Sources((*(one for groups in drafts.values() for one in groups), *(one.draft for one in charts)))
    sections = tuple(
        Section(
            key,
            f"New since {wanted.since}" if key == "new" else title,
            tuple(sources.group(one) for one in drafts[key]),
            "" if drafts[key] else _nothing(key, searched, _newer(documents, wanted.since), wanted.topics),
        )
        for key, title, _ in shown
    )
    illustrated = tuple(one.cited(sources.group(one.draft)) for one in charts)
    return Briefing(
        pair=pair,
        names=(country_name(pair[0]), country_name(pair[1])),
        as_of=context.day,
        documents=len(documents),
        undated=sum(row.published is None for row in documents),
        searched=searched,
        outlets=tuple(sorted({outlet_name(row) for row in documents} - {""})),
        warnings=(*_warnings(context), *_left_out(view, pair, wanted.as_of)),
        sections=sections,
        sources=sources.finish(),
        chosen=_chosen(wanted),
        prepared_by=wanted.prepared_by,
        data_as_of=_data(documents, wanted.as_of),
        read_until=_read_until(documents),
        charts=illustrated,
    )


def _context(view: View, pair: tuple[str, str], wanted: Wanted) -> Context:
    """Everything that the ledger holds of the two states by the days that are asked for."""
    query = Query(between=pair, as_of=wanted.as_of, known_at=wanted.known_at)
    documents = view.documents(query)
    records: dict[str, list[RecordRow]] = defaultdict(list)
    for record in view.records(query):
        records[record.register].append(record)
    last = max(
        (day for day in (*(days(row.published)[1] for row in documents), *_held_days(records)) if day), default=None
    )
    before = wanted.since
    new = changes(view.records(replace(query, as_of=before)), _all(records)) if before is not None else ()
    day = wanted.as_of or last
    return Context(
        pair=pair,
        day=day,
        records=records,
        documents=documents,
        findings=contradictions(_all(records)),
        sides=Sides(pair, records["offices"]),
        outlet=view.outlet,
        fates=view.fates(_all(records), day, query) if day is not None else {},
        changes=new,
        topics=frozenset(wanted.topics),
    )


def _all(records: Mapping[str, Sequence[RecordRow]]) -> list[RecordRow]:
    return [one for members in records.values() for one in members]


def _newer(documents: Sequence[DocumentRow], since: date | None) -> int:
    """How many of the documents were published after a day."""
    return sum(since is not None and (days(row.published)[1] or since) > since for row in documents)


def _nothing(key: str, searched: str, newer: int, chosen: Sequence[str]) -> str:
    on = f" on {_labels(chosen)}" if chosen else ""
    if key == "new":
        return f"nothing found{on} in {_count(newer)} published since"
    return f"nothing found{on} in {searched}"


def _labels(chosen: Sequence[str]) -> str:
    return ", ".join(topic.label for key, topic in topics().items() if key in chosen)


def _chosen(wanted: Wanted) -> str:
    """Which part of the briefing was asked for, in words."""
    parts = []
    if wanted.sections is not None:
        parts.append("sections " + ", ".join(title for key, title, _ in SECTIONS if key in wanted.sections))
    if wanted.topics:
        parts.append(f"topics {_labels(wanted.topics)}")
    return "; ".join(parts)


def _data(documents: Sequence[DocumentRow], as_of: date | None) -> str:
    """Until when the documents were published, and until when the ledger read them."""
    read = _read_until(documents)
    if read is None:
        return "no document"
    last = as_of or max((day for row in documents if (day := days(row.published)[1])), default=None)
    published = f" published by {when(last.isoformat())}" if last else ", all undated"
    return f"{_count(len(documents))}{published}, read by this ledger until {moment(read)}"


def _read_until(documents: Sequence[DocumentRow]) -> str | None:
    return max((row.learned for row in documents), default=None)


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
