"""Who may do what: signing in by token or by a reverse proxy, sessions, and proof that a form came from our own page.

On a loopback address without tokens whoever reaches the desk is its reviewer. A session is a signed cookie that holds no secret; a form that
changes something carries a proof derived from it, and the browser must say that the request comes from this very site.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request

from communique.desk.web.settings import Person, Role, Settings

COOKIE = "communique"
PROOF_HEADER = "x-communique-proof"
PROOF_FIELD = "proof"
NAME_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Session:
    """``id`` is empty where a program shows its token with each request; ``proof`` is what forms must carry."""

    person: Person
    id: str
    proof: str


class Keys:
    """The secret of one start of the desk: a restart ends all sessions."""

    def __init__(self, settings: Settings) -> None:
        self._secret = secrets.token_bytes(32)
        self._settings = settings

    def sign(self, words: str) -> str:
        """A proof that these words come from this desk."""
        return hmac.new(self._secret, words.encode(), hashlib.sha256).hexdigest()[:40]

    def new_session(self, name: str) -> str:
        """The cookie of a person."""
        key = f"{secrets.token_hex(8)}.{name.encode().hex()}"
        return f"{key}.{self.sign(key)}"

    def holder(self, cookie: str) -> str | None:
        """The name in a cookie, None where we did not make it."""
        key, _, mark = cookie.rpartition(".")
        if not key or not hmac.compare_digest(self.sign(key), mark):
            return None
        return bytes.fromhex(key.partition(".")[2]).decode()

    def person_of(self, token: str) -> Person | None:
        """Who holds a token. All are compared, so that the time taken tells nothing."""
        found = None
        for known, person in self._settings.tokens.items():
            if hmac.compare_digest(known.encode(), token.encode()):
                found = person
        return found


def session_of(request: Request) -> Session:
    """The session of a request. Raises HTTPException 401 where people must say who they are and did not."""
    keys: Keys = request.app.state.keys
    settings: Settings = request.app.state.desk.settings
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if settings.tokens and kind.casefold() == "bearer":
        person = keys.person_of(token.strip())
        if person is None:
            raise HTTPException(401, "this token is not known here")
        return Session(person, "", "")
    cookie = request.cookies.get(COOKIE, "")
    if settings.proxy_header is not None:
        name = request.headers.get(settings.proxy_header, "").strip()
        if not name or len(name) > NAME_LENGTH or not name.isprintable():
            raise HTTPException(401, "the reverse proxy does not say who asks")
        role = Role.JUDGE if name in settings.judges else Role.READ
        return Session(Person(name, role), name, keys.sign(f"proof {name}"))
    holder = keys.holder(cookie) if cookie else None
    if settings.tokens:
        known = {person.name: person for person in settings.tokens.values()}
        if holder is None or holder not in known:
            raise HTTPException(401, "sign in first")
        return Session(known[holder], cookie, keys.sign(f"proof {cookie}"))
    # One reviewer on this machine: the proof needs no cookie, since the address and origin are checked.
    return Session(Person(settings.reviewer, Role.JUDGE), "", keys.sign("proof"))


def same_site(request: Request) -> bool:
    """Does the request come from a page of this very desk, or from no page at all?"""
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("origin")
    return origin is None or (origin != "null" and urlsplit(origin).netloc == request.headers.get("host"))


def judge(request: Request) -> Session:
    """The session of somebody who may decide, from our own page. Raises HTTPException 401 or 403."""
    session = session_of(request)
    if session.person.role is not Role.JUDGE:
        raise HTTPException(403, "you may read, not decide")
    if not same_site(request):
        raise HTTPException(403, "the request comes from another site")
    if session.proof:
        given = request.headers.get(PROOF_HEADER) or getattr(request.state, PROOF_FIELD, "")
        if not hmac.compare_digest(session.proof.encode(), str(given).encode()):
            raise HTTPException(403, "the page is out of date; load it again")
    return session


Judging = Annotated[Session, Depends(judge)]
