"""What every page of ours tells the browser, whoever reads it: nothing inline, nothing kept."""

from __future__ import annotations

EVERYWHERE = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Server": "bot",  # no name and version for those who look for a hole
    "X-Content-Type-Options": "nosniff",
}
PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; {frames}base-uri 'none'; form-action 'self'; "
    "frame-ancestors {ancestors}; require-trusted-types-for 'script'; trusted-types 'none'"
)
UNUSED = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation",
    "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi", "payment",
    "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "usb",
    "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS = ", ".join(f"{feature}=()" for feature in UNUSED)
YEAR = 365 * 24 * 60 * 60


def page_headers(ancestors: str, frames: str = "") -> dict[str, str]:
    """Return what a page of ours is held to."""
    return {
        "Content-Security-Policy": PAGE.format(ancestors=ancestors, frames=frames),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": PERMISSIONS,
    }
