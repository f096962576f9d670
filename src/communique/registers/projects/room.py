"""From named projects to mentions."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.model.documents import BlockKind
from communique.model.mentions import Mention, Project
from communique.model.spans import Span
from communique.reading.annotations import Quantity
from communique.registers.grammar import clause_head
from communique.registers.projects.names import Named, named_in, same_project
from communique.registers.projects.parts import with_parts
from communique.registers.projects.words import project_words
from communique.registers.view import View


class ProjectsRoom:
    """Projects of a document, each once, where it is told best."""

    register = "projects"
    version = "8"

    def read(self, view: View) -> list[Mention]:
        """The projects of a document."""
        found: list[Named] = []
        for sentence in view.reading.sentences:
            if sentence.kind is not BlockKind.TITLE:
                found.extend(with_parts(view, sentence, list(named_in(view, sentence)), found))
        groups: list[list[Named]] = []
        for one in found:
            home = next((group for group in groups if any(same_project(one, other) for other in group)), None)
            if home is None:
                groups.append([one])
            else:
                home.append(one)
        return [_project(view, group) for group in groups if any(one.proper or one.stage for one in group)]


def _project(view: View, group: list[Named]) -> Project:
    best = max(
        group,
        key=lambda one: (one.proper and one.stage is not None, one.proper, one.stage is not None, -one.span.start),
    )
    stage = next((one for one in (best, *group) if one.stage), None)
    clause = view.clause(best.sentence, best.token)
    span = clause if clause.covers(best.span) and len(clause) < 240 else best.span
    money = _money(view, span, best)
    evidence: dict[str, tuple[Span, ...]] = {"name": (best.span,)}
    if stage is not None and stage.stage_span is not None:
        evidence["stage"] = (stage.stage_span,)
    if money is not None:
        evidence["amount"] = (money.span,)
    funder = _funder(view, best)
    if funder is not None:
        evidence["funder"] = (funder[1],)
    return Project(
        document=view.reading.document.id,
        span=span,
        evidence=evidence,
        states=view.states(span),
        topics=view.topics(best.span),
        confidence=0.7 if best.proper else 0.55,
        name=best.name,
        sector=best.sector,
        amount=f"{money.unit} {_amount(money.value)}" if money else None,
        funder=funder[0] if funder else None,
        stage=stage.stage if stage else None,
        parties=view.states(span),
    )


# Sums that stand beside a project and are not its cost: "dropped the line, citing a debt of a trillion".
_OTHER_SUM = re.compile(
    r"\b(?:debts?|trade|turnover|exports?|imports?|budget|revenues?|deficit|surplus|GDP|reserves|arrears|fines?|penalt(?:y|ies))\b[^.;]{0,36}$",
    re.IGNORECASE,
)


def _money(view: View, span: Span, best: Named) -> Quantity | None:
    """The sum nearest to the project's name."""
    name = best.span

    def away(one: Quantity) -> int:
        return max(0, one.span.start - name.end, name.start - one.span.end)

    found = [
        one
        for one in view.quantities(span)
        if re.fullmatch(r"[A-Z]{3}", one.unit) and (one.span.start < name.end or not _beside(view, name, one))
        if not _of_another(best, one)
    ]
    return min(found, key=lambda one: (away(one), one.span.start), default=None)


def _of_another(best: Named, money: Quantity) -> bool:
    """Does another project of a list stand between a name and a sum: "a $290 million dam at Salma and a road to the border"?"""
    name = best.span
    first, last = min(name.end, money.span.end), max(name.start, money.span.start)
    if first >= last:
        return False
    nouns = project_words().nouns
    return any(
        token.lemma_.lower() in nouns and token.dep_ != "compound" and _listed_with(token, best.token)
        for token in best.sentence.inside(Span(first, last))
    )


def _listed_with(one: Token, other: Token) -> bool:
    """Do two words stand in two members of a list?"""
    above = {token.i: place for place, token in enumerate([one, *one.ancestors])}
    chain = [other, *other.ancestors]
    place = next((number for number, token in enumerate(chain) if token.i in above), None)
    if place is None:
        return False
    mine = [one, *one.ancestors][: above[chain[place].i]]
    return any(part[-1].dep_ == "conj" for part in (mine, chain[:place]) if part)


def _beside(view: View, name: Span, money: Quantity) -> bool:
    """Is a sum behind a project's name that of something else there?"""
    between = view.text(Span(name.end, money.span.start))
    return _OTHER_SUM.search(between) is not None and not re.search(r"\b(?:worth|cost\w*)\b", between)


def _amount(value: float) -> str:
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{value / size:g} {word}"
    return f"{value:,.0f}"


def _funder(view: View, best: Named) -> tuple[str, Span] | None:
    """Who pays, by "financed by", "with a loan from", "supported by"."""
    text = view.text(best.sentence.span)
    match = re.search(
        r"\b(?:financed|funded|supported|backed|sponsored|paid for) by (?:the )?((?:[A-Z][\w.&'-]*(?: of)?(?: the)? ?){1,7}(?:banks?|government|companies)?)|\b(?:loan|grant|credit|financing|funding)s? (?:from|of|by) (?:the )?((?:[A-Z][\w.&'-]*(?: of)?(?: the)? ?){1,7})",
        text,
    )
    if match is None:
        return None
    group = 1 if match.group(1) else 2
    name = match.group(group).strip(" .")
    start = best.sentence.span.start + match.start(group)
    verb = clause_head(best.token)
    return (name, Span(start, start + len(name))) if verb is not None and name else None
