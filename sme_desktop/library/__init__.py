"""Opens a built edition: manifest, contents, pages, glossary, drawings, damage check."""
