"""Pictures of receipts and the like on paper:

    python -m tests.screens.billing.receipt_papers FOLDER    billing-receipt-*.png
"""

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desk.kit import theme
from desk.kit.printing import image
from desk.kit.printing.paper import A5, ROLL_80
from desk.plugins.billing.print import receipt
from desk.plugins.billing.rules.receipt_paper import BOTH, ENGLISH, HINDI
from tests.support.receipts import AT, MIXED, OF_EACH_FORM

ENDS = {BOTH: "", ENGLISH: "-english", HINDI: "-hindi"}


def main(folder: Path) -> None:
    """Draw them: each form on a roll, the first one in each language and on A5 too."""
    app = QApplication([])
    theme.apply(app, "light", 100)
    for name, paper in OF_EACH_FORM.items():
        copy = (2, "Neha Gupta", AT + 3_600_000) if name == "cancelled" else None
        image.pages(receipt.document(paper, ROLL_80.id, copy), ROLL_80)[0].save(
            str(folder / f"billing-receipt-{name}.png")
        )
    for language, end in ENDS.items():
        one = replace(MIXED, language=language)
        if end:
            image.pages(receipt.document(one, ROLL_80.id), ROLL_80)[0].save(
                str(folder / f"billing-receipt-mixed{end}.png")
            )
        image.pages(receipt.document(one, A5.id), A5, 150)[0].save(str(folder / f"billing-receipt-a5{end}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
