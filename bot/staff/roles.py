"""What somebody of the staff is there for. What each may do stands in the desk's policy."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """One role an account. `admin` looks after accounts and never reads a conversation."""

    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    EDITOR = "editor"
    PUBLISHER = "publisher"
    COORDINATOR = "coordinator"
    ADMIN = "admin"
