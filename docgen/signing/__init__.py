"""Electronic signatures in PDFs: making them, checking them, and keys to try both with.

PAdES by pyHanko; one module per concern. It knows no register: the service brings both together.
"""

import logging

# What pyHanko notes down goes where a program asks for it, never to people's error stream: it
# prints tracebacks for every certificate that chains to nobody.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
