"""The deadline calculator: rules, calendar, dates, what people type, what they take away."""
