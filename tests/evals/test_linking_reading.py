from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from ledgers import Page

from communique.ledger.rows import MentionRow
from communique.model.mentions import Mention
from evals.linking.clusters import Grouped
from evals.linking.gold import GoldMention
from evals.linking.reading import Ledgered, match
from evals.linking.run import years_merged


@dataclass(frozen=True)
class Row:
    mention: Mention


TEXT = "They met in Almaty and later visited Shymkent together."


def contact(quote: str, kind: str = "meeting") -> Mention:
    return Page("a", TEXT).add("contacts", quote, kind=kind, modality="held").made[0]


def gold(quote: str, kind: str = "meeting") -> GoldMention:
    return GoldMention(quote, quote, contact(quote, kind), cast("Any", None))


def ours(quote: str, kind: str = "meeting") -> Ledgered:
    return Ledgered(cast("MentionRow", Row(contact(quote, kind))), quote)


def test_the_best_overlap_comes_first_and_each_mention_counts_once() -> None:
    wide, exact = ours(TEXT), ours("met in Almaty")
    assert list(match([gold("met in Almaty")], [wide, exact])) == [(gold("met in Almaty"), exact)]
    both = list(match([gold("met in Almaty"), gold("They met in Almaty")], [exact]))
    assert both == [(gold("met in Almaty"), exact)]


def test_a_visit_is_no_meeting_and_what_does_not_overlap_is_not_matched() -> None:
    assert not list(match([gold("met in Almaty")], [ours("met in Almaty", "visit")]))
    assert not list(match([gold("met in Almaty")], [ours("visited Shymkent")]))
    assert list(match([gold("met in Almaty")], [ours("met in Almaty", "talks")]))


def test_two_yearly_sessions_in_one_record_are_counted() -> None:
    def dated(date: str) -> GoldMention:
        made = Page("a", TEXT).add("contacts", "They met", kind="session", modality="held", date=date).made[0]
        return GoldMention(date, date, made, cast("Any", None))

    rows = {"a": dated("2019-05-01"), "b": dated("2020-05-01"), "c": dated("2020-06-01")}
    gold = {"a": "one", "b": "two", "c": "three"}
    assert years_merged(Grouped(gold, dict.fromkeys(rows, "r")), rows) == 2
    assert years_merged(Grouped(gold, {"a": "r", "b": "s", "c": "s"}), rows) == 0
    assert years_merged(Grouped(dict.fromkeys(rows, "one"), dict.fromkeys(rows, "r")), rows) == 0
