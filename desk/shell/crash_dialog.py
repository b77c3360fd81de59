"""What a person sees when the program has a fault: that their work is safe, and a report without patient data."""

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from desk.core.i18n import words
from desk.kit.dialog import Dialog


class CrashDialog(Dialog):
    """The other rooms go on; the person may copy the report for the helpline."""

    def __init__(self, parent: QWidget | None, report: str) -> None:
        super().__init__(
            parent,
            words("CrashDialog", "Something went wrong in the program"),
            words(
                "CrashDialog",
                "What you saved is safe. You can go on working. If it happens again, give this report to the helpline; "
                "it holds no patient's data.",
            ),
            tone="bad",
            width_px=560,
        )
        self.setProperty("over_cover", True)  # it holds no patient's data, and whoever is there may report it
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.words(self.report.setAccessibleName, words("CrashDialog", "Report"))
        self.body.addWidget(self.report)
        self.add_button(words("CrashDialog", "Copy the report"), self._copy)
        self.add_button(words("CrashDialog", "Go on"), self.accept, "primary", default=True).setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())
