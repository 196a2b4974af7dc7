"""Seals what a person said or was told, with a key of its own for each conversation.

The secret in the key file wraps those keys and never lies beside the database. To
destroy a conversation's key is to destroy everything that was sealed with it, in
every copy, journal and backup.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import stat
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
VERSION = b"\x01"
KEY_ID_BYTES = 4
HEADER_BYTES = len(VERSION) + KEY_ID_BYTES
NONCE_BYTES = 12

LENGTH_BYTES = 4
SIZES = (64, 256, 1024, 2048, 4096, 16384)
"""What a sealed text may be long, so that its length tells little. Longer: whole multiples."""


class VaultError(Exception):
    """The key file cannot be used; the sentence says why and names BOT_KEY_FILE."""


class Unreadable(Exception):
    """What was sealed was changed, moved to another place, or sealed with another key."""


class Sealer:
    """The key of one conversation, and what it does. Shows nothing of itself."""

    __slots__ = ("_cipher", "_header", "_key")

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._cipher = AESGCM(key)
        self._header = VERSION + hashlib.sha256(b"key id" + key).digest()[:KEY_ID_BYTES]

    def seal(self, text: bytes, place: str) -> bytes:
        """Seal a text for one place (table, column, row); elsewhere it does not open."""
        nonce = os.urandom(NONCE_BYTES)
        bound = self._header + place.encode()
        return self._header + nonce + self._cipher.encrypt(nonce, padded(text), bound)

    def unseal(self, sealed: bytes, place: str) -> bytes:
        """Return the text that was sealed for this place, or raise Unreadable."""
        if not self.sealed(sealed):
            raise Unreadable("it was sealed with another key")
        nonce = sealed[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES]
        body = sealed[HEADER_BYTES + NONCE_BYTES :]
        try:
            return unpadded(self._cipher.decrypt(nonce, body, self._header + place.encode()))
        except (InvalidTag, ValueError):  # ValueError: cut so short that a nonce is missing
            raise Unreadable("it was changed, or belongs somewhere else") from None

    def sealed(self, sealed: bytes) -> bool:
        """Tell by the header, without opening it, whether this key sealed something."""
        return sealed[:HEADER_BYTES] == self._header


class Vault:
    """Makes, wraps and unwraps the keys of conversations, and the names they are found by."""

    __slots__ = ("_pepper", "_wrapper", "service")

    def __init__(self, secret: bytes) -> None:
        self.service = Sealer(derived(secret, "service"))
        """Seals what has to outlive a conversation's key, and only for a short time."""
        self._wrapper = Sealer(derived(secret, "wrapping key"))
        self._pepper = derived(secret, "lookup")

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read the key file, or make it (mode 0600) where there is none."""
        try:
            if not path.exists():
                make_key_file(path)
            return cls(read_key_file(path))
        except OSError as error:
            raise refused(path, f"cannot be read or made ({error.strerror})") from error

    def lookup(self, channel: str, address: str) -> bytes:
        """Return what a person's conversation is found by; it leads back to nobody."""
        return hmac.digest(self._pepper, f"{channel}\0{address}".encode(), "sha256")

    def new_key(self) -> Sealer:
        """Make a key for a new conversation."""
        return Sealer(os.urandom(KEY_BYTES))

    def wrap(self, sealer: Sealer, place: str) -> bytes:
        """Return a conversation's key in the form in which it may be stored."""
        return self._wrapper.seal(sealer._key, place)

    def unwrap(self, wrapped: bytes, place: str) -> Sealer:
        """Return the key that was wrapped for this place, or raise Unreadable."""
        return Sealer(self._wrapper.unseal(wrapped, place))

    def wrapped(self, wrapped: bytes) -> bool:
        """Tell whether a key was wrapped by this vault and not by one with another secret."""
        return self._wrapper.sealed(wrapped)


def padded(text: bytes) -> bytes:
    """Return the text behind its length, filled up to one of a few sizes."""
    needed = LENGTH_BYTES + len(text)
    size = next((size for size in SIZES if size >= needed), -(-needed // SIZES[-1]) * SIZES[-1])
    return (len(text).to_bytes(LENGTH_BYTES, "big") + text).ljust(size, b"\0")


def unpadded(text: bytes) -> bytes:
    """Return what `padded` was given."""
    length = int.from_bytes(text[:LENGTH_BYTES], "big")
    return text[LENGTH_BYTES : LENGTH_BYTES + length]


def derived(secret: bytes, purpose: str) -> bytes:
    """Return a key for one purpose; none of them leads to another or to the secret."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"bot {purpose}".encode()).derive(secret)


def make_key_file(path: Path) -> None:
    """Write a new secret, so that the file is there whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)  # of a start that was cut off
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(base64.urlsafe_b64encode(os.urandom(KEY_BYTES)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        link_if_first(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def link_if_first(draft: Path, path: Path) -> None:
    """Give the draft its name, unless another process was quicker: then its file stands."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def read_key_file(path: Path) -> bytes:
    """Return the secret of a key file that only its owner can read."""
    with path.open("rb") as file:
        mode = os.fstat(file.fileno()).st_mode
        if mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise refused(path, f"is open to others; run: chmod 600 {path}")
        text = file.read(4 * KEY_BYTES).strip()
    try:
        secret = base64.b64decode(text, altchars=b"-_", validate=True)
    except binascii.Error:
        secret = b""
    if len(secret) != KEY_BYTES:
        raise refused(path, f"does not hold {KEY_BYTES} bytes in base64url")
    return secret


def refused(path: Path, why: str) -> VaultError:
    """Return the error about a key file."""
    return VaultError(f"The key file {path} (BOT_KEY_FILE) {why}.")
