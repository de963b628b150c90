"""What screen readers are told of the painted parts and of the structure of a page."""
