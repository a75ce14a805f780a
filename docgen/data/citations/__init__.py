"""Legal bases (Mengingat): citations read, written in full, ordered, and checked with the table."""

from docgen.data.citations.bases import Basis, in_full
from docgen.data.citations.check import check_citation, check_order
from docgen.data.citations.expand import expand, key_of, looks_like_key
from docgen.data.citations.order import ordered, rank_of, sort_key
from docgen.data.citations.parse import Citation, Gazette, parse_citation

__all__ = [
    "Basis",
    "Citation",
    "Gazette",
    "check_citation",
    "check_order",
    "expand",
    "in_full",
    "key_of",
    "looks_like_key",
    "ordered",
    "parse_citation",
    "rank_of",
    "sort_key",
]
