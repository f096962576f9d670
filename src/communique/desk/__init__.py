"""What people look at: briefings for two states, as text, Markdown, one HTML page, JSON, PDF or Word document.

Rows of ``ledger.queries`` enter, a frozen ``Briefing`` comes between, text leaves. This layer knows nothing of how
anything was read from a text. To add a section, add its builder to ``SECTIONS`` in ``sections.py``; to add a form, add a
``render_*`` module and a line in ``forms.py``.
"""
