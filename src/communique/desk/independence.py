"""From whom a briefing's documents come: what their outlets cannot show is said in plain words."""

from __future__ import annotations

from dataclasses import replace

from communique.desk.context import Context
from communique.desk.wording import country_name
from communique.ledger.outlets import THIRD, UNKNOWN_BASIS, Outlet, OutletKind, host_of, sides_of
from communique.ledger.rows import DocumentRow

STATE = frozenset({OutletKind.OFFICIAL, OutletKind.STATE_MEDIA})


def outlet_name(row: DocumentRow) -> str:
    """The outlet, or the host of the address."""
    return row.outlet or host_of(row.url)


def outlet_warnings(context: Context) -> tuple[str, ...]:
    """Who is heard, where that is one outlet, one side, or states alone. A copy is its source's voice and no other."""
    names = {outlet_name(row) for row in context.documents}
    if names == {""}:
        return ("No source says which outlet it comes from; all of them may come from one side.",)
    if len(names) == 1:
        return (f"All sources come from one outlet: {next(iter(names))}.",)
    ids = {row.id for row in context.documents}
    found = [_side_of_outlet(context, row) for row in context.documents if row.copied not in ids]
    voices = sides_of(found, context.pair)
    if len(voices) == 1 and (side := next(iter(voices))) in context.pair:
        return (f"All sources come from outlets of one side: {country_name(side)}.",)
    third = len(voices.get(THIRD, ()))
    if third:
        states = {one.country for one in found if one.country} - set(context.pair)
        named = ", ".join(sorted(country_name(code) for code in states))
        return (f"{third} voice{'' if third == 1 else 's'} of third countries among the sources: {named}.",)
    if not all(one.country for one in found):  # what is not known may be independent
        unnamed = sum(not outlet_name(row) for row in context.documents)
        of = len(context.documents)
        return (f"{unnamed} of {of} documents do not say which outlet they come from.",) if unnamed else ()
    if all(one.kind in STATE for one in found):
        return ("All sources are offices or state media of the two sides; no independent voice is among them.",)
    return ("No source comes from an outlet of a third country.",)


def _side_of_outlet(context: Context, row: DocumentRow) -> Outlet:
    """The outlet; where neither a table nor its address tells of it, the side whose name it bears."""
    found = context.outlet(row)
    if found.basis != UNKNOWN_BASIS or not row.outlet:
        return found
    side = context.sides.of(row.outlet)
    return replace(found, country=side, basis="its name") if side in context.pair else found
