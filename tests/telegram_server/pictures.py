"""Pictures that are sent: Telegram shows photographs, and not drawings in SVG."""

from __future__ import annotations

from telegram import PhotoSize

from tests.telegram_server.keyboards import is_address
from tests.telegram_server.parameters import Parameters
from tests.telegram_server.refusals import bad_request

BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")
LARGEST = 10 * 1024 * 1024


def picture(files: dict[str, bytes], given: Parameters) -> list[PhotoSize]:
    """Return the picture of a call: uploaded, or one that was sent before, or an address."""
    content = given.upload("photo")
    if content is None:
        return [photo_size(known(files, given.text("photo")), 0)]
    if not content:
        raise bad_request("file must be non-empty")
    if len(content) > LARGEST:
        raise bad_request("file is too big")
    if not content.startswith(BEGINNINGS):
        raise bad_request("IMAGE_PROCESS_FAILED")
    name = f"AgACAgQAAxkB{len(files):06d}"
    files[name] = content
    return [photo_size(name, len(content))]


def known(files: dict[str, bytes], name: str) -> str:
    """Return an id that this server gave, or an address that it would fetch."""
    if not name:
        raise bad_request("there is no photo in the request")
    if name not in files and not is_address(name):
        raise bad_request("wrong file identifier/HTTP URL specified")
    return name


def photo_size(name: str, size: int) -> PhotoSize:
    """Return the picture as the Bot API shows it."""
    return PhotoSize(name, f"unique-{name}"[:64], 640, 480, file_size=size)
