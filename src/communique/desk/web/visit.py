"""One request: who asks, in which language, of which desk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from fastapi import Depends, Request

from communique.desk.web.access import Session, session_of
from communique.desk.web.desk import Desk
from communique.desk.web.formats import Formats, locale_of
from communique.desk.web.settings import Person, Role
from communique.desk.web.texts import Texts, chosen
from communique.ledger.queries import View


@dataclass(frozen=True)
class Visit:
    """What a builder of a page may know of the request beside what was asked."""

    desk: Desk
    path: str
    query: str
    session: Session
    locale: str

    @property
    def person(self) -> Person:
        """Who asks."""
        return self.session.person

    @property
    def may_judge(self) -> bool:
        """May they decide?"""
        return self.person.role is Role.JUDGE

    @cached_property
    def view(self) -> View:
        """The ledger for reading."""
        return self.desk.recalling(self.revision)

    @cached_property
    def revision(self) -> int:
        """Of the ledger, when this request first looked."""
        return self.desk.revision()

    @property
    def texts(self) -> Texts:
        """The words of the interface."""
        return chosen(self.locale)

    @property
    def formats(self) -> Formats:
        """How days and numbers are written."""
        return Formats(self.locale)


def visit(request: Request) -> Visit:
    """The visit that a request is."""
    desk: Desk = request.app.state.desk
    return Visit(
        desk,
        request.url.path,
        request.url.query,
        session_of(request),
        locale_of(request.headers.get("accept-language", "")),
    )


Visiting = Annotated[Visit, Depends(visit)]
