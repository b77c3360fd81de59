"""The screens of vital signs."""
