"""A briefing to print or take away: its parts are chosen on a page, and it leaves as PDF, Word, HTML, Markdown or text."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from communique import __version__
from communique.desk.forms import FORMS, Form
from communique.desk.sections import SECTIONS
from communique.desk.wanted import NAME_LENGTH, Wanted
from communique.desk.web.asking import Day, Pair
from communique.desk.web.page import Page
from communique.desk.web.pages.pair import briefing_of
from communique.desk.web.refusing import refusals
from communique.desk.web.shown import Shown
from communique.desk.web.visit import Visit, Visiting
from communique.model.topics import topics

ROUTER = APIRouter()
ENDINGS = {form.suffixes[0].removeprefix("."): form for form in FORMS.values() if form.key != "json"}


class BriefingAsk(BaseModel):
    """What a briefing holds. Equal requests of one state of the ledger give equal bytes."""

    model_config = ConfigDict(extra="forbid")

    section: list[str] = Field([], max_length=len(SECTIONS), description="The sections, all where none is named.")
    topic: list[str] = Field([], max_length=60, description="Only what is about one of these topics (keys).")
    since: Day | None = Field(None, description="The day of the last briefing.")
    as_of: Day | None = Field(None, description="Leave out what was published after this day.")
    prepared_by: str = Field("", max_length=NAME_LENGTH, description="Who prepared it.")
    charts: bool = Field(default=True, description="With charts.")

    def wanted(self) -> Wanted:
        """The request. Raises BriefingError for what cannot be."""
        return Wanted(
            sections=tuple(self.section) or None,
            topics=tuple(self.topic),
            since=self.since,
            as_of=self.as_of,
            prepared_by=self.prepared_by,
            charts=self.charts,
        )


class Choice(BaseModel):
    """What can be chosen: sections and topics by key, and the forms by the ending of their address."""

    states: list[str]
    sections: dict[str, str]
    topics: dict[str, str]
    forms: list[str]


def build(visit: Visit, pair: Pair) -> Shown[Choice]:
    """The page on which a briefing is put together."""
    data = Choice(
        states=list(pair),
        sections={key: title for key, title, _ in SECTIONS},
        topics={key: topic.label for key, topic in topics().items()},
        forms=list(ENDINGS),
    )
    return Shown("export.html.j2", data, {"pair": pair, "person": visit.person.name})


def _add(ending: str, form: Form) -> None:
    @ROUTER.get(
        f"/pairs/{{pair}}/briefing.{ending}",
        summary=f"The briefing on two states as {form.key}.",
        response_class=Response,
        responses={
            **refusals(),
            200: {"content": {form.media.partition(";")[0]: {}}},
            304: {"description": "as before"},
        },
        operation_id=f"briefing_{ending}",
    )
    def taken(request: Request, visit: Visiting, pair: Pair, ask: Annotated[BriefingAsk, Query()]) -> Response:
        """The file, made once for each state of the ledger."""
        wanted = ask.wanted()
        asked = repr((__version__, visit.revision, pair, wanted, ending)).encode("utf-8", "surrogatepass")
        tag = f'W/"{hashlib.sha256(asked).hexdigest()[:32]}"'
        headers: dict[str, Any] = {"etag": tag, "cache-control": "private, no-cache"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        body = visit.desk.answers.get(("file", tag), lambda: form.render(briefing_of(visit, pair, wanted)))
        name = f"briefing-{'-'.join(pair)}.{ending}"
        # HTML from here would otherwise be a page of this desk: it is handed over as a file, like the others.
        headers["content-disposition"] = f'{"inline" if ending == "pdf" else "attachment"}; filename="{name}"'
        return Response(body, headers=headers, media_type=form.media)


for _ending, _form in ENDINGS.items():
    _add(_ending, _form)

PAGE = Page("export", "/pairs/{pair}/export", build, Choice, "What a briefing can be made of.")
