"""The reader's own things: bookmarks, highlights and notes, and what was read."""
