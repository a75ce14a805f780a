"""Forms made from the record's own description: what is asked, what was typed, what is amiss."""
