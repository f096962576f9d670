"""The ledger: mentions stored, linked to records, checked, and seen as of a date.

Read documents enter (a document, its sentences, its mentions); frozen rows leave through ``queries``, findings through
``checking``, citations through ``citations``. This layer knows nothing of how anything is shown. Only ``store`` and
``queries`` (with their table definitions) touch tables. To link one more register, write its rule and list it in
``likeness/catalogue.py``.
"""
