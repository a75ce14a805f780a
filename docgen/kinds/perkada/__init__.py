"""The Perkada: the regulation of a governor, regent or mayor, as a draft, final or certified copy.

Its form follows Lampiran II UU 12/2011 as amended by UU 13/2022 (butir numbers stand where they
apply); what no source fixes is a house template.
"""

from docgen.kinds.perkada.susunan import KIND, context, documents

__all__ = ["KIND", "context", "documents"]
