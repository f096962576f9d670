"""What is said when something cannot be answered: as a page to people, as JSON (RFC 9457) to programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException as StarletteHTTPException

from communique.desk.web.desk import Desk
from communique.desk.web.formats import Formats, locale_of
from communique.desk.web.texts import chosen
from communique.model.errors import BriefingError, CommuniqueError, NotInLedger

MEDIA = "application/problem+json"
DETAIL = 500  # characters


class Problem(BaseModel):
    """What went wrong."""

    status: int
    title: str
    detail: str


def problem(request: Request, status: int, detail: str, more: Mapping[str, str] | None = None) -> Response:
    """The answer to a request that cannot be answered, with ``more`` headers."""
    title = HTTPStatus(status).phrase
    flat = "".join(one if one.isprintable() else " " for one in " ".join(detail.split()))[:DETAIL]
    headers = {"cache-control": "no-store", **(more or {})}
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        headers["retry-after"] = "2"
    if status == HTTPStatus.UNAUTHORIZED:
        headers["www-authenticate"] = "Bearer"
    if _wants_page(request):
        body = _page(request, Problem(status=status, title=title, detail=flat))
        return Response(body, status, headers, "text/html; charset=utf-8")
    made = Problem(status=status, title=title, detail=flat).model_dump_json()
    return Response(made, status, headers, MEDIA)


def _wants_page(request: Request) -> bool:
    named = request.url.path.rpartition(".")[2] in {"json", "csv", "jsonl", "svg", "pdf", "docx", "md"}
    return not named and "text/html" in request.headers.get("accept", "")


def _page(request: Request, what: Problem) -> bytes:
    desk: Desk = request.app.state.desk
    locale = locale_of(request.headers.get("accept-language", ""))
    template = desk.templates.get_template("problem.html.j2")
    signing_in = what.status == HTTPStatus.UNAUTHORIZED and bool(desk.settings.tokens)
    made = template.render(problem=what, t=chosen(locale), fmt=Formats(locale), signing_in=signing_in)
    return made.encode("utf-8", "replace")


def _validation(errors: Sequence[Any]) -> str:
    return "; ".join(f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in errors[:5])


def handle(app: FastAPI) -> None:
    """Turn what is raised into answers."""

    async def communique(request: Request, error: Exception) -> Response:
        if isinstance(error, (NotInLedger, BriefingError)):
            return problem(request, 404, str(error))
        # A decision that is well formed and does not fit what it is about stands against the ledger as it is.
        return problem(request, 409 if request.method == "POST" else 400, str(error))

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, (HTTPException, StarletteHTTPException))
        return problem(request, error.status_code, str(error.detail), error.headers)

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return problem(request, 422, _validation(error.errors()))

    async def database(request: Request, error: Exception) -> Response:
        late = "interrupted" in str(getattr(error, "orig", ""))
        return problem(request, 503, "this takes too long; ask for less" if late else "the ledger cannot be read now")

    app.add_exception_handler(CommuniqueError, communique)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(StarletteHTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(OperationalError, database)
