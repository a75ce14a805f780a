"""Law as dated data: tables with their sources, and one small typed reader for each.

Every table is a YAML or CSV file beside its reader. Each row or table names where the fact comes
from and how sure it is (:class:`docgen.data.tabel.Sumber`), and from when to when it holds, so
that a document follows the law of the date of its act. What was not found in any source is left
out, and a comment in the table says so.

=====================  ==========================================================================
module                 what it knows
=====================  ==========================================================================
``daerah``             provinces by date, regencies and cities, time zones, special regions
``forkopimda``         the role of a witness, from the name of the institution
``indikator``          indicator sets of P2HAM and the scales they are judged on
``komponen``           the fourteen components of a standar pelayanan
``libur``              national holidays, cuti bersama, and counting working days
``p2ham``              legal bases, stages, criteria, Kelompok Rentan, ministry, by date
``pangkat``            ranks and their golongan
``peraturan``          laws with their Lembaran Negara, and the sentence that cites them
=====================  ==========================================================================
"""

__all__: list[str] = []
