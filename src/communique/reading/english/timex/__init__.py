"""Temporal expressions of plain English text, by a grammar over classes of words: no parser is needed.

``engine.find_timexes`` is the door. ``tokens`` cuts the text and gives each token its classes as one character; ``grammar``
matches the patterns of ``data/timex.toml`` on the string of those characters; the ``resolve_*`` modules give each match its
value; ``discourse`` keeps what the text has spoken of. To add a way of writing a time, add a pattern there and, where none
fits, a function of the pattern's name to a ``resolve_*`` module.
"""
