"""Photos and papers kept with a patient: immutable, named by id, proven by SHA-256."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from desk.store.tables import AttachmentRow

LANE = "attachment"
"""The outbox lane of attachments: a slow photo never holds up a patient's other work."""


@dataclass(frozen=True)
class Attachment:
    """The bytes of a photo or paper, and what they are."""

    attachment_id: str
    content_type: str
    data: bytes


def keep(connection: Connection, attachment: Attachment, at: int) -> bool:
    """Keep it; False when it is here already. Raises ValueError when another content has this id."""
    digest = hashlib.sha256(attachment.data).hexdigest()
    known = select(AttachmentRow.sha256).where(AttachmentRow.attachment_id == attachment.attachment_id)
    before = connection.execute(known).scalar()
    if before is not None:
        if before != digest:
            raise ValueError("an attachment never changes")
        return False
    connection.execute(
        insert(AttachmentRow),
        {
            "attachment_id": attachment.attachment_id, "content_type": attachment.content_type, "sha256": digest,
            "data": attachment.data, "made_at": at,
        },
    )  # fmt: skip
    return True


def attachment(connection: Connection, attachment_id: str) -> Attachment | None:
    """The attachment, or None while it has not come yet. Raises ValueError when its bytes were altered."""
    query = select(AttachmentRow.content_type, AttachmentRow.data, AttachmentRow.sha256)
    row = connection.execute(query.where(AttachmentRow.attachment_id == attachment_id)).first()
    if row is None:
        return None
    if hashlib.sha256(row.data).hexdigest() != row.sha256:
        raise ValueError("an attachment was altered")
    return Attachment(attachment_id, row.content_type, row.data)
