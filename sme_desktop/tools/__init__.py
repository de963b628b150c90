"""The tools of the handbook as pure functions over data of the edition: no widget, no file, no clock."""
