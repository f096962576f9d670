"""The model of events: a small sentence encoder that says what a marked source does to a marked target.

``rows.py`` reads the sentences of ``sentences/``, ``encoder.py`` is the network, ``train.py`` fits it, ``export.py`` writes what
the package ships, its graph quantised and built by ``graph.py``, ``measure.py`` prints what it reaches. ``make model`` runs them in this order.
"""
