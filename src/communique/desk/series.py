"""Figures that measure one thing at several times, by the names of their indicators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.desk.wording import country_name
from communique.ledger.rows import RecordRow
from communique.ledger.words import alike, content

SERIES_ALIKE = 0.7  # the share of words that the names of one series have in common


def by_indicator(records: Iterable[RecordRow]) -> list[list[RecordRow]]:
    """Figures of one unit whose indicators are named nearly alike, the fullest name first."""

    def words(record: RecordRow) -> frozenset[str]:
        return content(str(record.fields["indicator"]))

    found: list[list[RecordRow]] = []
    for record in sorted(records, key=lambda one: (-len(words(one)), sorted(words(one)), one.id)):
        fitting = (
            members
            for members in found
            if members[0].fields["unit"] == record.fields["unit"]
            and alike(words(members[0]), words(record)) >= SERIES_ALIKE
        )
        home = next(fitting, None)
        if home is None:
            found.append([record])
        else:
            home.append(record)
    return found


def telling(record: RecordRow, states: Sequence[str]) -> bool:
    """Does the indicator say more than a state's name?"""
    names = frozenset(word for code in states for word in content(country_name(code)))
    return bool(content(str(record.fields["indicator"])) - names)
