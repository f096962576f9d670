"""The library: a ledger as Python objects, for scripts and notebooks. ``import communique`` offers it by name.

``ledger`` opens a ledger for reading alone; ``records`` holds a class a register, ``sequences`` the lists of them, ``frames`` their
tables for pandas and polars; ``places`` and ``lives`` are what hangs on a record. ``arguments`` reads countries, days and topics as
people write them.
"""
