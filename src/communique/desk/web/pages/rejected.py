"""What was set aside, and why."""

from __future__ import annotations

from pydantic import BaseModel

from communique.desk.web.page import Page
from communique.desk.web.shown import Rows, Shown
from communique.desk.web.visit import Visit


class RejectionOut(BaseModel):
    """An input that was set aside."""

    origin: str
    reason: str
    detail: str


class Rejections(BaseModel):
    """All of them by where they came from."""

    rejected: list[RejectionOut]


def build(visit: Visit) -> Shown[Rejections]:
    """The page."""
    found = visit.view.rejected()
    data = Rejections(rejected=[RejectionOut(origin=one.origin, reason=one.reason, detail=one.detail) for one in found])
    rows = Rows(("origin", "reason", "detail"), lambda: ((one.origin, one.reason, one.detail) for one in found))
    return Shown("rejected.html.j2", data, {"pair": None}, rows)


PAGE = Page("rejected", "/rejected", build, Rejections, "What was set aside, and why.", listed=True)
