"""The first tables of this room."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """CREATE TABLE registration_queue_act ( act_id VARCHAR NOT NULL, visit_id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, day VARCHAR NOT NULL, kind VARCHAR NOT NULL, department_id VARCHAR NOT NULL, room_id VARCHAR, undoes VARCHAR, at INTEGER NOT NULL, "by" VARCHAR NOT NULL, CONSTRAINT pk_registration_queue_act PRIMARY KEY (act_id) )""",
    """CREATE INDEX ix_registration_queue_act_day ON registration_queue_act (day)""",
    """CREATE INDEX ix_registration_queue_act_visit_id ON registration_queue_act (visit_id)""",
    """CREATE TRIGGER registration_queue_act_no_update BEFORE UPDATE ON registration_queue_act BEGIN SELECT RAISE(ABORT, 'registration_queue_act is append-only'); END""",
    """CREATE TRIGGER registration_queue_act_no_delete BEFORE DELETE ON registration_queue_act BEGIN SELECT RAISE(ABORT, 'registration_queue_act is append-only'); END""",
)


def upgrade() -> None:
    """Make them."""
    for statement in STATEMENTS:
        op.execute(statement.replace(":", r"\:"))
