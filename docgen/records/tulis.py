"""A record as YAML, to be read again by :mod:`docgen.records.muat` with nothing lost."""

from __future__ import annotations

from typing import Any

import yaml

__all__ = ["as_yaml"]

_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def as_yaml(data: Any) -> str:
    """Plain data in YAML: keys in their order, Indonesian words as they are.

    What looks like a number or a date stands in quotes, since every value of a record is text.
    Comments and the layout of the file that it was read from are not part of the data.
    """
    written: str = yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=100,
        default_flow_style=False,
    )
    return written
