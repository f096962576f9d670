"""The register of offices: who held which post, on the day of the document or of the occasion told."""

from __future__ import annotations

from communique.model.mentions import Mention, Office
from communique.model.spans import Span
from communique.reading.annotations import PersonMention
from communique.registers.offices.days import held_on
from communique.registers.view import View

# Words that name a person's rank loosely; they are used only where nothing better is said.
_LOOSE = frozenset(
    {
        "leader",
        "official",
        "head of state",
        "head",
        "chief",
        "representative",
        "expert",
        "analyst",
        "member",
        "president-elect",
    }
)


class OfficesRoom:
    """One mention a person and time (present, past), where the office is told best."""

    register = "offices"
    version = "3"

    def read(self, view: View) -> list[Mention]:
        """The offices of a document."""
        groups: dict[tuple[str, bool], list[PersonMention]] = {}
        for one in view.reading.people:
            if one.name and one.role:
                groups.setdefault((one.name, one.past), []).append(one)
        return [self._office(view, found) for found in groups.values() if not self._only_loose(found)]

    def _only_loose(self, found: list[PersonMention]) -> bool:
        return all((one.role or "").casefold() in {"official", "leader"} for one in found)

    def _office(self, view: View, found: list[PersonMention]) -> Mention:
        best = min(found, key=lambda one: ((one.role or "").casefold() in _LOOSE, one.country is None, one.span.start))
        together = [one for one in found if one.name_span == best.name_span]
        roles = list(dict.fromkeys(one.role for one in together if one.role))
        span = best.span
        for one in together:
            span = span.join(one.span)
        evidence: dict[str, tuple[Span, ...]] = {
            "name": (best.name_span or best.span,),
            "role": tuple(one.role_span for one in together if one.role_span),
        }
        country = next((one.country for one in together if one.country), None)
        places = [c.span for c in view.countries(span) if c.country == country]
        if country:
            evidence["country"] = tuple(places[:1]) or (best.name_span or best.span,)
        organisation = next((one.organisation for one in together if one.organisation), None)
        if organisation:
            evidence["organisation"] = (span,)
        day = held_on(view, found)
        if day is not None:
            evidence["as_of"] = (day.span,)
        return Office(
            document=view.reading.document.id,
            span=span,
            evidence=evidence,
            states=(country,) if country else (),
            topics=view.topics(span),
            confidence=0.9 if country and " " in (best.name or "") else 0.7,
            name=best.name or "",
            role="; ".join(roles),
            organisation=organisation,
            country=country,
            as_of=day.value if day is not None else None if best.past else view.reading.date,
            past=best.past,
        )
