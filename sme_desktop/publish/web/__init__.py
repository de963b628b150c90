"""The browser edition: plain pages that any browser reads, from a disc as well as from a server."""
