"""Widgets without medicine, and printers: forms, tables, search box, banner, dialogs, theme, icons."""
