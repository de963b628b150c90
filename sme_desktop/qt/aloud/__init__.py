"""Reading a page aloud with the voices of the system."""
