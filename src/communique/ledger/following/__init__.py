"""What became of promises and planned contacts: later sentences that bear on them, due days, statuses.

``bearing.follow`` proposes, ``status.history`` draws what follows from it, ``updating.update`` keeps the ledger's table. The
words that tell an outcome are in ``../data/following.toml``; docs/following.md says what is proposed and how well.
"""
