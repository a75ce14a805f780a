"""The register: documents with their numbers, states and files, and the audit chain over them."""

from docgen.register.backup import BackedUp, backup, restore
from docgen.register.chain import append, lock, now
from docgen.register.database import Database, connect, durable
from docgen.register.documents import add_file, draft, erase, move, new_id, register, withdraw
from docgen.register.draft_folder import drafts_folder
from docgen.register.formats import PLAIN, NumberFormat
from docgen.register.model import Content, Document, Draft, NewFile, StoredFile
from docgen.register.numbers import (
    Number,
    Series,
    claim,
    draw,
    list_numbers,
    number_named,
    number_of,
    use,
    void_number,
)
from docgen.register.owners import assign, owner_of
from docgen.register.reading import (
    by_file,
    by_number,
    find,
    history,
    list_documents,
    made_from,
    search,
    sharing,
)
from docgen.register.replaying import ACCOUNT
from docgen.register.schema import NUMBER_STATES
from docgen.register.states import State
from docgen.register.store import Store, hash_file, sha256
from docgen.register.texts import storable
from docgen.register.upgrading import ensure, upgrade
from docgen.register.verifying import Verdict, verify

__all__ = [
    "ACCOUNT",
    "NUMBER_STATES",
    "PLAIN",
    "BackedUp",
    "Content",
    "Database",
    "Document",
    "Draft",
    "NewFile",
    "Number",
    "NumberFormat",
    "Series",
    "State",
    "Store",
    "StoredFile",
    "Verdict",
    "add_file",
    "append",
    "assign",
    "backup",
    "by_file",
    "by_number",
    "claim",
    "connect",
    "draft",
    "drafts_folder",
    "draw",
    "durable",
    "ensure",
    "erase",
    "find",
    "hash_file",
    "history",
    "list_documents",
    "list_numbers",
    "lock",
    "made_from",
    "move",
    "new_id",
    "now",
    "number_named",
    "number_of",
    "owner_of",
    "register",
    "restore",
    "search",
    "sha256",
    "sharing",
    "storable",
    "upgrade",
    "use",
    "verify",
    "void_number",
    "withdraw",
]
