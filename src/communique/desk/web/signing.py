"""Signing in with a token, and out."""

from __future__ import annotations

from urllib.parse import parse_qs

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from communique.desk.web.access import COOKIE, Keys, same_site
from communique.desk.web.deciding_routes import ours
from communique.desk.web.settings import Settings

ROUTER = APIRouter(include_in_schema=False)


@ROUTER.post("/sign-in")
async def sign_in(request: Request) -> Response:
    """Take a token from the form, give a session."""
    keys: Keys = request.app.state.keys
    if not same_site(request):
        raise HTTPException(403, "the request comes from another site")
    fields = parse_qs((await request.body()).decode("utf-8", "replace"))
    person = keys.person_of(fields.get("token", [""])[0].strip())
    if person is None:
        raise HTTPException(401, "this token is not known here")
    back = fields.get("back", ["/"])[0]
    response = RedirectResponse(ours(back), 303)
    settings: Settings = request.app.state.desk.settings
    response.set_cookie(
        COOKIE,
        keys.new_session(person.name),
        httponly=True,
        samesite="strict",
        secure=not settings.loopback and request.url.scheme == "https",
        max_age=12 * 3600,
    )
    return response


@ROUTER.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """End the session in this browser."""
    if not same_site(request):
        raise HTTPException(403, "the request comes from another site")
    response = RedirectResponse("/", 303)
    response.delete_cookie(COOKIE)
    return response
