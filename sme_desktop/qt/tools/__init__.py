"""Tools that answer with what the reader enters: the windows of `sme_desktop.tools`."""
