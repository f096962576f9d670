"""The desk in a browser: pages and the same things as JSON, CSV and JSON Lines under the same addresses.

A request enters, a ``Shown`` leaves the builder of a page, and ``represent`` turns it into the form that was asked for. Builders read
``ledger`` views and never tables; templates and interface texts lie in ``desk/data/web``. Where to look:

- ``app``: everything put together; ``settings``: what a start decides; ``desk``: what all requests share
- ``visit``: one request: who, in which language, until when; ``access``: signing in, roles, forgery; ``guard``: headers and limits
- ``asking``: what may stand in an address; ``shown`` and ``represent``: what a page holds and how it leaves
- ``objects``: the JSON of records and documents, the truth behind ``/openapi.json``
- ``pages/``: a file a page, listed in ``pages/catalogue.py``; to add one, write its builder and template and list it there
- ``formats``: days and numbers as the reader's locale writes them; ``texts``: the words of the interface
- ``judging``: from a form on a page to a judgement in the ledger, with its line in the audit log

Importing does nothing; ``create_app`` opens the ledger.
"""
