"""The ledger: mentions stored, linked to records, followed, checked, judged, and seen as of a day or as known at a moment.

Read documents enter (a document, its sentences, its mentions) by ``store``; frozen rows (``rows``) leave through ``queries``. This layer
knows nothing of how anything is shown. Where to look:

- storing: ``store``, ``ingest``, ``tables``, ``engine``, ``migrating``, ``codec``, ``loading``
- sources: ``copies`` and ``placing`` (copies and versions), ``outlets`` and ``own_outlets`` (who stands behind a document)
- linking: ``telling``, ``linking``, ``likeness/`` (a rule a register; write one and list it in ``likeness/catalogue.py``)
- records: ``gathering``, ``history``, ``disagreement``, ``quality``, ``money``
- what came of promises: ``following/``, and ``fates`` for a record
- people: ``deciding`` (from words to a judgement), ``judging`` (kept), ``judged`` (laid upon what is read), ``reviewing`` (the queue)
- views: ``conditions``, ``queries``, ``paging`` with ``indexing``, ``searching``, ``ordering``, ``changes``, ``citations``
- checks: ``checking`` and its parts, ``findings``
- reading alone: ``engine.open_reading``, ``overview`` (pairs of states, documents by name, what is not linked yet)

Tables are touched by what stores or finds rows in this layer, and by nothing above it.
"""
