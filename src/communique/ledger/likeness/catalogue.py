"""The list of rules, and the blocks and bins that keep linking from comparing everything with everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from communique.ledger.likeness.agreements import weigh_agreements
from communique.ledger.likeness.commitments import weigh_commitments
from communique.ledger.likeness.contact_bins import contact_bins
from communique.ledger.likeness.contacts import same_contact
from communique.ledger.likeness.events import same_event
from communique.ledger.likeness.evidence import kind_keys
from communique.ledger.likeness.figures import flow_bins, value_bins, weigh_figures
from communique.ledger.likeness.fitted import Weigh, by_evidence
from communique.ledger.likeness.offices import same_office
from communique.ledger.likeness.projects import weigh_projects
from communique.ledger.likeness.quotes import said_words
from communique.ledger.likeness.retold import or_retold, retold_bins
from communique.ledger.likeness.standing import same_standing, term_words
from communique.ledger.likeness.titles import NAMED, Known, Weights, weights
from communique.ledger.likeness.verdict import Rule, Verdict, with_each
from communique.ledger.telling import Telling
from communique.ledger.words import bones, name_bins
from communique.model.mentions import (
    Agreement,
    Commitment,
    Contact,
    Event,
    Figure,
    Mention,
    Office,
    Project,
    Standing,
)


def never(_telling: Telling, _members: Sequence[Telling], _known: Known) -> Verdict | None:
    """What is said stands alone."""
    return None


# How likely one thing must be, of the weighed evidence; chosen on the gold of linking.
LEAST = {"agreements": 0.25, "commitments": 0.6, "figures": 0.4, "projects": 0.3}


def _weighed(register: str, weigh: Weigh) -> Rule:
    return or_retold(with_each(by_evidence(register, weigh, LEAST[register])))


@cache
def rules() -> Mapping[str, Rule]:
    """The rule of each register."""
    return {
        "contacts": or_retold(same_contact),
        "agreements": _weighed("agreements", weigh_agreements),
        "commitments": _weighed("commitments", weigh_commitments),
        "figures": _weighed("figures", weigh_figures),
        "projects": _weighed("projects", weigh_projects),
        "offices": with_each(same_office),
        "standing": with_each(same_standing),
        "statements": never,
        "events": with_each(same_event),
    }


def block_of(mention: Mention, pair: tuple[str, ...] = ()) -> str:
    """The block of a mention: only mentions of one register and one block are compared.

    ``pair`` are the two states of which the document mainly speaks; what concerns one of them, or them and others, is compared
    with what concerns both. People are compared with all people: texts often leave out whose minister one is. A mention that concerns no state is compared within its document alone.
    """
    own = set(mention.states)
    if pair and own and (own <= set(pair) or set(pair) <= own):
        states = " ".join(pair)
    else:
        states = " ".join(mention.states) or mention.document
    match mention:
        case Office():
            return "people"
        case Figure() | Standing() | Contact() | Agreement() | Commitment() | Project() | Event():
            return states
        case _:
            return mention.document


def pair_of(block: str) -> tuple[str, ...]:
    """The states that a block's name begins with."""
    return tuple(word for word in block.split()[:2] if len(word) == 3 and word.isupper())


def name_of(mention: Mention) -> str:
    """What a mention is called; empty where it has no name."""
    match mention:
        case Figure(indicator=name) | Agreement(title=name) | Commitment(what=name) | Project(name=name):
            return name
        case _:
            return ""


def learnt_words(telling: Telling) -> tuple[str, ...]:
    """The words by which a record is known: those of its name, and the kinds of works that it names."""
    return (*words_of(telling), *kind_keys(name_of(telling.mention)))


def words_of(telling: Telling) -> Weights:
    """The telling words of what a mention is called; empty where it has no name."""
    match telling.mention:
        case Figure(indicator=name):
            return weights(name, telling.pair, "indicator")
        case Agreement(title=name):
            return weights(name, telling.pair, "instrument", "months")
        case Commitment(what=name):
            return weights(name, telling.pair)
        case Project(name=name):
            return weights(name, telling.pair, "project")
        case _:
            return {}


def bins_of(telling: Telling) -> tuple[str, ...]:
    """Smaller bins inside a block: two mentions can be one record only if they share a bin.

    Words stand by their first letters, so that two spellings of one share a bin.
    """
    match telling.mention:
        case Contact():
            return contact_bins(telling) + retold_bins(telling)
        case Office(name=name):
            return name_bins(name)
        case Event(act=act, date=date):
            return (f"{act} {date}",)
        case Standing(term=term):
            return (" ".join(sorted(term_words(term))),)
        case Agreement(kind=kind, date=date):
            years = {f"{kind.value} {day[:4]}" for day in (date or "", telling.said) if day[:4].isdigit()}
            return (*_stems(telling), f"{kind.value} {date}", *sorted(years), *retold_bins(telling))
        case Figure():
            return (*_stems(telling), *value_bins(telling.mention), *flow_bins(telling), *retold_bins(telling))
        case _:
            return _stems(telling) + retold_bins(telling)


def _stems(telling: Telling) -> tuple[str, ...]:
    words = words_of(telling)
    said = said_words(telling)
    named = {word for word, weight in (*words.items(), *said.items()) if weight >= NAMED}
    found = {word[:4] for word in {*words, *named}} | {f"~{bones(word)[:4]}" for word in named}
    return tuple(sorted(found | set(kind_keys(name_of(telling.mention)))))
