"""Ketentuan penutup and penutup: butir 136 to 173."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import Example, Hit, rule

__all__: list[str] = []

_COMMENCES = re.compile(
    r"(?P<head>\bini (?:mulai )?berlaku )(?P<rest>(?:efektif )?(?:sejak|pada|mulai) (?:tanggal )?"
    r"(?:saat )?(?:ditetapkan|diundangkan|pengundangan|penetapan)(?:nya)?)(?P<end>\.|$)?"
)
_RIGHT = "pada tanggal diundangkan"


@rule(
    "C05",
    butir="150",
    severity="E",
    amending=False,
    examples=[
        Example(
            "berlaku",
            "Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.",
            wrong,
        )
        for wrong in (
            "Peraturan Wali Kota ini mulai berlaku sejak tanggal ditetapkan.",
            "Peraturan Wali Kota ini berlaku pada tanggal diundangkan.",
        )
    ],
)
def commencement(draft: Draft) -> Iterator[Hit]:
    """A regulation commences `pada tanggal diundangkan`, in these words."""
    for found in draft.norms.find(_COMMENCES, "ini berlaku", "ini mulai berlaku"):
        if found["rest"] != _RIGHT or "mulai" not in found["head"]:
            yield draft.norms.hit(found, jenis=draft.jenis)
