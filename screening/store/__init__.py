"""The store room: openings, documents, cards, reviews, decisions and the audit trail.

>>> from screening.store import Store
>>> with Store.open() as store:  # doctest: +SKIP
...     me = store.people.first("Ana Lopez", "ana@example.org")
...     opening = store.openings.create(me, "Fall phone bank", "phone_bank")
"""

from screening.store.agreement import Agreement
from screening.store.audit import ChainReport, Event, EventQuery, Head
from screening.store.candidates import Candidate, Card, Page
from screening.store.corrections import Correction
from screening.store.decisions import Bulk, Decision
from screening.store.documents import Received, Whole
from screening.store.duplicates import Judgment, Pair
from screening.store.errors import (
    Busy,
    Closed,
    Conflict,
    Invalid,
    Masked,
    NotAllowed,
    NotFound,
    StillHidden,
    StoreError,
    Unavailable,
)
from screening.store.grid import Criterion, Grid, Rater, Reconciliation
from screening.store.intake import Added, Arrival
from screening.store.notes import Note
from screening.store.openings import Opening
from screening.store.people import Person
from screening.store.query import CandidateQuery, Counts, Sort, Status
from screening.store.review_rows import (
    Answer,
    Answered,
    Kit,
    Progress,
    Rating,
    Recommendation,
    Review,
)
from screening.store.rights import RIGHTS, Action, Actor, Role
from screening.store.settings import Setting
from screening.store.settlements import Settlement
from screening.store.store import Store
from screening.store.verdicts import Kind, Verdicts, position_keys

__all__ = [
    "RIGHTS",
    "Action",
    "Actor",
    "Added",
    "Agreement",
    "Answer",
    "Answered",
    "Arrival",
    "Bulk",
    "Busy",
    "Candidate",
    "CandidateQuery",
    "Card",
    "ChainReport",
    "Closed",
    "Conflict",
    "Correction",
    "Counts",
    "Criterion",
    "Decision",
    "Event",
    "EventQuery",
    "Grid",
    "Head",
    "Invalid",
    "Judgment",
    "Kind",
    "Kit",
    "Masked",
    "NotAllowed",
    "NotFound",
    "Note",
    "Opening",
    "Page",
    "Pair",
    "Person",
    "Progress",
    "Rater",
    "Rating",
    "Received",
    "Recommendation",
    "Reconciliation",
    "Review",
    "Role",
    "Setting",
    "Settlement",
    "Sort",
    "Status",
    "StillHidden",
    "Store",
    "StoreError",
    "Unavailable",
    "Verdicts",
    "Whole",
    "position_keys",
]
