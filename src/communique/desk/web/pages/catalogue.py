"""All pages. One more is a builder in this folder, a template, and a line here."""

from __future__ import annotations

from fastapi import APIRouter

from communique.desk.web import deciding_routes, signing, static
from communique.desk.web.page import Page
from communique.desk.web.pages import (
    board,
    changes,
    document,
    export,
    illustrated,
    judgements,
    pair,
    people,
    record,
    registers,
    rejected,
    review,
    says,
    search,
    sources,
    start,
)

PAGES: tuple[Page, ...] = (
    start.PAGE,
    pair.PAGE,
    review.OF_PAIR,
    review.OF_ALL,
    judgements.PAGE,
    export.PAGE,
    *illustrated.PAGES,
    board.PAGE,
    people.PAGE,
    says.PAGE,
    sources.PAGE,
    changes.PAGE,
    registers.OF_PAIR,
    registers.OF_ALL,
    record.PAGE,
    document.PAGE,
    search.PAGE,
    rejected.PAGE,
)
ROUTERS: tuple[APIRouter, ...] = (
    static.ROUTER,
    illustrated.ROUTER,
    export.ROUTER,
    signing.ROUTER,
    deciding_routes.ROUTER,
)
