"""Peers that install from PyPI, run beside our engines.

They live in an environment of their own (``scripts/peers`` makes it from ``requirements.lock``), because some need old versions of
what we use. ``run.py`` is what runs there; it knows nothing of Communiqué.
"""
