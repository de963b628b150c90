"""The self-tests: questions with one right answer, an explanation and pages to read."""
