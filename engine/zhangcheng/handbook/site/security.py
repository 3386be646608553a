"""The content security policy of a page: nothing from elsewhere, no script but the site's own."""

import base64
import hashlib
import re

_INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>(.*?)</script>", re.DOTALL
)
_PLACE = '<meta charset="utf-8">'
_POLICY = (
    "default-src 'self' file:; script-src 'self' file: blob: {hashes}; "
    "style-src 'self' file: 'unsafe-inline'; "
    "img-src 'self' file: data:; connect-src 'self' file:; worker-src 'self' file: blob:; "
    "frame-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self' file:"
)


def with_policy(page: str) -> str:
    """Return the page with its policy; scripts that stand in it are allowed by their digests."""
    hashes = " ".join(dict.fromkeys(_hash(script) for script in _INLINE.findall(page)))
    policy = _POLICY.format(hashes=hashes)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return page.replace(_PLACE, f"{_PLACE}\n      {meta}", 1)


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
