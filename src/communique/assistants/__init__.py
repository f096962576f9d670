"""The ledger for assistants: a server of the Model Context Protocol that reads and never writes.

``requests`` says what each tool takes, ``tools`` what it answers, ``shapes`` how records and places look there and how long they may
be, ``server`` speaks the protocol.
"""
