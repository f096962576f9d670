"""The stage of a project, by the verb or noun that governs it or by what is said of it."""

from __future__ import annotations

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.registers.grammar import clause_head, is_future, negated
from communique.registers.projects.attitude import attitude, lies_ahead
from communique.registers.projects.words import project_words


def stage_of(sentence: Sentence, token: Token) -> tuple[str | None, Span | None]:
    """The stage by the verb or noun that governs the project, nearest first."""
    stages = project_words().stages
    for child in token.children:
        if child.dep_ == "amod" and child.lower_ in {"planned", "proposed", "envisaged", "prospective"}:
            return "planned", sentence.place(child)
    said = _said(sentence, token)
    if said is not None:
        return said
    told = _governing(sentence, token)
    if told is not None:
        return told
    for child in token.children:
        if child.dep_ == "amod" and child.lower_ in {"working", "running", "opening", "open"}:
            continue  # "working group"
        if child.tag_ == "VB":
            continue  # "a project to import gas"
        if child.dep_ in {"acl", "relcl", "amod"} and child.lemma_.lower() in stages:
            return _finished(child) or stages[child.lemma_.lower()], sentence.place(child)
    return None, None


_DONE = frozenset(
    {"operating", "launched", "completed", "delivered", "under construction", "set up", "provided", "financed"}
)
_TALKED_OF = frozenset({"discussed", "proposed", "planned"})
_ON = frozenset({"on", "with", "towards", "toward"})
_INVESTING = frozenset({"put", "go", "pour", "inject", "flow"})
_UP = 5  # words between a project and what tells its stage


def _governing(sentence: Sentence, token: Token) -> tuple[str | None, Span | None] | None:
    """The stage by the verb or noun over a project: "is building", "the construction of", "a loan for"."""
    stages = project_words().stages
    at = token
    for _ in range(_UP):
        paper = _paper(at)
        if paper is not None:
            return project_words().papers[paper.lemma_.lower()], sentence.place(paper)
        if at.dep_ == "pobj" and at.head.lower_ == "into" and at.head.head.lemma_ in _INVESTING:
            verb = at.head.head
            return ("planned" if lies_ahead(verb) else "financed"), sentence.place(verb)
        if at.head.i == at.i:
            return None
        at = at.head
        stage = stages.get(at.lemma_.lower())
        if at.lemma_ == "hand" and any(child.lower_ == "over" for child in at.children):
            return ("planned" if lies_ahead(at) else "delivered"), sentence.place(at)
        if at.lemma_ == "extend" and _is_of_money(at, token):
            return "financed", sentence.place(at)
        if (
            at.lemma_ == "work"
            and at.pos_ == "VERB"
            and at.dep_ not in {"nsubj", "nsubjpass"}
            and any(child.lower_ in _ON for child in at.children)
        ):
            return None  # "is working with its neighbours on a project"
        if at.lemma_ == "work" and at.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            return _by_work(sentence, at)
        if stage is not None and at.pos_ in {"VERB", "NOUN"}:
            if at.pos_ == "VERB" and _is_denied(at):
                return None
            paper = _paper(at) if at.pos_ == "NOUN" else None
            if paper is not None:
                return project_words().papers[paper.lemma_.lower()], sentence.place(paper)
            work = _of_the_work(at) if at.pos_ == "NOUN" else None
            if work is not None:
                later = "planned" if lies_ahead(work) else stages.get(work.lemma_.lower(), stage)
                return (None if _is_denied(work) else later), sentence.place(work)
            meant = attitude(at) if stage in _WORKS else None
            if meant is not None:
                return meant[0], sentence.place(meant[1])
            ahead = (
                lies_ahead(at)
                if at.pos_ == "VERB"
                else at.dep_ == "pobj" and at.head.lower_ in {"for", "towards", "toward"}
            )
            above = (
                stages.get(at.head.lemma_.lower())
                if at.tag_ == "VBG" and at.dep_ in {"xcomp", "dobj", "ccomp"}
                else None
            )
            if above in _TALKED_OF and at.pos_ == "VERB":
                return above, sentence.place(at.head)  # "discussed building a pipeline"
            if at.pos_ == "VERB" and at.tag_ == "VBG" and at.dep_ in {"acl", "pcomp", "advcl"}:
                ahead = ahead or is_future(clause_head(at.head))  # "will sign a memorandum setting up a group"
            return ("planned" if ahead and stage in _DONE else _finished(at) or stage), sentence.place(at)
        if at.pos_ in {"VERB", "AUX"} and at.dep_ in {"ROOT", "ccomp", "relcl", "advcl"}:
            return None
    return None


# Deeds, of which it must be asked whether they are only wanted or talked of.
_WORKS = _DONE | {
    "being modernised",
    "being rehabilitated",
    "under reconstruction",
    "being restored",
    "expanding",
    "being implemented",
    "being developed",
    "started",
}
_BUILDING = frozenset({"build", "construct", "erect"})


def _finished(verb: Token) -> str | None:
    """ "Built the highway", "was built by China", "a road built with Chinese funds"; not "is being built"."""
    if verb.lemma_.lower() not in _BUILDING or verb.pos_ != "VERB":
        return None
    own = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not own & {"is", "are", "be"})
    return "completed" if past and "being" not in own and not lies_ahead(verb) else None


_LENT = frozenset({"credit", "loan", "line", "aid", "grant", "scholarship", "financing", "assistance", "support"})


def _is_of_money(verb: Token, token: Token) -> bool:
    """ "Extend a credit line for the refinery", "a grant extended to the project for a library": money is extended, not the thing."""
    reached = verb.tag_ == "VBN" and any(child.lower_ == "to" and child.is_ancestor(token) for child in verb.children)
    return reached or (_lends(verb) and token.lemma_.lower() not in _LENT)


def _lends(verb: Token) -> bool:
    return any(child.dep_ == "dobj" and child.lemma_.lower() in _LENT for child in verb.children)


_BEGUN = frozenset({"begin", "start", "commence", "launch", "continue", "resume", "go", "proceed"})


def _by_work(sentence: Sentence, work: Token) -> tuple[str | None, Span | None]:
    """What is told of the work on a project: "halted work on the road", "work on the line began"."""
    verb = work.head
    if work.dep_ not in {"nsubj", "nsubjpass", "dobj"} or verb.pos_ not in {"VERB", "AUX"}:
        return None, None
    lemma = verb.lemma_.lower()
    if lies_ahead(verb) or _is_denied(verb):
        return ("planned" if lies_ahead(verb) else None), sentence.place(verb)
    stage = "under construction" if lemma in _BEGUN else project_words().stages.get(lemma)
    return stage, sentence.place(verb)


def _of_the_work(noun: Token) -> Token | None:
    """The verb that tells more of the work on a project: "the construction is planned for 2026", "has not begun"."""
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or verb.pos_ not in {"VERB", "AUX"}:
        return None
    told = project_words().stages.get(verb.lemma_.lower()) in _TELLING
    return verb if told or lies_ahead(verb) or _is_denied(verb) else None


_TELLING = frozenset({"planned", "proposed", "discussed", "suspended", "cancelled", "completed", "delivered"})


def _paper(token: Token) -> Token | None:
    """The paper or talk that is on a project: "an agreement on", "signed a loan for", "talks about"."""
    if token.dep_ not in {"pobj", "pcomp"} or token.head.lower_ not in {"on", "for", "about"}:
        return None
    above, papers = token.head.head, project_words().papers
    if above.pos_ == "NOUN" or above.lemma_ in {"talk", "negotiate"}:
        return above if above.lemma_.lower() in papers else None
    return next(
        (
            child
            for child in above.children
            if child.dep_ in {"dobj", "nsubjpass", "nsubj"} and child.i < token.i and child.lemma_.lower() in papers
        ),
        None,
    )


def _is_denied(verb: Token) -> bool:
    """Is a deed denied: "has not been built", "nobody has given a corridor"?"""
    return negated(verb) or any(
        child.dep_ in {"nsubj", "nsubjpass"} and (child.lower_ in _NOBODY or child.left_edge.lower_ in _NOBODY)
        for child in verb.children
    )


_NOBODY = frozenset({"nobody", "none", "no", "neither", "nothing"})


def _said(sentence: Sentence, token: Token) -> tuple[str, Span] | None:
    """The stage that a form of "be" says: "is ready", "is under construction", "is on hold"."""
    if token.dep_ != "nsubj" or token.head.lemma_ != "be":
        return None
    states = project_words().states
    if lies_ahead(token.head):
        states = dict.fromkeys(states, "planned")
    for child in token.head.children:
        if (
            child.dep_ == "acomp"
            and child.lower_ in states
            and not any(True for _ in child.children if _.dep_ == "xcomp")
        ):
            if any(part.lower_ in {"percent", "%", "cent"} for part in child.subtree):
                return "under construction", sentence.place(child)  # "is 60 percent complete"
            return states[child.lower_], sentence.place(child)
        if child.dep_ == "prep":
            noun = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
            stage = states.get(f"{child.lower_} {noun.lower_}") if noun is not None else None
            if noun is not None and stage is not None:
                return stage, sentence.place(child, noun)
    return None
