"""Two states: their briefing as a page that lives with the ledger."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel

from communique.desk.briefing import brief
from communique.desk.model import Briefing
from communique.desk.render_json import render_json
from communique.desk.render_text import heading_lines, left_out
from communique.desk.wanted import Wanted
from communique.desk.web.asking import Day, Pair
from communique.desk.web.page import Page
from communique.desk.web.shown import Shown
from communique.desk.web.visit import Visit

As_of = Annotated[Day | None, Query(description="Leave out what was published after this day.")]
Since = Annotated[Day | None, Query(description="The day of the last briefing.")]


class BriefingOut(BaseModel):
    """A briefing as `communique brief --format json` gives it."""

    briefing: dict[str, Any]


def briefing_of(visit: Visit, pair: tuple[str, str], wanted: Wanted) -> Briefing:
    """The briefing, made once for each state of the ledger. Raises BriefingError for what cannot be asked."""
    made: Briefing = visit.desk.made.get(
        ("brief", visit.revision, pair, wanted), lambda: brief(visit.view, pair, wanted)
    )
    return made


def build(visit: Visit, pair: Pair, as_of: As_of = None, since: Since = None) -> Shown[BriefingOut]:
    """The page."""
    briefing = briefing_of(visit, pair, Wanted(as_of=as_of, since=since, charts=False))
    keys = {source.number: source.document.id for source in briefing.sources}
    context = {
        "pair": pair,
        "briefing": briefing,
        "heading": heading_lines(briefing),
        "left_out": left_out,
        "document_of": keys,
        "as_of": as_of,
        "since": since,
    }
    return Shown("pair.html.j2", BriefingOut(briefing=json.loads(render_json(briefing))), context)


PAGE = Page("briefing", "/pairs/{pair}", build, BriefingOut, "The briefing on two states.")
