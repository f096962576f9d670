"""The documents on two states by who stands behind them, and what each contributed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, Field

from communique.desk.context import Context
from communique.desk.independence import outlet_name, outlet_warnings
from communique.desk.sides import Sides
from communique.desk.web.asking import MOST_ROWS, Asked, Day, Pair
from communique.desk.web.lists import cut, day_down, day_up, holds, remembered
from communique.desk.web.objects import DocumentOut
from communique.desk.web.page import Page
from communique.desk.web.shown import Rows, Shown
from communique.desk.web.visit import Visit
from communique.ledger.conditions import Query as Wanted
from communique.ledger.contributions import NOTHING, Contribution
from communique.ledger.outlets import THIRD, UNKNOWN_BASIS, Outlet, OutletKind, sides_of
from communique.ledger.queries import View
from communique.ledger.rows import DocumentRow
from communique.ledger.words import fold


class SourceOrder(StrEnum):
    """How sources are ordered; a minus turns it round."""

    LATEST = "-day"
    DAY = "day"
    RECORDS = "-records"
    ALONE = "-alone"


class SourcesAsk(Asked):
    """What the list of sources can be asked."""

    q: str | None = Field(None, description="Only those with all these words in title, name or outlet.", max_length=200)
    kind: OutletKind | None = Field(None, description="Only outlets of this kind.")
    as_of: Day | None = Field(None, description="Leave out what was published after this day.")
    order: SourceOrder = Field(SourceOrder.LATEST, description="By day of publication or by contribution.")
    after: str | None = Field(None, description="The cursor of the page before.", max_length=2000)
    limit: int = Field(100, ge=1, le=MOST_ROWS, description="Sources of a page.")


class CopyOut(DocumentOut):
    """A copy or later version of a source; ``kind`` says which."""

    kind: str


class SourceOut(DocumentOut):
    """A document that is nobody's copy. ``records`` is how many it tells, ``alone`` how many of them no other source does.

    ``voice`` is what counts as one voice beside others, None where the outlet is not known; ``kind_basis`` says on what that rests.
    """

    outlet_name: str
    kind: OutletKind
    kind_basis: str
    state: str | None
    voice: str | None
    copies: list[CopyOut]
    records: int
    alone: int


class SummaryOut(BaseModel):
    """All documents on two states in numbers. ``voices`` counts the known ones by state, ``third`` for other states and an empty name
    for outlets of no state; ``official`` the documents of offices by state; ``unknown`` the sources of outlets that are not known.
    """

    documents: int
    sources: int
    copies: int
    versions: int
    undated: int
    inferred: int
    first: str | None
    last: str | None
    voices: dict[str, int]
    official: dict[str, int]
    unknown: int
    warnings: list[str]


class SourcesOut(BaseModel):
    """A page of the sources; ``number`` counts all that were asked for."""

    states: list[str]
    summary: SummaryOut
    number: int
    sources: list[SourceOut]
    next: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """A source with its copies and later versions, and what all of them contribute."""

    row: DocumentRow
    copies: tuple[DocumentRow, ...]
    outlet: Outlet
    told: Contribution

    @property
    def words(self) -> str:
        """Folded, as it is found by them."""
        rows = (self.row, *self.copies)
        return fold(" ".join(f"{row.title or ''} {row.name} {outlet_name(row)}" for row in rows))

    def key(self, order: SourceOrder) -> tuple[int, int, str]:
        """Orders sources; those that contribute as much by day, the latest first."""
        day = day_up(self.row.published) if order is SourceOrder.DAY else day_down(self.row.published)
        first = {SourceOrder.RECORDS: -self.told.records, SourceOrder.ALONE: -self.told.alone}.get(order, 0)
        return (first, day, self.row.id)


def build(visit: Visit, pair: Pair, ask: Annotated[SourcesAsk, Query()]) -> Shown[SourcesOut]:
    """The page."""
    query = Wanted(between=pair, as_of=ask.as_of)
    found, summary = remembered(visit, lambda: _everything(visit.view, pair, query), "sources", pair, ask.as_of)
    kept = [one for one in found if ask.kind in (None, one.outlet.kind) and (not ask.q or holds(ask.q, one.words))]
    part = cut(kept, lambda one: one.key(ask.order), ask.order.value, ask.after, ask.limit)
    data = SourcesOut(
        states=list(pair),
        summary=summary,
        number=part.number,
        sources=[_source(one) for one in part.items],
        next=part.next,
    )
    context = {
        "pair": pair,
        "ask": ask,
        "asked": ask.kept(),
        "orders": list(SourceOrder),
        "kinds": list(OutletKind),
        "third": THIRD,
    }
    ordered = Rows(ROW, lambda: _rows(sorted(kept, key=lambda one: one.key(ask.order))))
    return Shown("sources.html.j2", data, context, ordered)


def _everything(view: View, pair: tuple[str, str], query: Wanted) -> tuple[tuple[Source, ...], SummaryOut]:
    rows = view.documents(query)
    told = view.contributions(query)
    of: dict[str, list[DocumentRow]] = defaultdict(list)
    for row in rows:
        of[row.source].append(row)
    found = []
    for key, members in of.items():
        # The source itself may speak of other states alone: then the earliest copy stands for it.
        first = next((row for row in members if row.id == key), members[0])
        others = tuple(row for row in members if row is not first)
        found.append(Source(first, others, view.outlet(first), told.get(key, NOTHING)))
    return tuple(found), _summary(view, pair, rows, found)


def _summary(view: View, pair: tuple[str, str], rows: Sequence[DocumentRow], found: Sequence[Source]) -> SummaryOut:
    outlets = [view.outlet(row) for row in rows]
    known = [one.outlet for one in found if one.outlet.basis != UNKNOWN_BASIS]
    kinds = Counter(row.copy_kind for one in found for row in one.copies)
    dated = sorted(row.said[0] for row in rows if row.published and row.said[0] != "9999")
    official = Counter(one.country for one in outlets if one.kind is OutletKind.OFFICIAL and one.country)
    context = Context(pair, None, {}, rows, (), Sides(pair, ()), view.outlet)
    return SummaryOut(
        documents=len(rows),
        sources=len(found),
        copies=kinds["copy"],
        versions=kinds["version"],
        undated=sum(row.published is None for row in rows),
        inferred=sum(row.basis.startswith("inferred") for row in rows),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        voices={side: len(voices) for side, voices in sorted(sides_of(known, pair).items())},
        official=dict(sorted(official.items())),
        unknown=len(found) - len(known),
        warnings=list(outlet_warnings(context)) if rows else [],
    )


def _source(one: Source) -> SourceOut:
    return SourceOut(
        **DocumentOut.of(one.row).model_dump(),
        outlet_name=outlet_name(one.row),
        kind=one.outlet.kind,
        kind_basis=one.outlet.basis,
        state=one.outlet.country,
        voice=one.outlet.voice if one.outlet.basis != UNKNOWN_BASIS else None,
        copies=[CopyOut(**DocumentOut.of(row).model_dump(), kind=row.copy_kind) for row in one.copies],
        records=one.told.records,
        alone=one.told.alone,
    )


ROW = (
    "id",
    "name",
    "title",
    "url",
    "published",
    "basis",
    "outlet",
    "kind",
    "state",
    "voice",
    "copies",
    "records",
    "alone",
)


def _rows(found: Sequence[Source]) -> Iterator[Sequence[Any]]:
    for one in found:
        out = _source(one)
        yield [
            out.id,
            out.name,
            out.title,
            out.url,
            out.published,
            out.basis,
            out.outlet_name or None,
            out.kind.value,
            out.state,
            out.voice,
            [row.id for row in out.copies],
            out.records,
            out.alone,
        ]


PAGE = Page(
    "sources",
    "/pairs/{pair}/sources",
    build,
    SourcesOut,
    "The documents on two states by who stands behind them, and what each contributed.",
    listed=True,
)
