"""The forms: fields with their help, filled in and kept."""
