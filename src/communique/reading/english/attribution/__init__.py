"""Who said what: source, cue and content of every attribution.

``find_attributions`` takes the parsed sentences of a document. ``candidates`` proposes, ``features`` describes and a small
linear model, trained by ``training/attribution``, scores; the best candidates that share no word are kept.
"""

from communique.reading.english.attribution.engine import Attribution, AttributionKind, find_attributions

__all__ = ["Attribution", "AttributionKind", "find_attributions"]
