"""The weights by which linking weighs evidence, fitted on the gold of linking.

    PYTHONPATH=src:. .venv/bin/python -m training.linking [--only REGISTER] [--left-out]

Every two tellings of one pair of states that nothing contradicts are a row, in the order in which linking would compare them, with what
was known by then of rare words. With ``--left-out`` each pair of states is linked by weights fitted on the others alone: what new pairs
may be expected to show.
"""
