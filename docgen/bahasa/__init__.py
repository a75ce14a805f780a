"""The Indonesian language of official documents.

Numbers and dates in words, numbering, lists, money, names with their titles, office lines and
name blocks. Every function takes plain values and gives plain text. A placeholder such as
``[NIP kepala dinas]`` is printed unchanged wherever a value of the record may stand.

Each module is imported by its own name (``from docgen.bahasa.tanggal import tanggal``).
"""
