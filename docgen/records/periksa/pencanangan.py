"""Checks of the pencanangan: its witnesses and its pledges."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.data.forkopimda import peran_instansi
from docgen.records.jenis import Isian, isi
from docgen.records.pencanangan import Pencanangan, SaksiPencanangan
from docgen.records.periksa.daftar import Hit, check_each, hit

__all__: list[str] = []

_PRACTICE = "praktik pencanangan (Babel)"
_FEWEST, _MOST = 3, 7


def _role(witness: SaksiPencanangan) -> str | None:
    """The role that is written down, else that of the institution; None when not known yet."""
    if witness.peran is not None:
        return isi(witness.peran)
    institution = isi(witness.instansi)
    return peran_instansi(institution) if institution else None


def _no_witness_of(declaration: Pencanangan, role: str) -> Iterator[Hit]:
    roles = [_role(witness) for witness in declaration.saksi]
    if roles and role not in roles and None not in roles:
        yield hit("saksi")


@check_each(Pencanangan, "check.witness.ministry", "W", source=_PRACTICE)
def witness_of_the_ministry(declaration: Pencanangan) -> Iterator[Hit]:
    """One witness is of the directorate general for human rights."""
    yield from _no_witness_of(declaration, "ditjen_ham")


@check_each(Pencanangan, "check.witness.forkopimda", "W", source=_PRACTICE)
def witness_of_forkopimda(declaration: Pencanangan) -> Iterator[Hit]:
    """One witness is a member of the Forkopimda."""
    yield from _no_witness_of(declaration, "forkopimda")


@check_each(Pencanangan, "check.declaration.pledges", "W")
def three_to_seven_pledges(declaration: Pencanangan) -> Iterator[Hit]:
    """What is read aloud has three to seven pledges."""
    pledges = declaration.komitmen
    known = pledges and not any(isinstance(pledge, Isian) for pledge in pledges)
    if known and not _FEWEST <= len(pledges) <= _MOST:
        yield hit("komitmen", jumlah=len(pledges), paling_sedikit=_FEWEST, paling_banyak=_MOST)


@check_each(SaksiPencanangan, "check.witness.delegated", "W")
def witness_is_no_delegate(witness: SaksiPencanangan) -> Iterator[Hit]:
    """A witness who stands in for somebody is printed with the own office, never with a.n."""
    invited = isi(witness.mewakili) or ""
    if witness.pejabat.atas_nama or invited.casefold().startswith(("a.n.", "atas nama")):
        yield hit("mewakili" if invited else "pejabat.atas_nama", nama=witness.pejabat.nama)
