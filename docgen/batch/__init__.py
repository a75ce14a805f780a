"""Batches: one table, one record and its documents for each row, and no row lost."""
