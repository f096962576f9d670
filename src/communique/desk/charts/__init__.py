"""Charts of the ledger: rows enter, frozen ``Chart`` values come between, SVG and PNG leave ``drawing``.

A chart is the same whoever looks at it and however it is drawn: its data stand inside it, its words are cleaned of what
steers a page, and what it leaves out is counted in its ``alt``. Packages that draw and place are loaded when they are asked.
"""
