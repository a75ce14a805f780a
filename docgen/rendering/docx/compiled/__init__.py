"""Compiled templates: what docxtpl does for every document, done once where nothing can differ.

The text of every part is printed by code made once, and only the parts that change are packed anew.
Equal to docxtpl part by part; where that cannot be known, the part is read again as docxtpl does
(:meth:`part.CompiledPart.finished`), or docxtpl fills the whole template.
"""
