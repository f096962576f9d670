"""The application: the desk, its guard, and a route for each page in each of its forms."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.middleware.gzip import GZipMiddleware

from communique import __version__
from communique.desk.web.access import Keys
from communique.desk.web.desk import Desk
from communique.desk.web.guard import guard
from communique.desk.web.page import Page
from communique.desk.web.pages.catalogue import PAGES, ROUTERS
from communique.desk.web.problems import handle
from communique.desk.web.refusing import refusals
from communique.desk.web.represent import MEDIA, Form, accepted, answer
from communique.desk.web.settings import Settings
from communique.desk.web.visit import Visiting

DESCRIPTION = (
    "The register of the relations of two states. What a page shows is at its address with .json; lists are there as .csv and .jsonl too, "
    "or by an Accept header at the address itself."
)


def create_app(settings: Settings) -> FastAPI:
    """The desk on a ledger. Raises LedgerError where that cannot be opened."""
    desk = Desk(settings)

    @asynccontextmanager
    async def life(_app: FastAPI) -> Any:
        yield
        desk.close()

    app = FastAPI(
        title="Communiqué",
        version=__version__,
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        lifespan=life,
        separate_input_output_schemas=False,
    )
    app.state.desk = desk
    app.state.keys = Keys(settings)
    for router in ROUTERS:  # first: the address of a register would match that of a file
        app.include_router(router)
    for page in PAGES:
        add_page(app, page)
    handle(app)
    guard(app, settings)
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5)
    return app


def add_page(app: FastAPI, page: Page) -> None:
    """The routes of a page: its own address for people, and one for each form that programs take."""
    stem = page.path if page.path != "/" else "/pairs"
    for form in (Form.JSON, *((Form.CSV, Form.LINES) if page.listed else ())):
        described: dict[str, Any] = {"description": page.summary, "content": {}}
        if form is not Form.JSON:
            described["content"] = {MEDIA[form].partition(";")[0]: {"schema": {"type": "string"}}}
        app.add_api_route(
            f"{stem}.{form.value}",
            _endpoint(page, form),
            methods=["GET"],
            response_model=page.model if form is Form.JSON else None,
            response_class=Response if form is not Form.JSON else _json_class(),
            responses={**refusals(), 200: described, 304: {"description": "as before"}},
            summary=page.summary,
            name=f"{page.name} {form.value}",
            operation_id=f"{page.name}_{form.value}",
        )
    # Last: the address of a page would match that of its forms.
    app.add_api_route(page.path, _endpoint(page, None), methods=["GET", "HEAD"], include_in_schema=False)


def _json_class() -> type[Response]:
    from fastapi.responses import JSONResponse  # noqa: PLC0415 -- beside its only use

    return JSONResponse


def _endpoint(page: Page, form: Form | None) -> Callable[..., Response]:
    """What FastAPI calls: the builder's own parameters are read from the address, checked and passed on."""

    def endpoint(request: Request, visit: Visiting, **asked: Any) -> Response:
        wanted = form or accepted(request)
        return answer(request, visit, wanted, lambda: page.build(visit, **asked))

    own = list(inspect.signature(page.build, eval_str=True).parameters.values())[1:]
    first = list(inspect.signature(endpoint, eval_str=True).parameters.values())[:2]
    kept = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in (*first, *own)]
    endpoint.__signature__ = inspect.Signature(kept, return_annotation=Response)  # type: ignore[attr-defined]
    endpoint.__name__ = page.name
    return endpoint
