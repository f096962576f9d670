"""The file of a Word document, the same bytes for the same document."""

from __future__ import annotations

import io
import zipfile

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP file can tell
UNIX, PLAIN_FILE = 3, 0o644 << 16


def packed(document: Document) -> bytes:
    """The document as a file in which no moment of writing stands."""
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]  # a picture of the template's first page
    written = io.BytesIO()
    document.save(written)
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = UNIX
            entry.external_attr = PLAIN_FILE
            new.writestr(entry, old.read(name))
    return fixed.getvalue()
