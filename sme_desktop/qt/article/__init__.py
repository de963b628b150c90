"""The page as it is read: rich text with painted boxes."""
