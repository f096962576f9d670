"""Files that pages load: style sheets and scripts, addressed by what is in them so that a browser may keep them for ever."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

FOLDER = "data/web/static"
KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@cache
def contents(name: str) -> tuple[bytes, str, str] | None:
    """The bytes, type and mark of a file, None where there is none of that name."""
    folder = resources.files("communique.desk").joinpath(FOLDER)
    known = {item.name for item in folder.iterdir()}
    kind = next((kind for end, kind in KINDS.items() if name.endswith(end)), None)
    if name not in known or kind is None:
        return None
    body = folder.joinpath(name).read_bytes()
    return body, kind, hashlib.sha256(body).hexdigest()[:12]


def asset(name: str) -> str:
    """The address of a file. Raises KeyError for one that there is not."""
    found = contents(name)
    if found is None:
        raise KeyError(name)
    return f"/static/{name}?{found[2]}"
