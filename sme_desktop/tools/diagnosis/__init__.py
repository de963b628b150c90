"""The check-up: questions about the firm, a score for each area, and what to do first."""
