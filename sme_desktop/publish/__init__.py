"""Writes what readers get: the edition with its pages, index and interface texts."""
