"""Sentences that hold words."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel

from communique.desk.web.objects import DocumentOut
from communique.desk.web.page import Page
from communique.desk.web.shown import Rows, Shown
from communique.desk.web.visit import Visit

MOST = 200


class HitOut(BaseModel):
    """A sentence."""

    document: DocumentOut
    sentence: int
    text: str


class Hits(BaseModel):
    """The sentences that hold all the words, the best first."""

    q: str
    hits: list[HitOut]


def build(
    visit: Visit,
    q: Annotated[str, Query(description="Words that a sentence must hold.", max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> Shown[Hits]:
    """The page of a search."""
    found = visit.view.search(q, limit=limit) if q.replace("\0", " ").strip() else ()
    data = Hits(
        q=q,
        hits=[
            HitOut(document=DocumentOut.of(one.document), sentence=one.sentence.number, text=one.sentence.text)
            for one in found
        ],
    )
    rows = Rows(
        ("document", "name", "published", "sentence", "text"),
        lambda: (
            (one.document.id, one.document.name, one.document.published, one.sentence, one.text) for one in data.hits
        ),
    )
    return Shown("search.html.j2", data, {"pair": None}, rows)


PAGE = Page("search", "/search", build, Hits, "Sentences that hold words.", listed=True)
