"""The windows: the only code that knows PySide6."""
