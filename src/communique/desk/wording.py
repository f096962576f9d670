"""Values in words: countries, dates, numbers, people, and one line for a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from communique.ledger.measures import worded
from communique.ledger.rows import RecordRow
from communique.model.countries import countries
from communique.model.edtf import render

CONTACT_NAMES: Mapping[str, str] = {
    "talks": "talks",
    "call": "telephone call",
    "state_visit": "state visit",
    "official_visit": "official visit",
    "working_visit": "working visit",
    "press_conference": "press conference",
    "other": "contact",
}
QUALIFIERS: Mapping[str, str] = {
    "about": "about ",
    "more_than": "more than ",
    "less_than": "less than ",
    "up_to": "up to ",
}
QUOTE_LENGTH = 160  # characters of a quotation in a line; the whole sentence stands among the sources


def country_name(code: str) -> str:
    """The plain name of a state, or the code where none is known."""
    country = countries().by_code.get(code)
    return country.name if country is not None else code


def shorten(text: str, limit: int = QUOTE_LENGTH) -> str:
    """The text on one line, cut before a word that would run over ``limit`` characters."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    head = flat[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–—(")
    return (head or flat[: limit - 1]) + "…"


def when(value: str | None) -> str:
    """The date for people, "undated" for none; a value that is no EDTF stays as it is."""
    if not value:
        return "undated"
    try:
        return render(value)
    except ValueError:
        return value


def moment(value: str) -> str:
    """A moment of the ledger (ISO 8601) for people: "1 January 2026, 00:00 UTC"."""
    at = datetime.fromisoformat(value).astimezone(UTC)
    return f"{when(at.date().isoformat())}, {at:%H:%M} UTC"


def number(value: float, unit: str = "") -> str:
    """The number with its unit: "USD 4.5 billion", "40%", "540,000 units"."""
    if unit == "%":
        return f"{value:,.10g}%"
    money = len(unit) == 3 and unit.isupper()
    text = worded(value) if money or abs(value) >= 1e7 else f"{value:,.12g}"
    if unit == "rank":
        return f"rank {text}"
    return f"{unit} {text}" if money else f"{text} {unit}".strip()


def amount(fields: Mapping[str, Any]) -> str:
    """The value of a figure with its qualifier and, for a range, both ends."""
    unit = str(fields.get("unit", ""))
    low, high = float(fields["value"]), fields.get("value_high")
    if high is not None:
        first, _, counted = number(low, unit).partition(" ")
        if counted and number(float(high), unit).endswith(f" {unit}"):
            return f"{first} to {number(float(high), unit)}"
        return f"{number(low, unit)} to {number(float(high), unit)}"
    return QUALIFIERS.get(str(fields.get("qualifier")), "") + number(low, unit)


def person(who: Mapping[str, Any]) -> str:
    """A participant: name with office and state, or the office alone."""
    country = country_name(who["country"]) if who.get("country") else ""
    name, role = who.get("name"), who.get("role")
    if not name:
        return f"{role or 'representatives'}{f' of {country}' if country else ''}"
    detail = ", ".join(part for part in (role, country) if part)
    return f"{name} ({detail})" if detail else str(name)


def people(fields: Mapping[str, Any]) -> str:
    """All participants on one line."""
    return "; ".join(person(who) for who in fields.get("participants", ()))


def parties(codes: Sequence[str]) -> str:
    """States by name and bodies as written."""
    return ", ".join(country_name(code) for code in codes)


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def kind_name(kind: str) -> str:
    """A vocabulary word for people."""
    return CONTACT_NAMES.get(kind, kind.replace("_", " "))


def headline(record: RecordRow) -> str:
    """What a record is, on one line, without its date and status."""
    fields = record.fields
    writers: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
        "contacts": _contact,
        "agreements": _agreement,
        "commitments": _commitment,
        "figures": _figure,
        "projects": _project,
        "offices": _office,
        "standing": lambda fields: str(fields["term"]),
        "events": _event,
    }
    writer = writers.get(record.register)
    if writer is None:
        return f"{fields['speaker']}: {shorten(str(fields.get('paraphrase') or record.head.quote))}"
    return writer(fields)


def _figure(fields: Mapping[str, Any]) -> str:
    period = f" ({when(str(fields['period']))})" if fields.get("period") else ""
    return f"{capital(str(fields['indicator']))}: {amount(fields)}{period}"


def _contact(fields: Mapping[str, Any]) -> str:
    words = capital(kind_name(str(fields["kind"])))
    if fields.get("session_no"):
        words += f" no. {fields['session_no']}"
    if fields.get("body"):
        words += f" of the {str(fields['body']).removeprefix('the ')}"
    if fields.get("place"):
        words += f", {fields['place']}"
    taking_part = people(fields)
    if taking_part:
        words += f": {taking_part}"
    return words + (f" (condition: {shorten(str(fields['condition']), 80)})" if fields.get("condition") else "")


def _agreement(fields: Mapping[str, Any]) -> str:
    title, kind = str(fields["title"]), kind_name(str(fields["kind"]))
    words = capital(title)
    if kind != "contact" and kind.casefold() not in title.casefold():
        words += f" ({kind})"
    if fields.get("parties"):
        words += f"; {parties(fields['parties'])}"
    return words + (f"; {fields['place']}" if fields.get("place") else "")


def _commitment(fields: Mapping[str, Any]) -> str:
    words = f"{fields['who']}: {shorten(str(fields['what']))}"
    if fields.get("to") and str(fields["to"]) not in words:
        words += f" (to {fields['to']})"
    if fields.get("due"):
        words += f", due {when(str(fields['due']))}"
    return words + (f", if {shorten(str(fields['condition']), 80)}" if fields.get("condition") else "")


def _project(fields: Mapping[str, Any]) -> str:
    parts = [fields.get("sector"), fields.get("amount"), fields.get("stage")]
    if fields.get("funder"):
        parts.append(f"funder: {fields['funder']}")
    detail = "; ".join(str(part) for part in parts if part)
    return capital(str(fields["name"])) + (f" ({detail})" if detail else "")


def _office(fields: Mapping[str, Any]) -> str:
    held = ", ".join(str(part) for part in (fields["role"], fields.get("organisation")) if part)
    country = f", {country_name(fields['country'])}" if fields.get("country") else ""
    return f"{fields['name']}: {'formerly ' if fields.get('past') else ''}{held}{country}"


def _event(fields: Mapping[str, Any]) -> str:
    sides = f"{country_name(fields['source'])} to {country_name(fields['target'])}"
    kind = str(fields["event_type"]) + (f" ({fields['mode']})" if fields.get("mode") else "")
    act = f"; {fields['act']} {fields['modality']}" if fields["act"] != fields["event_type"] else ""
    return f"{sides}: {kind}, {float(fields['intensity']):+g}{act}"
