"""The sections on agreements, commitments, figures and projects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from communique.desk.context import Context, best_rows, group, newest, oldest, placed
from communique.desk.model import Draft, DraftGroup
from communique.desk.money import money_words
from communique.desk.series import by_indicator, telling
from communique.desk.sides import BOTH, desk_words
from communique.desk.wording import amount, capital, country_name, headline, shorten, when
from communique.ledger.fates import Fate
from communique.ledger.following.status import Status
from communique.ledger.money import Sum, finance
from communique.ledger.rows import RecordRow
from communique.ledger.when import days
from communique.ledger.words import content

AGREEMENTS = 12
COMMITMENTS = 12
CLOSED_SHOWN = 6
# Statuses that end the list, with their headings.
CLOSED = (("fulfilled", "Fulfilled"), ("partly", "Partly fulfilled"), ("not_fulfilled", "Not fulfilled"))
SERIES = 12
OBSERVATIONS = 6
SINGLE_FIGURES = 15
PROJECTS = 20
QUOTED = 120  # characters of the text's own words where a title or an indicator tells too little

STAGES = (
    ("in_force", "In force"),
    ("signed", "Signed"),
    ("in_preparation", "In preparation"),
    ("considered", "Considered"),
)


def agreements(context: Context) -> tuple[DraftGroup, ...]:
    """Instruments by the furthest stage that is told of them."""
    groups: list[DraftGroup] = []
    for stage, title in STAGES:
        records = [one for one in context.lines("agreements") if one.status == stage]
        lines = [Draft(_agreement(one), best_rows(one), one.date) for one in sorted(records, key=newest)]
        groups += group(title, lines, AGREEMENTS)
    return tuple(groups)


def _agreement(record: RecordRow) -> str:
    """The instrument in words; in the text's own where its title tells its form alone."""
    text = headline(record)
    if not content(str(record.fields["title"]), "instrument"):
        text += f": “{shorten(record.head.quote, QUOTED)}”"
    return text


def commitments(context: Context) -> tuple[DraftGroup, ...]:
    """What is overdue before all else; then what is open by side, the specific first; then what became of the rest."""
    records = context.lines("commitments")
    by_status: dict[str, list[RecordRow]] = defaultdict(list)
    for record in records:
        by_status[_standing(context, record)].append(record)
    groups: list[DraftGroup] = []
    overdue = sorted(by_status.pop("overdue", []), key=lambda one: context.fates[one.id].since)
    groups += group("Overdue", [_commitment(context, one) for one in overdue], COMMITMENTS)
    closed = [(title, by_status.pop(status, [])) for status, title in CLOSED]
    by_side: dict[str, list[RecordRow]] = defaultdict(list)
    for record in (one for members in by_status.values() for one in members):
        by_side[context.sides.of(str(record.fields["who"]))].append(record)
    titles = {context.pair[0]: country_name(context.pair[0]), context.pair[1]: country_name(context.pair[1])}
    titles |= {BOTH: "Both sides", "": "Others, or side not told"}
    for side, title in titles.items():
        members = sorted(by_side[side], key=_firmness)
        groups += group(title, [_commitment(context, one) for one in members], COMMITMENTS)
    for title, members in closed:
        groups += group(title, [_commitment(context, one) for one in sorted(members, key=newest)], CLOSED_SHOWN)
    return tuple(groups)


def _standing(context: Context, record: RecordRow) -> str:
    fate = context.fates.get(record.id)
    return fate.status.value if fate else ""


def _firmness(record: RecordRow) -> tuple[bool, int, tuple[int, str, int, str]]:
    strengths = desk_words()["strengths"]
    return (not record.fields.get("specific"), strengths.index(str(record.fields["strength"])), newest(record))


def _commitment(context: Context, record: RecordRow) -> Draft:
    said = record.first_said.published
    words = [str(record.fields["strength"]).replace("_", " ")]
    day = days(said)[1]
    if day is not None and context.day is not None:
        age = (context.day - day).days
        # The day is that of the first report: "pledged in 2017" is read in a later document.
        words.append(f"reported {age} day{'' if age == 1 else 's'} ago" if age else "reported on that day")
    fate = context.fates.get(record.id)
    rows = best_rows(record)
    if fate is None:
        return Draft(headline(record), rows, said, ", ".join(words))
    words += _came_of_it(context, fate)
    # The last sentence that bears on it stands beside the one that promises it.
    told = [one.row(record) for one in fate.later[-1:]]
    return Draft(headline(record), (*rows[:1], *told, *rows[1:]), said, ", ".join(words))


def _came_of_it(context: Context, fate: Fate) -> list[str]:
    """Where it stands, on whose word, and since when nothing was heard."""
    words = []
    if fate.status is Status.OVERDUE:
        words.append(f"due {when(fate.due.day.isoformat())}, overdue" if fate.due.day else "overdue")
    elif fate.status is Status.SILENT:
        words.append(f"no report found in {_since(context, fate.since)}")
    elif fate.status is not Status.OPEN:
        words.append(f"{fate.status.value.replace('_', ' ')} since {when(fate.since)}")
        words += [f"told as {fate.later[-1].kind.value}"] if fate.later and not fate.by else []
    return [*words, f"says {fate.by}"] if fate.by else words


def _since(context: Context, day: str) -> str:
    """How many documents were looked at after a day, and up to which: an absence with its bounds."""
    later = [row for row in context.documents if "9999" > row.said[0] > day]
    until = max((row.said[0] for row in later), default="")
    count = f"{len(later)} later document{'' if len(later) == 1 else 's'}"
    return f"{count} up to {when(until)}" if until else count


def figures(context: Context) -> tuple[DraftGroup, ...]:
    """Figures as short series by indicator, then those that stand alone."""
    records = context.lines("figures")
    series = by_indicator([one for one in records if telling(one, context.pair)])
    several = [members for members in series if len(members) > 1]
    single = [members[0] for members in series if len(members) == 1]
    single += [one for one in records if not telling(one, context.pair)]
    several.sort(key=lambda members: (-len(members), min(newest(one) for one in members)))
    groups: list[DraftGroup] = []
    for members in several[:SERIES]:
        groups += _series(members)
    overflow = [one for members in several[SERIES:] for one in members]
    lines = [
        _figure(one, named=True, quoted=not telling(one, context.pair))
        for one in sorted((*single, *overflow), key=newest)
    ]
    title = "Single figures" if groups else ""
    return (*groups, *group(title, lines, SINGLE_FIGURES))


def _series(members: Sequence[RecordRow]) -> tuple[DraftGroup, ...]:
    ordered = sorted(members, key=oldest)
    latest = ordered[-OBSERVATIONS:]
    title = capital(str(latest[-1].fields["indicator"]))
    return (DraftGroup(title, tuple(_figure(one, named=False) for one in latest), len(ordered) - len(latest)),)


def _figure(record: RecordRow, *, named: bool, quoted: bool = False) -> Draft:
    fields = record.fields
    text = headline(record) if named else amount(fields)
    change = fields.get("change")
    if change and str(change) not in text and fields.get("unit") != "%":
        text += f" ({change})"
    if quoted:
        text += f": “{shorten(record.head.quote, QUOTED)}”"
    if fields.get("speaker"):
        text += f", according to {fields['speaker']}"
    mark = "planned" if fields.get("modality") == "planned" else ""
    if not record.date:
        said = record.first_said.published
        mark = ", ".join(part for part in (mark, f"said {when(said)}" if said else "period not told") if part)
    return Draft(text, best_rows(record), None if named else record.date, mark)


def projects(context: Context) -> tuple[DraftGroup, ...]:
    """Undertakings, those with money first."""
    ordered = sorted(context.lines("projects"), key=newest)
    money = finance(ordered, context.records["figures"], context.records["agreements"])
    funded = [one for one in ordered if money[one.id] or one.fields.get("amount") or one.fields.get("funder")]
    others = [one for one in ordered if one not in funded]
    return (
        *group("With money or a funder named", [_project(one, money[one.id]) for one in funded], PROJECTS),
        *group("Others" if funded else "", [_project(one, ()) for one in others], PROJECTS),
    )


def _project(record: RecordRow, sums: Sequence[Sum]) -> Draft:
    stages = [(row.mention.values().get("stage"), row.document.published) for row in record.mentions]
    told = [f"{stage}, {when(day)}" for stage, day in stages if stage]
    bare = {name: value for name, value in record.fields.items() if not sums or name != "amount"}
    text = headline(replace(record, fields=bare))
    if sums:
        text += f": {money_words(sums)}"
    if len({stage for stage, _ in stages if stage}) > 1:
        text += f"; stages told: {'; '.join(dict.fromkeys(told))}"
    beside = [row for one in sums for row in one.rows]
    return Draft(text, best_rows(record, beside), placed(record))
