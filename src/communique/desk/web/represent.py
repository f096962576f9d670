"""The forms in which a page leaves: HTML, JSON, CSV, JSON Lines; with a tag by which nothing is sent twice."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

from fastapi import Request, Response
from pydantic import BaseModel

from communique import __version__
from communique.desk.web.desk import Desk
from communique.desk.web.shown import Rows, Shown
from communique.desk.web.visit import Visit

FORMULAS = "=+-@\t\r"  # a spreadsheet would run what begins so


class Form(StrEnum):
    """The form of an answer, by the ending of its address."""

    HTML = "html"
    JSON = "json"
    CSV = "csv"
    LINES = "jsonl"


MEDIA: Mapping[Form, str] = {
    Form.HTML: "text/html; charset=utf-8",
    Form.JSON: "application/json",
    Form.CSV: "text/csv; charset=utf-8",
    Form.LINES: "application/jsonl",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent and remembered."""

    body: bytes
    media: str
    tag: str

    def response(self, status: int = 200) -> Response:
        """As it is sent. Whoever is signed in gets their own; nobody between keeps it."""
        headers = {"etag": self.tag, "cache-control": "private, no-cache", "vary": "accept, accept-language, cookie"}
        return Response(self.body if status == 200 else b"", status, headers, self.media)


def accepted(request: Request) -> Form:
    """The form that an Accept header asks for at the address of a page."""
    wanted = request.headers.get("accept", "")
    if "text/html" in wanted or not wanted:
        return Form.HTML
    for form in (Form.JSON, Form.CSV, Form.LINES):
        if MEDIA[form].partition(";")[0] in wanted:
            return form
    return Form.HTML


def answer(request: Request, visit: Visit, form: Form, build: Callable[[], Shown[Any]]) -> Response:
    """The answer, or 304 where whoever asks has it already."""
    tag = _tag(visit, form)
    known = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
    if tag in known or "*" in known:
        return Answer(b"", MEDIA[form], tag).response(304)
    made: Answer = visit.desk.answers.get(tag, lambda: Answer(_body(visit, form, build()), MEDIA[form], tag))
    return made.response()


def _tag(visit: Visit, form: Form) -> str:
    """Another one after every change of the ledger, for every address, form, person and language."""
    asked = (__version__, visit.revision, visit.path, visit.query, form.value, visit.locale, visit.session)
    return f'W/"{hashlib.sha256(repr(asked).encode("utf-8", "surrogatepass")).hexdigest()[:32]}"'


def _body(visit: Visit, form: Form, shown: Shown[Any]) -> bytes:
    if form is Form.HTML:
        return page(visit.desk, visit, shown.template, shown.data, shown.context)
    if form is Form.JSON or shown.rows is None:
        return plain(shown.data)
    whole, most = shown.rows, visit.desk.settings.limits.rows
    rows = Rows(whole.columns, lambda: islice(whole.values(), most))
    return "".join(_csv(rows) if form is Form.CSV else _lines(rows)).encode("utf-8", "replace")


def page(desk: Desk, visit: Visit, template: str, data: Any, context: Mapping[str, Any]) -> bytes:
    """A page from its template."""
    made = desk.templates.get_template(template).render(
        data=data, visit=visit, t=visit.texts, fmt=visit.formats, **context
    )
    return made.encode("utf-8", "replace")


def plain(data: BaseModel) -> bytes:
    """JSON of an object; half of a surrogate pair becomes a question mark."""
    return json.dumps(data.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "replace"
    )


def _csv(rows: Rows) -> Iterator[str]:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows.columns)
    for row in rows.values():
        writer.writerow([_cell(value) for value in row])
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _cell(value: Any) -> Any:
    if value is None or isinstance(value, (int, float)):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text[:1] in FORMULAS and text else text


def _lines(rows: Rows) -> Iterator[str]:
    for row in rows.values():
        yield json.dumps(dict(zip(rows.columns, row, strict=True)), ensure_ascii=False, separators=(",", ":")) + "\n"
