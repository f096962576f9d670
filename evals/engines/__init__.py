"""Scoring of the engines under the registers: dates, quantities, attribution, events.

One module an engine. Each has ``score(gold, predicted)``, which takes rows in the form of the public scorers (JSON objects
with an ``id``) and gives a ``Score`` a metric. ``bench/`` runs the engines on any file of that form; ``evals.run`` holds them
to floors on the gold under ``evals/gold/engines/``.
"""
