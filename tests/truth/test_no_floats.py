"""Money is whole paise: nothing that counts it ever divides into a fraction, and no column may hold one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Float, Numeric

from desk.plugins.billing.tables import Base as BillingBase
from desk.store.metadata import Base as LedgerBase
from tests.truth.sources import ROOT

PLACES = (
    ROOT / "desk" / "core" / "money.py", ROOT / "desk" / "store" / "ledger",
    *(ROOT / "desk" / "plugins" / "billing" / room for room in ("rules", "queries", "service", "fhir")),
    ROOT / "desk" / "plugins" / "billing" / "tables.py",
)  # fmt: skip
COUNTERS = {"round", "float", "mean", "fmean", "truediv"}
"""Names that make a fraction, or round one by a rule that is not ours."""


def files() -> list[Path]:
    return sorted(file for place in PLACES for file in ([place] if place.suffix else place.rglob("*.py")))


def fractions(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and kind of whatever may make a float."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node.lineno, "a float"
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            if not _of_path(node):
                yield node.lineno, "a division"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in COUNTERS:
            yield node.lineno, f"{node.func.id}()"
        elif isinstance(node, ast.Name) and node.id == "float":
            yield node.lineno, "the type float"


def _of_path(node: ast.BinOp | ast.AugAssign) -> bool:
    """`folder / "name"`: the right side is a text."""
    right = node.right if isinstance(node, ast.BinOp) else node.value
    return isinstance(right, ast.Constant) and isinstance(right.value, str)


@pytest.mark.parametrize("file", files(), ids=lambda file: str(file.relative_to(ROOT)))
def test_nothing_that_counts_money_makes_a_fraction(file: Path) -> None:
    found = [f"{file.name}:{line} {kind}" for line, kind in fractions(ast.parse(file.read_text("utf-8")))]
    assert found == []


@pytest.mark.parametrize(
    "line", ["x = 1.5", "x = a / b", "x /= 2", "x = float(a)", "x = round(a)", "def f(x: float) -> int: ..."]
)
def test_a_planted_fraction_is_found(line: str) -> None:
    assert list(fractions(ast.parse(line)))


def test_no_column_of_money_holds_a_fraction() -> None:
    for base in (BillingBase, LedgerBase):
        for table in base.metadata.tables.values():
            for column in table.columns:
                assert not isinstance(column.type, Float | Numeric), f"{table.name}.{column.name}"


def test_columns_of_paise_refuse_what_is_no_whole_number() -> None:
    """SQLite takes any type in any column: the checks of the tables hold them to integers."""
    for table in BillingBase.metadata.tables.values():
        whole = " ".join(str(getattr(one, "sqltext", "")) for one in table.constraints)
        for column in table.columns:
            text = whole + " ".join(str(getattr(one, "sqltext", "")) for one in column.constraints)
            if column.name == "paise":
                assert f"typeof({column.name}) = 'integer'" in text, table.name
