"""A briefing as a Word document: what python-docx does not know (footnotes, links, marks) and the writing of the whole.

These modules need the package python-docx; ``desk.render_docx`` alone imports them, when it is called.
"""
