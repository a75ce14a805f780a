"""Templates and contexts become files; nothing here knows a kind of document."""
