"""Style sheets and scripts."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Response

from communique.desk.web.assets import contents

ROUTER = APIRouter(include_in_schema=False)
YEAR = 31_536_000  # seconds; the address changes with what is in the file


@ROUTER.get("/static/{name}")
def static(name: str) -> Response:
    """A file that pages load."""
    found = contents(name)
    if found is None:
        raise HTTPException(404, "there is no such file")
    body, kind, mark = found
    return Response(
        body, headers={"cache-control": f"public, max-age={YEAR}, immutable", "etag": f'"{mark}"'}, media_type=kind
    )


@ROUTER.get("/robots.txt")
def robots() -> Response:
    """Nothing here is for crawlers."""
    return Response("User-agent: *\nDisallow: /\n", media_type="text/plain")
