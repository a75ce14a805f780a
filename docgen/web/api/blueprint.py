"""The blueprint that the views of the interface are put on."""

from apiflask import APIBlueprint

__all__ = ["blueprint"]

blueprint = APIBlueprint("api", __name__, url_prefix="/api/v1")
