"""What every answer carries and every request must keep to: headers, sizes, rates and times."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from threading import Lock
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response

from communique.desk.web.desk import DEADLINE
from communique.desk.web.problems import problem
from communique.desk.web.settings import Settings

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not "no-referrer": with it browsers call the origin of our own forms "null", as they do that of a hostile page's.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
LOCAL = frozenset({"127.0.0.1", "::1", "localhost", "testserver"})
CALLERS = 10_000  # whose rates are remembered
Next = Callable[[Request], Awaitable[Response]]


class Rates:
    """Requests of each caller: a bucket that fills evenly and holds a third of a minute's."""

    def __init__(self, minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._each = minute / 60
        self._most = max(1.0, minute / 3)
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, caller: str) -> bool:
        """May they ask once more now?"""
        with self._lock:
            now = self._clock()
            left, then = self._left.pop(caller, (self._most, now))
            left = min(self._most, left + (now - then) * self._each)
            self._left[caller] = (left - 1 if left >= 1 else left, now)
            while len(self._left) > CALLERS:
                self._left.popitem(last=False)
            return left >= 1


def guard(app: FastAPI, settings: Settings) -> None:
    """Put the guard before all routes."""
    rates = Rates(settings.limits.minute)
    hosts = LOCAL | {settings.host} | set(settings.hosts)

    @app.middleware("http")
    async def guarded(request: Request, go_on: Next) -> Response:
        refused = _refused(request, settings, hosts, rates)
        if refused is not None:
            response = problem(request, *refused)
        else:
            _without_empty(request)
            mark = DEADLINE.set(time.monotonic() + settings.limits.seconds)
            try:
                response = await go_on(request)
            finally:
                DEADLINE.reset(mark)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


def _caller(request: Request, settings: Settings) -> str:
    """Who is counted: behind a reverse proxy, which has one address for all, the person whom it names."""
    named = request.headers.get(settings.proxy_header, "") if settings.proxy_header else ""
    return named or (request.client.host if request.client else "")


def _without_empty(request: Request) -> None:
    """At the address of a page leave out what a form sends of fields that nobody filled; programs are taken at their word."""
    if "." not in request.url.path.rpartition("/")[2]:
        asked = request.scope["query_string"].split(b"&")
        request.scope["query_string"] = b"&".join(one for one in asked if not one.endswith(b"="))


def _refused(
    request: Request, settings: Settings, hosts: frozenset[str] | set[str], rates: Rates
) -> tuple[int, str] | None:
    """The status and reason with which a request is turned away before anything is done for it."""
    limits = settings.limits
    # A page of another site could reach a desk on this machine under a name of its own that leads here.
    host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    if "*" not in hosts and host not in hosts:
        return 421, f"this desk is not reached as {host}"
    if len(str(request.url)) > limits.address:
        return 400, f"an address has at most {limits.address} characters"
    length = request.headers.get("content-length", "0")
    if "transfer-encoding" in request.headers or not length.isdigit() or int(length) > limits.body:
        return 413, f"a request holds at most {limits.body} bytes and says how many"
    if not rates.take(_caller(request, settings)):
        return 429, f"at most {limits.minute} requests a minute"
    return None
