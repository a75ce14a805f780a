"""Two drafts of one regulation side by side: what moved, what is new, what is gone, which words."""

from docgen.perkada.compare.changes import Change, Comparison, Piece
from docgen.perkada.compare.comparing import compare

__all__ = ["Change", "Comparison", "Piece", "compare"]
