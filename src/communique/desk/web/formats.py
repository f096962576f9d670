"""Days and numbers as the reader's locale writes them (Unicode CLDR, by Babel)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal

from communique.desk.wording import QUALIFIERS, shorten, when

DEFAULT = "en_GB"
RIGHT_TO_LEFT = "rtl"
BEYOND = 1e18  # numbers that nobody has words for are written with an exponent
_EXACT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@lru_cache(maxsize=64)
def locale_of(accepted: str) -> str:
    """The first language of an Accept-Language header that there are formats for, as Babel names it."""
    weighted = []
    for place, part in enumerate(accepted.split(",")[:10]):
        name, _, rest = part.partition(";")
        try:
            weight = float(rest.partition("q=")[2] or 1)
        except ValueError:
            weight = 0.0
        weighted.append((-weight, place, name.strip()))
    for weight, _, name in sorted(weighted):
        if weight < 0 and name and name != "*":
            try:
                return str(Locale.parse(name, sep="-"))
            except (UnknownLocaleError, ValueError, TypeError):
                continue
    return DEFAULT


@dataclass(frozen=True, slots=True)
class Formats:
    """How one locale writes."""

    locale: str = DEFAULT

    @property
    def language(self) -> str:
        """As the ``lang`` attribute wants it."""
        return self.locale.replace("_", "-")

    def day(self, value: str | None) -> str:
        """An EDTF date; what is no plain day, month or year is written out as everywhere else."""
        found = _EXACT.fullmatch(value or "")
        if found is None:
            return when(value)
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        try:
            if day is not None and month is not None:
                return format_date(
                    date(year, month, day), "d MMM y" if self.locale == DEFAULT else "medium", self.locale
                )
            if month is not None and month <= 12:
                return str(format_skeleton("yMMM", date(year, month, 1), locale=self.locale))
        except ValueError:
            pass
        return when(value)

    def moment(self, value: str) -> str:
        """A moment in UTC (ISO 8601)."""
        from datetime import datetime  # noqa: PLC0415 -- the name date is taken above

        try:
            return f"{format_datetime(datetime.fromisoformat(value), 'medium', locale=self.locale)} UTC"
        except ValueError:
            return value

    def number(self, value: float) -> str:
        """A number with its groups."""
        if not abs(value) < BEYOND:
            return f"{value:.3g}"
        return format_decimal(value, format="#,##0.###", locale=self.locale)

    def short(self, value: float) -> str:
        """A large number in a few characters."""
        if not abs(value) < BEYOND:
            return f"{value:.3g}"
        return format_compact_decimal(value, format_type="long", fraction_digits=2, locale=self.locale)

    def amount(self, fields: Any) -> str:
        """The value of a figure with its unit and qualifier."""
        unit = shorten(str(fields.get("unit", "")), 60)
        ends = [float(fields["value"])]
        if fields.get("value_high") is not None:
            ends.append(float(fields["value_high"]))
        large = (unit.isupper() and len(unit) == 3) or abs(ends[0]) >= 1e7
        text = " – ".join(self.short(one) if large and abs(one) >= 1e6 else self.number(one) for one in ends)
        text = f"{text}%" if unit == "%" else f"{text} {unit}".strip()
        return QUALIFIERS.get(str(fields.get("qualifier")), "") + text
