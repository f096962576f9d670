"""When two tellings of a register speak of the same thing in the world: one rule a register.

A rule is given a telling and those that a record holds already, and answers with a verdict (how well it fits and why, in a few
words) or None. It never asks what other records there are. To add a register, write its rule in a file of its own and list it
in ``catalogue.py``; the words that rules look past or hold apart are in ``../data/likeness.toml``.
"""
