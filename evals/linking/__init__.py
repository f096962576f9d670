"""How well mentions are linked to records, copies found, and later evidence brought to promises.

Gold: ``evals/gold/linking/PAIR/`` (see its README). ``gold`` loads it, ``clusters`` scores groupings, ``run`` prints the tables and
holds the floors.
"""
