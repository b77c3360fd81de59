"""The search index keeps what a list shows of a patient, so that a search reads one table instead of four.

The table is made anew rather than altered: a million rows are then laid down once, in order, and take no more pages
than they need. What was shown until now was read from patient, patient_name and patient_address in this same way. And
the full-text index is merged into one segment, as the program does from now on when it closes.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    """ALTER TABLE search_patient RENAME TO search_patient_before""",
    """CREATE TABLE search_patient (row INTEGER NOT NULL PRIMARY KEY, patient_id TEXT NOT NULL, names TEXT NOT NULL, fathers TEXT NOT NULL, birth_year INTEGER, sex TEXT NOT NULL, phones TEXT NOT NULL, numbers TEXT NOT NULL, name TEXT NOT NULL, name_native TEXT NOT NULL, birth_date TEXT, age_months INTEGER, age_told_on TEXT, locality TEXT NOT NULL)""",
    """INSERT INTO search_patient SELECT s.row, s.patient_id, s.names, s.fathers, s.birth_year, s.sex, s.phones, s.numbers, coalesce((SELECT n.text FROM patient_name n WHERE n.patient_id = s.patient_id AND n.ended_at IS NULL AND n.use != 'old' ORDER BY n.script != 'Latn', n.name_id LIMIT 1), ''), coalesce((SELECT n.text FROM patient_name n WHERE n.patient_id = s.patient_id AND n.ended_at IS NULL AND n.use != 'old' AND n.script != 'Latn' ORDER BY n.name_id LIMIT 1), ''), p.birth_date, p.age_months, p.age_told_on, coalesce((SELECT coalesce(nullif(a.locality, ''), a.district) FROM patient_address a WHERE a.patient_id = s.patient_id AND a.ended_at IS NULL ORDER BY a.address_id LIMIT 1), '') FROM search_patient_before s JOIN patient p ON p.row = s.row ORDER BY s.row""",
    """DROP TABLE search_patient_before""",
    """INSERT INTO search_terms (search_terms) VALUES ('optimize')""",
)


def upgrade() -> None:
    """Fill the new table from the old one and from the patients' own rows."""
    for statement in STATEMENTS:
        op.execute(statement)
