"""The desk's own gapless series of money, and what the numbers of a facility's bills begin with."""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    """ALTER TABLE facility ADD COLUMN bill_prefix VARCHAR DEFAULT '' NOT NULL""",
    """CREATE TABLE money_series ( kind VARCHAR NOT NULL, year INTEGER NOT NULL, letter VARCHAR NOT NULL, generation INTEGER NOT NULL, last INTEGER NOT NULL, opened_at INTEGER NOT NULL, why VARCHAR NOT NULL, CONSTRAINT pk_money_series PRIMARY KEY (kind, year, letter, generation), CONSTRAINT ck_money_series_kind CHECK (length(kind) = 1 AND kind BETWEEN 'A' AND 'Z'), CONSTRAINT ck_money_series_generation CHECK (generation BETWEEN 0 AND 25), CONSTRAINT ck_money_series_last CHECK (last BETWEEN 0 AND 99999) )""",
    """CREATE TRIGGER money_series_opens BEFORE INSERT ON money_series WHEN NEW.last <> 0 OR EXISTS (SELECT 1 FROM money_series WHERE (kind, year, letter) = (NEW.kind, NEW.year, NEW.letter) AND generation >= NEW.generation) BEGIN SELECT RAISE(ABORT, 'a generation begins at nothing, after all that were'); END""",
    """CREATE TRIGGER money_series_by_one BEFORE UPDATE ON money_series WHEN NEW.last <> OLD.last + 1 OR (NEW.kind, NEW.year, NEW.letter, NEW.generation, NEW.opened_at, NEW.why) IS NOT (OLD.kind, OLD.year, OLD.letter, OLD.generation, OLD.opened_at, OLD.why) OR EXISTS (SELECT 1 FROM money_series WHERE (kind, year, letter) = (NEW.kind, NEW.year, NEW.letter) AND generation > NEW.generation) BEGIN SELECT RAISE(ABORT, 'a number of money is given once, and the next after it'); END""",
    """CREATE TRIGGER money_series_no_delete BEFORE DELETE ON money_series BEGIN SELECT RAISE(ABORT, 'a series of money is kept'); END""",
)


def upgrade() -> None:
    """Make them."""
    for statement in STATEMENTS:
        op.execute(statement)
