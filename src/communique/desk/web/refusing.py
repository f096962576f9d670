"""What a route may answer beside what it is for, as OpenAPI describes it."""

from __future__ import annotations

from typing import Any

from communique.desk.web.problems import MEDIA, Problem

REFUSALS = {
    400: "Cannot be answered",
    401: "Sign in first",
    403: "Not allowed",
    404: "Not in the ledger",
    409: "Does not fit what it is about",
    413: "Too large",
    422: "Not asked rightly",
    429: "Too often",
    503: "Takes too long",
}
READING = (400, 401, 404, 422, 429, 503)


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The description of these statuses, of those of reading where none is given."""
    schema = Problem.model_json_schema()
    return {
        status: {"description": REFUSALS[status], "content": {MEDIA: {"schema": schema}}}
        for status in statuses or READING
    }
