"""A file a page: its builder takes a visit and what was asked, reads views of the ledger, and gives what is shown."""
