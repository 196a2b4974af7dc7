"""The statements both databases share about what is to be sent and erased."""

from __future__ import annotations

from sqlalchemy import BigInteger, bindparam, func, select

from bot.stores.schema import (
    channel_ids,
    conversation_keys,
    conversations,
    doubts,
    erasures,
    outbox,
    queues,
)
from bot.stores.statements import NONE

NOW = bindparam("now", type_=BigInteger)

KEPT = conversations.outerjoin(
    conversation_keys, conversation_keys.c.conversation_id == conversations.c.id
).outerjoin(queues, queues.c.conversation_id == conversations.c.id)

QUEUED = select(
    conversations.c.id,
    conversations.c.channel,
    conversations.c.address,
    conversation_keys.c.wrapped,
    queues.c.fence,
    queues.c.free_at,
    queues.c.attempt,
    queues.c.doubts,
    select(func.max(outbox.c.message_id))
    .where(outbox.c.conversation_id == conversations.c.id)
    .scalar_subquery(),
).select_from(KEPT)
"""What `Queued` reads; each database adds whose."""

WAITING = select(outbox).order_by(outbox.c.conversation_id, outbox.c.message_id)
"""Messages that wait, in order; each database adds whose."""

DUE_QUEUES = (
    select(queues.c.conversation_id)
    .where(queues.c.free_at <= NOW)
    .order_by(queues.c.free_at)
    .limit(bindparam("limit"))
    .offset(NONE)
)
DUE_QUEUES_PARAMETERS = ("now", "limit")

DUE_ERASURES = (
    select(erasures)
    .where(erasures.c.free_at <= NOW)
    .order_by(erasures.c.free_at)
    .limit(bindparam("limit"))
    .offset(NONE)
)
DUE_ERASURES_PARAMETERS = ("now", "limit")

CHANNEL_IDS = (
    select(channel_ids)
    .where(
        channel_ids.c.conversation_id == bindparam("conversation"),
        channel_ids.c.hour > bindparam("hour"),
    )
    .order_by(channel_ids.c.number)
)
CHANNEL_IDS_PARAMETERS = ("conversation", "hour")

DOUBTS = select(func.count()).select_from(doubts)
