"""Two drafts of one regulation side by side: what moved, what is new, what is gone, which words."""

from docgen.perkada.compare.changes import Change, Comparison, Piece
from docgen.perkada.compare.comparing import compare
from docgen.perkada.compare.redline import Signature, write_redline

__all__ = ["Change", "Comparison", "Piece", "Signature", "compare", "write_redline"]
