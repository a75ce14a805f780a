"""The pencanangan: a declaration before witnesses, and the papers around it.

Each unit asks the directorate first; the leader reads the declaration; every head of a unit signs a
statement; witnesses from the Directorate General of Human Rights and from Forkopimda sign with them
(practice; offices.md 1.2). No official wording was found: this is a house template.
"""

from docgen.kinds.pencanangan.susunan import KIND, context, documents

__all__ = ["KIND", "context", "documents"]
