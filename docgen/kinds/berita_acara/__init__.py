"""The berita acara of a verification, an evaluation, a field visit or a first check.

A berita acara is a naskah dinas khusus (Permendagri 1/2023); its opening, parties and closing
follow the form of the dossier's sources, its wording is a house template: no official one for P2HAM
was found.
"""

from docgen.kinds.berita_acara.susunan import KIND, context, documents

__all__ = ["KIND", "context", "documents"]
