"""Regulations: their tree, reading and writing, numbering, references, and the model text."""
