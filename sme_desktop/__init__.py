"""SME Desktop: an offline handbook of intellectual property for small firms."""

__version__ = "0.1.0"
