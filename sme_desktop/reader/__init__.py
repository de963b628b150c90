"""What the window shows and remembers, without a widget."""
