"""A page of the desk as it stands in the list of pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from communique.desk.web.shown import Shown


@dataclass(frozen=True, slots=True)
class Page:
    """``path`` as FastAPI writes paths. ``build`` takes the visit and what the address asks, by name, and is pure: the same
    ledger and address give the same page. ``model`` is the type of its JSON; ``listed`` says that it can be taken away as CSV and JSON Lines.
    """

    name: str
    path: str
    build: Callable[..., Shown[Any]]
    model: type[BaseModel]
    summary: str
    listed: bool = False
