"""What the screens of all plugins share; the only part of this floor that knows widgets."""
