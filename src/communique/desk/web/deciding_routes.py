"""The addresses to which decisions are sent: JSON by programs and scripts, forms by pages without scripts."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, quote

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse
from pydantic import ValidationError

from communique.desk.web.access import PROOF_FIELD, Judging, judge
from communique.desk.web.desk import Desk
from communique.desk.web.judging import DECISIONS, Decision, Made, decide
from communique.desk.web.refusing import refusals

ROUTER = APIRouter()
LISTS = frozenset({"mentions"})


@ROUTER.post(
    "/decisions",
    status_code=201,
    responses=refusals(400, 401, 403, 404, 409, 413, 422, 429, 503),
    summary="Decide about a record, a reading, a sentence or an earlier judgement.",
)
def decided(request: Request, session: Judging, decision: Decision) -> Made:
    """Who decides is whoever asks; they must be allowed to."""
    desk: Desk = request.app.state.desk
    return decide(desk, session.person, decision, _address(request))


@ROUTER.post("/decide", include_in_schema=False)
async def by_form(request: Request) -> Response:
    """The same from a form, and back to the page that it stood on."""
    fields = parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True)
    setattr(request.state, PROOF_FIELD, fields.pop("proof", [""])[0])
    back = fields.pop("back", ["/"])[0]
    session = judge(request)
    given: dict[str, Any] = {name: values if name in LISTS else values[-1] for name, values in fields.items()}
    try:
        decision = DECISIONS.validate_python(given)
    except ValidationError as error:
        raise HTTPException(422, "; ".join(str(one["msg"]) for one in error.errors()[:3])) from error
    made = await run_in_threadpool(decide, request.app.state.desk, session.person, decision, _address(request))
    return RedirectResponse(f"{ours(back)}{'&' if '?' in back else '?'}kept={quote(made.id)}", 303)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def ours(path: str) -> str:
    """A path of this desk, the start for anything else: what begins with two slashes leads elsewhere."""
    safe = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path.partition("#")[0] if safe else "/"
