"""What a page of the course may load, as the page itself says (Content-Security-Policy).

A static host sets no headers, so each page states it in a ``<meta>``. Nothing comes from
elsewhere, and no script runs that is not a file of the site: what somebody typed or opened
can never become one.
"""

from __future__ import annotations

__all__ = ["POLICY"]

POLICY = "; ".join(
    (
        "default-src 'self'",
        # Python is WebAssembly. Its worker follows the host's headers, and in some browsers
        # those of the page.
        "script-src 'self' 'wasm-unsafe-eval'",
        "worker-src 'self'",
        # Plotly and the widgets write styles into elements; they can load nothing by them.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
