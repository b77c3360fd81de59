"""The first tables of this room."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """CREATE TABLE vitals_measurement ( measurement_id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, visit_id VARCHAR, kind VARCHAR NOT NULL, value INTEGER NOT NULL, second INTEGER, at INTEGER NOT NULL, "by" VARCHAR NOT NULL, status VARCHAR NOT NULL, CONSTRAINT pk_vitals_measurement PRIMARY KEY (measurement_id) )""",
    """CREATE INDEX ix_vitals_measurement_patient_id ON vitals_measurement (patient_id)""",
    """CREATE TRIGGER vitals_measurement_fixed BEFORE UPDATE OF measurement_id, patient_id, visit_id, kind, value, second, at, by ON vitals_measurement BEGIN SELECT RAISE(ABORT, 'a measurement is written once'); END""",
    """CREATE TRIGGER vitals_measurement_kept BEFORE DELETE ON vitals_measurement BEGIN SELECT RAISE(ABORT, 'a measurement is kept'); END""",
)


def upgrade() -> None:
    """Make them."""
    for statement in STATEMENTS:
        op.execute(statement.replace(":", r"\:"))
