"""Titles before and behind a name, in their standard spelling.

The list is common knowledge of offices, not a rule: it serves suggestions only.
"""

from __future__ import annotations

import re

__all__ = ["baku_belakang", "baku_depan", "kunci_gelar"]

_DEPAN = {
    "prof": "Prof.",
    "drs": "Drs.",
    "dra": "Dra.",
    "drg": "drg.",
    "drh": "drh.",
    "ir": "Ir.",
    "apt": "Apt.",
    "ns": "Ns.",
    "h": "H.",
    "hj": "Hj.",
    "kh": "K.H.",
    "pdt": "Pdt.",
}

# Where two spellings differ in their dots only (M.AP., M.A.P.), the first is the one suggested
# for a title typed without dots, and either is kept when typed.
_DAFTAR_BELAKANG = """
S.H. S.H.I. S.E. S.E.I. S.Sy. S.Si. S.Sos. S.STP. S.IP. S.I.P. S.AP. S.A.P. S.Kom. S.I.Kom.
S.T. S.TP. S.Tr. S.Tr.IP. S.Tr.Kes. S.ST. S.S.T. S.Pd. S.Pd.I. S.Ag. S.Th. S.Th.I. S.Fil.I.
S.KM. S.K.M. S.Kep. S.Keb. S.Farm. S.Gz. S.Ked. S.Psi. S.Hut. S.P. S.Pi. S.Pt. S.S. S.Sn.
S.Stat. S.Ak. S.Ars. S.PWK. S.Hum.
M.H. M.H.I. M.M. M.Si. M.AP. M.A.P. M.IP. M.I.P. M.Kom. M.I.Kom. M.T. M.Tr. M.Tr.IP. M.Pd.
M.Pd.I. M.Kes. M.KM. M.K.M. M.Sc. M.A. M.E. M.Ec.Dev. M.Ak. M.Hum. M.Kn. M.P. M.Psi. M.P.H.
M.Ag. M.Sos. M.P.A. M.P.P. M.B.A. M.Eng. M.Ars. M.Farm. M.Kep. M.Keb. M.Th. M.Stat. M.PWK.
Sp.A. Sp.An. Sp.B. Sp.JP. Sp.KJ. Sp.KK. Sp.M. Sp.N. Sp.OG. Sp.OT. Sp.P. Sp.PD. Sp.PK. Sp.Rad.
Sp.S. Sp.THT. Sp.U.
Ph.D. LL.M. LL.B. B.A. B.Sc. B.Eng. A.Md. A.Md.Kep. A.Md.Keb. A.P. A.Ma.
IPM IPU CA CPA CFrA CGCAE CRMP QIA
"""
_BELAKANG = tuple(_DAFTAR_BELAKANG.split())
# A title that no list knows: at least two short parts with dots (S.Tr.Sos., Sp.A(K)).
_BERTITIK = re.compile(r"[A-Z][A-Za-z]{0,5}(?:\.[A-Z][A-Za-z]{0,5}){1,4}\.?(?:\(K\))?")


def kunci_gelar(text: str) -> str:
    """A title without its dots, spaces and capitals: the key under which spellings meet."""
    return "".join(text.replace(".", " ").split()).casefold()


_TEPAT = frozenset(_BELAKANG)
_BAKU: dict[str, str] = {}
for _gelar in _BELAKANG:
    _BAKU.setdefault(kunci_gelar(_gelar), _gelar)


def baku_depan(text: str, *, dokter: bool = False) -> str | None:
    """The standard spelling of a front title, or None.

    ``Dr.`` (doctor) and ``dr.`` (physician) stay as typed; ``DR.`` tells nothing, so ``dokter``
    decides (a specialist's title behind the name).
    """
    kunci = kunci_gelar(text)
    if kunci == "dr":
        huruf = text.strip(". ")
        return "dr." if huruf == "dr" or (huruf == "DR" and dokter) else "Dr."
    if kunci == "apt" and text.startswith("a"):
        return "apt."
    return _DEPAN.get(kunci)


def baku_belakang(text: str, *, hanya_daftar: bool = True) -> str | None:
    """The standard spelling of a back title, or None; ``S.E``, ``SE.`` and ``SE`` are ``S.E.``.

    ``hanya_daftar=False`` also takes a title that is not in the list but has the shape of one.
    """
    bertitik = text if text.endswith((".", ")")) else f"{text}."
    if bertitik in _TEPAT:
        return bertitik
    baku = _BAKU.get(kunci_gelar(text))
    if baku is None and not hanya_daftar and _BERTITIK.fullmatch(text):
        return bertitik
    return baku
