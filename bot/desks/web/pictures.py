"""The picture that the phone's authenticator app scans: made here, shown inline, kept nowhere."""

from __future__ import annotations

import segno


def picture_of(text: str) -> str:
    """Return a text as a QR code in SVG, drawn without a style so that no policy forbids it.

    Nothing of the text stands in it as letters, so it is safe to be shown as it is.
    """
    return segno.make(text, micro=False).svg_inline(
        scale=4, border=4, omitsize=True, svgclass="qr", lineclass=None, dark="#000", light="#fff"
    )
