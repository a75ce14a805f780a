"""Word packages (Office Open XML) at their lowest: opening one safely, its XML, its making.

Templates and drafts come from outside alike; what must be refused before a look inside stands here
once, for whoever reads them.
"""
