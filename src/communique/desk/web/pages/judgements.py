"""Every decision ever made, and how far people agree."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query as Param
from pydantic import BaseModel

from communique.desk.web.page import Page
from communique.desk.web.shown import Rows, Shown
from communique.desk.web.visit import Visit
from communique.ledger.judged import Flag, standing
from communique.ledger.reviewing import agreement
from communique.model.judgements import Action, Judgement

MOST = 200


class DecidedOut(BaseModel):
    """A judgement: what it is about is quoted as it stood. ``stands`` is False where it was withdrawn, ``flag`` says why to look again."""

    id: str
    made: str
    by: str
    action: str
    scope: str
    register_of: str | None
    quote: str | None
    document: str | None
    name: str | None
    value: Any
    note: str
    withdraws: str | None
    stands: bool
    flag: str


class AgreementOut(BaseModel):
    """Two people on what both accepted or rejected; ``kappa`` is Cohen's, None where it is not defined."""

    first: str
    second: str
    both: int
    same: int
    kappa: float | None


class Decided(BaseModel):
    """The latest first."""

    judgements: list[DecidedOut]
    agreement: list[AgreementOut]
    more: int


def build(
    visit: Visit,
    by: Annotated[str | None, Param(max_length=100, description="Only what this person decided.")] = None,
    flagged: Annotated[bool, Param(description="Only what should be looked at again.")] = False,  # noqa: FBT002
    kept: Annotated[str | None, Param(max_length=40, description="The judgement that was just made.")] = None,
) -> Shown[Decided]:
    """The page."""
    everything = visit.view.judgements()
    flags = {one.judgement.id: one.flag for one in visit.view.judged().held}
    stand = {one.id for one in standing(everything)} | {one.id for one in everything if one.action is Action.WITHDRAW}
    chosen = [
        _out(one, stands=one.id in stand, flag=flags.get(one.id, Flag.HOLDS))
        for one in reversed(everything)
        if by in {None, "", one.by} and (not flagged or flags.get(one.id, Flag.HOLDS) is not Flag.HOLDS)
    ]
    agreed = agreement(standing(everything))
    data = Decided(
        judgements=chosen[:MOST],
        agreement=[
            AgreementOut(first=one.first, second=one.second, both=one.both, same=one.same, kappa=one.kappa)
            for one in agreed
        ],
        more=max(0, len(chosen) - MOST),
    )
    names = sorted({one.by for one in everything})
    rows = Rows(tuple(DecidedOut.model_fields), lambda: (tuple(one.model_dump().values()) for one in chosen))
    return Shown(
        "judgements.html.j2", data, {"pair": None, "names": names, "by": by, "flagged": flagged, "kept": kept}, rows
    )


def _out(one: Judgement, *, stands: bool, flag: Flag) -> DecidedOut:
    target = one.targets[0] if one.targets else None
    return DecidedOut(
        id=one.id,
        made=one.made,
        by=one.by,
        action=one.action.value,
        scope=one.scope.value,
        register_of=target.register if target else None,
        quote=target.quote if target else None,
        document=target.document if target else None,
        name=one.name,
        value=one.value,
        note=one.note,
        withdraws=one.withdraws,
        stands=stands,
        flag=flag.value,
    )


PAGE = Page("judgements", "/judgements", build, Decided, "Every decision, and how far people agree.", listed=True)
