"""The service: an HTTP interface for programs and a page for people. It holds no rules of its own.

It calls :mod:`docgen.service`; what it keeps of a record are drafts, for whoever began them.
"""

from docgen.web.app import create_app

__all__ = ["create_app"]
