"""What several kinds of documents say in the same words."""
