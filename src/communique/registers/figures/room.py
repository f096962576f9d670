"""From quantities to figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from communique.model.documents import BlockKind
from communique.model.mentions import Figure, Mention, Qualifier
from communique.model.spans import Span
from communique.reading.annotations import Quantity, Sentence, SpeechKind
from communique.registers.figures.indicator import indicator
from communique.registers.figures.period import base_of, period_of
from communique.registers.grammar import auxiliaries, clause_head, is_future, near_verb, subject
from communique.registers.phrases import trim
from communique.registers.view import View

_MONEY = re.compile(r"[A-Z]{3}")
_TARGET = frozenset(
    {
        "target",
        "goal",
        "plan",
        "aim",
        "forecast",
        "expect",
        "project",
        "raise",
        "intend",
        "hope",
        "seek",
        "want",
        "envisage",
        "schedule",
    }
)
# "Looked back over ten years": a stretch of time of which nothing says what lasted so long.
_NO_MEASURE = re.compile(r"length of sum that .*$")
_SKIP_UNITS = frozenset({"rank", "sides", "parties", "leaders", "degrees Celsius", "degrees Fahrenheit"})


class FiguresRoom:
    """Figures of a document."""

    register = "figures"
    version = "8"

    def read(self, view: View) -> list[Mention]:
        """The figures of a document, one a quantity."""
        out: list[Figure] = []
        for sentence in view.reading.sentences:
            if sentence.kind is BlockKind.TITLE:
                continue
            whole: Figure | None = None
            before = out[-1] if out else None
            last: Figure | None = None
            for quantity in view.quantities(sentence.span):
                figure = self._figure(view, sentence, quantity, whole)
                if figure is None:
                    continue
                if last is not None and _is_measured_again(view, figure, last):
                    continue
                if last is not None and _converts(view, figure, last):
                    figure = _like(figure, last)
                else:
                    figure = _continued(figure, last if last is not None and _is_told(last) else before)
                if _CURRENCY.fullmatch(figure.indicator):
                    if last is None or not _alike(figure.unit, last.unit):
                        continue  # nothing says what the money is
                    figure = replace(figure, indicator=last.indicator)  # "credits of 7 billion dollars: 3 billion for"
                out.append(figure)
                last = figure
                if figure.part_of is None and figure.unit != "%":
                    whole = figure
        return list(_once(out))

    def _figure(self, view: View, sentence: Sentence, quantity: Quantity, whole: Figure | None) -> Figure | None:
        token = _token_at(sentence, quantity.span)
        if token is None or quantity.unit in _SKIP_UNITS or not _measures(view, sentence, quantity):
            return None
        words, spans = indicator(view, sentence, quantity, token)
        if not words:
            return None
        if _NO_MEASURE.match(words):
            return None
        clause = view.clause(sentence, token)
        period = period_of(view, sentence, quantity, token, clause)
        speech = view.speech(quantity.span)
        if speech is not None and speech.speaker_span is not None and speech.kind is not SpeechKind.DIRECT:
            between = Span(min(speech.speaker_span.end, quantity.span.start), quantity.span.start)
            if ";" in view.text(between):
                speech = None  # "A spoke of 4 billion; B put the cost at 8 billion"
        part = _part_of(view, quantity, whole)
        evidence: dict[str, tuple[Span, ...]] = {
            "value": (quantity.span,),
            "unit": (quantity.unit_span or quantity.span,),
            "indicator": spans,
        }
        if period is not None:
            evidence["period"] = (period.span,)
        if speech is not None and speech.speaker_span is not None:
            evidence["speaker"] = (speech.speaker_span,)
        base = base_of(view, sentence, quantity)
        if base is not None:
            evidence["base"] = (base.span,)
        planned = _planned(token)
        if planned and _starts(view, sentence, quantity):
            planned, period = False, None  # "from 300 million to 500 million this year": what it is now
            evidence.pop("period", None)
        span = _span(view, sentence, quantity, clause)
        return Figure(
            document=view.reading.document.id,
            span=span,
            evidence=evidence,
            states=view.states(sentence.span),
            topics=view.topics(sentence.span),
            confidence=0.8 if _MONEY.fullmatch(quantity.unit) or quantity.unit == "%" else 0.65,
            indicator=words,
            value=quantity.value,
            unit=quantity.unit,
            qualifier=Qualifier(quantity.qualifier),
            value_high=quantity.value_high,
            period=period.value if period else None,
            change=quantity.change,
            base=base.value if base else None,
            speaker=speech.speaker if speech else None,
            part_of=part,
            modality="planned" if planned else None,
        )


_CURRENCY = re.compile(
    r"(?:\w+ )?(?:euros?|dollars?|yen|yuan|renminbi|rupees?|crores?|lakhs?|takas?|ringgits?|sen|cents?|pounds?|francs?|won|roubles?|rubles?|tenge|lira|rand|naira|shillings?|pesos?|reais|kron(?:a|e|or|er)|dirhams?|dinars?|riyals?|baht|dong|rupiah)",
    re.IGNORECASE,
)
_ABOUT = (
    r"(?:about|some|around|approximately|approx\.?|roughly|nearly|almost|over|equivalent to|worth|i\.e\.|then|[ ,=≈~])*"
)
_UNIT = r"(?:\s?[^\s(),\d]+){0,3}"  # "million Russian rubles"; more words name another thing ("for schools, about")
_BRACKET = re.compile(
    rf"{_UNIT}\s?\((?:or )?{_ABOUT}|{_UNIT},? or {_ABOUT}|{_UNIT}, (?:about|some|roughly|around|nearly) {_ABOUT}",
    re.IGNORECASE,
)


def _converts(view: View, figure: Figure, last: Figure) -> bool:
    """Is it the sum before it in another currency: "2.2 billion euros ($2.8 billion)"?"""
    at, start = last.evidence["value"][0].end, figure.evidence["value"][0].start
    money = _MONEY.fullmatch(figure.unit) and _MONEY.fullmatch(last.unit)
    return bool(money and figure.unit != last.unit and at < start and _BRACKET.fullmatch(view.text(Span(at, start))))


# How many of the second unit one of the first is: the international yard and pound agreement of 1959.
_MEASURES = {
    ("miles", "kilometres"): 1.609344,
    ("feet", "metres"): 0.3048,
    ("acres", "hectares"): 0.40468564,
    ("pounds", "kilograms"): 0.45359237,
    ("square miles", "square kilometres"): 2.58998811,
}
_ROUNDED = 0.06


def _is_measured_again(view: View, figure: Figure, last: Figure) -> bool:
    """Is it the measure before it in another unit, in brackets: "1,000 miles (1,600 km)"?"""
    at, start = last.evidence["value"][0].end, figure.evidence["value"][0].start
    there, back = _MEASURES.get((last.unit, figure.unit)), _MEASURES.get((figure.unit, last.unit))
    factor = there if there is not None else 1 / back if back is not None else None
    if factor is None or not last.value or at >= start or not _BRACKET.fullmatch(view.text(Span(at, start))):
        return False
    return abs(figure.value / last.value / factor - 1) < _ROUNDED


def _like(figure: Figure, last: Figure) -> Figure:
    """A sum in another currency is of the same thing and time."""
    evidence = {**figure.evidence, "indicator": last.evidence["indicator"]}
    return replace(
        figure,
        evidence=evidence,
        indicator=last.indicator,
        period=last.period,
        base=last.base,
        change=last.change,
        modality=last.modality,
    )


def _starts(view: View, sentence: Sentence, quantity: Quantity) -> bool:
    """Is it what something rises or falls from: "from $1 billion to $3 billion"?"""
    before = view.text(Span(max(sentence.span.start, quantity.span.start - 24), quantity.span.start))
    after = view.text(Span(quantity.span.end, min(sentence.span.end, quantity.span.end + 40)))
    return re.search(
        r"\bfrom (?:(?:about|some|around|nearly|over|the current|the present) )*$", before
    ) is not None and (re.match(r"[^.;]{0,30}?\bto\b", after) is not None)


_EMPTY = re.compile(
    r"(?:(growth|decline|share) of )?(?:the |this |that )?(?:it|they|this|that|these|figure|sum|total|amount|number|value|volume|growth|decline|rise|fall|increase|gain|flow|drop|jump)",
    re.IGNORECASE,
)


def _continued(figure: Figure, before: Figure | None) -> Figure:
    """A number of "it" or "the sum" measures what the number before it measured."""
    match = _EMPTY.fullmatch(figure.indicator)
    if match is None or before is None or not _alike(figure.unit, before.unit):
        return figure
    measured = re.sub(r"^(?:growth|decline|share) of ", "", before.indicator)
    words = f"{match[1]} of {measured}" if match[1] else measured
    return replace(
        figure,
        indicator=words,
        evidence={**figure.evidence, "indicator": (*figure.evidence["indicator"], *before.evidence["indicator"])},
    )


def _is_told(figure: Figure) -> bool:
    """Is it a sum or share of something named, that the next may go on with?"""
    return bool(_MONEY.fullmatch(figure.unit) or figure.unit == "%") and not figure.indicator.endswith(" it")


def _alike(unit: str, other: str) -> bool:
    """Can two numbers measure one thing: both money, neither money, or one a percentage?"""
    return "%" in {unit, other} or bool(_MONEY.fullmatch(unit)) == bool(_MONEY.fullmatch(other))


def _token_at(sentence: Sentence, span: Span) -> Token | None:
    """The number's own token, or the head of the quantity's tokens."""
    start, end = span.start - sentence.base, span.end - sentence.base
    inside = [token for token in sentence.words if token.idx < end and start < token.idx + len(token)]
    if not inside:
        return None
    numbers = {token.i for token in inside}
    tops = [token for token in inside if token.head.i not in numbers or token.head.i == token.i]
    return tops[0] if tops else inside[0]


def _measures(view: View, sentence: Sentence, quantity: Quantity) -> bool:
    """Is it a figure of the relationship and no count in passing ("a two-day visit", "three people familiar with the matter")?"""
    low = view.text(sentence.span).casefold()
    lead = low[max(0, quantity.span.start - sentence.span.start - 30) : quantity.span.start - sentence.span.start]
    if (
        re.search(
            r"\b(?:resolutions?|orders?|section|article|paragraph|chapter|decree|no\.?)\s*(?:\d+ (?:\(\d+\) )?(?:and|or|,) )?$",
            lead,
        )
        or "|" in lead[-4:]
    ):
        return False
    if quantity.unit in {"hours", "minutes", "weeks"}:
        return False
    if quantity.unit in {"days", "months"}:
        near = low[
            max(0, quantity.span.start - sentence.span.start - 20) : quantity.span.end - sentence.span.start + 24
        ]
        return not re.search(
            r"visit|trip|tour|talks|meeting|session|conference|stay|summit|forum|exercise|drill|spent|lasted|lasting|ago|later|after|before|earlier|mourning|ahead|within|next|coming|past|last |return",
            near,
        )
    if quantity.unit in {"years", "months", "days"} and re.search(
        r"\b(?:the|these|those|both)\s$", low[: quantity.span.start - sentence.span.start]
    ):
        return False  # "on the programme for the two days"
    if quantity.unit in {"years", "months"} and re.search(
        r"\b(?:once|twice|thrice|times|meets?|yearly)\b[^.;]{0,12}$", low[: quantity.span.start - sentence.span.start]
    ):
        return False  # "not less than once in a year"
    if quantity.unit == "years":
        near = low[
            max(0, quantity.span.start - sentence.span.start - 26) : quantity.span.end - sentence.span.start + 30
        ]
        return not re.search(
            r"\bago\b|\blater\b|\bold\b|past|within|last \w+ years|over the|next|\bin \w+ years|every|first time in|recent|coming|\bin (?:a|over|more than|nearly|almost|some|two|three|four|five) (?:decades?|years)",
            near,
        )
    if quantity.value in {1.0, 2.0, 3.0} and quantity.unit in {
        "countries",
        "states",
        "nations",
        "sides",
        "ministers",
        "presidents",
        "leaders",
        "heads",
        "delegations",
        "neighbours",
        "governments",
        "capitals",
        "peoples",
        "men",
        "ministries",
        "parties",
    }:
        return False
    return quantity.unit not in {"times"} or bool(
        re.search(r"times|fold|double|triple|quadruple|half", view.text(quantity.span), re.IGNORECASE)
    )


# "Decided to drop it, citing a debt of a billion": the debt is there.
_REASONS = frozenset({"cite", "recall", "note", "blame", "owe"})


def _planned(token: Token) -> bool:
    verb = clause_head(token)
    near = near_verb(token)
    if is_future(near) or _to_be(near):
        return True
    aim = subject(verb)
    if aim is not None and verb.lemma_ == "be" and aim.lemma_.lower() in {"aim", "goal", "target", "objective"}:
        return True
    if is_future(verb) or auxiliaries(verb) & {"would", "could", "should", "may"}:
        return True
    if verb.lemma_.lower() in _TARGET - {"raise"} and verb.tag_ != "VBN":
        return True
    at = token
    for _ in range(6):
        if at.head.i == at.i:
            break
        if at.lemma_.lower() in _REASONS:
            break
        at = at.head
        if at.lemma_.lower() in {"target", "goal", "forecast", "plan"} or (
            at.pos_ == "VERB"
            and any(child.lower_ == "to" and child.dep_ == "aux" for child in at.children)
            and at.head.lemma_.lower() in _TARGET | {"agree", "aim", "bring", "decide", "pledge", "promise"}
        ):
            return True
    return False


def _to_be(verb: Token) -> bool:
    """ "is to reach", "is to be brought up to", "were to grow"."""
    if verb.pos_ != "VERB" or not verb.i or verb.nbor(-1).lower_ not in {"to", "be"}:
        return False
    before = verb.doc[max(verb.sent.start, verb.i - 4) : verb.i].text.lower()
    return re.search(r"\b(?:is|are|was|were) (?:also )?to(?: be)?$", before) is not None


_PARTS = re.compile(
    r"\b(?:including|of which|of whom|of them|among them|comprising|consisting of|made up of)\b", re.IGNORECASE
)


def _part_of(view: View, quantity: Quantity, whole: Figure | None) -> float | None:
    if whole is None or quantity.value >= whole.value:
        return None
    at = whole.evidence["value"][0].end
    if at >= quantity.span.start:
        return None
    between = view.text(Span(at, quantity.span.start))
    return whole.value if _PARTS.search(between) and len(between) < 160 else None


def _span(view: View, sentence: Sentence, quantity: Quantity, clause: Span) -> Span:
    """The clause where it is short and holds no other number, else the number with its noun."""
    others = [one for one in view.quantities(clause) if one.span != quantity.span]
    if clause.covers(quantity.span) and not others and len(clause) < 200:
        return clause
    own = quantity.span if quantity.noun is None else quantity.span.join(quantity.noun)
    left = max([sentence.span.start, *(one.span.end for one in others if one.span.end <= quantity.span.start)])
    start = max(left, own.start - 60)
    space = view.reading.text.find(" ", start, own.start)
    begin = start if start == left or space < 0 else space + 1
    return trim(view.reading.text, Span(min(begin, own.start), own.end))


def _once(figures: list[Figure]) -> Iterator[Figure]:
    """A number told again in the same words is one figure."""
    seen: set[tuple[float, str, str | None, str]] = set()
    for one in figures:
        key = (one.value, one.unit, one.period, one.indicator.casefold())
        if key not in seen:
            seen.add(key)
            yield one
