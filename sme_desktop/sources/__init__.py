"""Reads the folder `content/`: one file becomes a page or problems; checks look at all files together."""
