"""How the tables came to be, step by step: each file in ``versions`` is one step and stays."""
