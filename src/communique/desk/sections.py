"""The sections of a briefing in the order of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.desk import sections_meetings, sections_new, sections_people, sections_work
from communique.desk.context import Context
from communique.desk.model import DraftGroup

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
