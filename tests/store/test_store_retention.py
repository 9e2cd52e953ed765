"""Everything about a candidate can be given out, and removed but for the trail's ids and hashes."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from screening.store import (
    Answer,
    Answered,
    CandidateQuery,
    EventQuery,
    Invalid,
    Judgment,
    Kind,
    Kit,
    NotFound,
    Recommendation,
    Role,
    Status,
    StillHidden,
    Store,
)
from tests.store.team import Team

SECRET = "Xanthippe"  # stands in everything that is written about the candidate
WHY = f"{SECRET} is the reason here"


@pytest.fixture
def written(team: Team) -> tuple[Team, int]:
    """A candidate about whom there is something of every kind."""
    body = f"{SECRET} called voters " + " ".join(f"w{n}" for n in range(60))
    candidate = team.add(
        body,
        content=f"{SECRET} the document".encode(),
        file=f"{SECRET}.pdf",
        name=SECRET,
        email=f"{SECRET}@example.org",
        phone="+13125550142",
        level_reason=WHY,
    ).candidate_id
    twin = team.add(body.replace(SECRET, "Somebody"), phone="+13125550142").candidate_id
    store = team.store
    store.openings.set_blind(team.admin, team.opening.id, 1, True)
    store.candidates.unmask(team.mina, candidate, WHY)
    store.corrections.correct(team.recruiter, candidate, Kind.LEVEL, "", "mid", WHY)
    store.settlements.settle(team.mina, candidate, "no_compliance", "clear", WHY)
    store.notes.add(team.mina, candidate, WHY)
    kit = Kit("senior", ("q1",))
    for who, score in ((team.mina, 1), (team.noor, 5)):
        store.reviews.start(who, candidate, kit)
        store.reviews.rate(who, candidate, "q1", Answer(Answered.RATED, score, WHY, (SECRET,)))
        store.reviews.recommend(who, candidate, Recommendation.YES, WHY, 1)
        store.reviews.submit(who, candidate, 2)
    store.grids.reconcile(team.mina, candidate, "q1", WHY)
    pair = store.duplicates.of_candidate(team.mina, candidate)[0]
    assert {pair.first_id, pair.second_id} == {candidate, twin}
    store.duplicates.judge(team.mina, pair.id, Judgment.DIFFERENT, WHY, 1)
    store.decisions.decide(
        team.recruiter, candidate, Status.DECLINED, 1, reason="interview", why=WHY
    )
    return team, candidate


def contents(store: Store) -> dict[str, str]:
    """Everything in every table, as text."""
    with store._db.read() as conn:
        tables = [t for t in inspect(conn).get_table_names() if not t.startswith("sqlite_")]
        return {
            table: " ".join(str(tuple(row)) for row in conn.execute(text(f"SELECT * FROM {table}")))
            for table in tables
        }


def test_deleting_leaves_nothing_but_ids_and_hashes(written: tuple[Team, int], url: str) -> None:
    team, candidate = written
    store, admin = team.store, team.admin
    before = contents(store)
    holding = {t for t, found in before.items() if SECRET.lower() in found.lower()}
    assert holding >= {
        "documents", "document_names", "scorecards", "candidates", "corrections", "settlements",
        "notes", "reviews", "ratings", "reconciliations", "duplicate_pairs", "decisions",
        "audit_details",
    }  # fmt: skip
    events = store.audit.verify().events
    with pytest.raises(Invalid, match="Deleting needs a reason from the list"):
        store.retention.delete_candidate(admin, candidate, "because")
    assert store.retention.delete_candidate(admin, candidate, "asked") is True
    after = contents(store)
    assert {t for t, found in after.items() if SECRET.lower() in found.lower()} == set()
    for table in ("corrections", "settlements", "reviews", "ratings", "decisions", "unmaskings",
                  "reconciliations", "notes", "duplicate_pairs"):  # fmt: skip
        assert after[table] == "", table
    with pytest.raises(NotFound, match="they may have been deleted"):
        store.candidates.get(admin, candidate)
    query = CandidateQuery(search="called voters")
    assert store.candidates.page(team.mina, team.opening.id, query).total == 1  # the twin
    report = store.audit.verify()
    assert (report.sound, report.events) == (True, events + 1)
    found = store.audit.events(admin, EventQuery(candidate_id=candidate))
    digest = hashlib.sha256(f"{SECRET} the document".encode()).hexdigest()
    assert found[0].action == "candidate_deleted"
    assert found[0].data == {"sha256": digest, "reason": "asked", "document_removed": True}
    assert all(not e.details for e in found)
    # what stays is ids and hashes, the codes of the deletion aside
    kept = {k for e in found for k in e.data}
    assert kept == {
        "sha256", "card", "reason", "document_removed", "note", "version", "question", "pair",
        "other",
    }  # fmt: skip
    assert all(e.removed for e in found if e.action in ("status_changed", "unmasked"))
    if url.startswith("sqlite"):  # not in a freed page, an index or the log either
        for path in Path(url.removeprefix("sqlite:///")).parent.iterdir():
            assert SECRET.lower().encode() not in path.read_bytes().lower(), path.name


def test_details_of_others_still_have_to_be_there(written: tuple[Team, int], url: str) -> None:
    from tests.store.test_store_audit import behind_the_back

    team, candidate = written
    team.store.decisions.decide(team.mina, candidate + 1, Status.HOLD, 1, why="Wait a little")
    team.store.retention.delete_candidate(team.admin, candidate, "asked")
    number = team.store.audit.events(team.admin, EventQuery(action="status_changed"))[0].seq
    behind_the_back(url, f"DELETE FROM audit_details WHERE seq = {number}")
    assert team.store.audit.verify().broken_at == number


def test_the_document_stays_while_another_opening_needs_it(team: Team) -> None:
    other = team.store.openings.create(team.admin, "Spring", "phone_bank")
    here = team.add(content=b"one", file="first.pdf").candidate_id
    there = team.add(content=b"one", file="there.pdf", opening=other).candidate_id
    assert team.store.retention.delete_candidate(team.admin, here, "mistake") is False
    assert team.store.documents.content(team.recruiter, there) == (b"one", "pdf")
    names = team.store.documents.received(team.recruiter, there)
    assert [n.name for n in names] == ["there.pdf"]
    assert "first.pdf" not in contents(team.store)["document_names"]
    assert team.store.retention.delete_candidate(team.admin, there, "mistake") is True
    found = contents(team.store)
    assert (found["documents"], found["scorecards"], found["document_names"]) == ("", "", "")


def test_the_export_holds_everything(written: tuple[Team, int]) -> None:
    team, candidate = written
    data = json.loads(json.dumps(team.store.retention.export_candidate(team.admin, candidate)))
    assert data["opening"] == "Fall phone bank"
    assert data["candidate"]["name"] == SECRET
    assert base64.b64decode(data["document"]["content"]).decode() == f"{SECRET} the document"
    assert [n["name"] for n in data["document_names"]] == [f"{SECRET}.pdf"]
    assert data["scorecards"][0]["card"]["level_reason"] == WHY
    assert data["corrections"][0]["reason"] == WHY
    assert data["corrections"][0]["person_id"] == "Rita Recruiter"
    assert data["settlements"][0]["answer"] == WHY
    assert data["decisions"][0]["sentence"] == WHY
    assert data["notes"][0]["text"] == WHY
    assert data["reconciliations"][0]["note"] == WHY
    assert data["unmaskings"][0]["person_id"] == "Mina"
    assert [(r["person_id"], r["ratings"][0]["score"]) for r in data["reviews"]] == [
        ("Mina", 1), ("Noor", 5),
    ]  # fmt: skip
    assert data["duplicate_pairs"][0]["reason"] == WHY
    assert data["candidate_facets"]
    assert data["candidate_scores"]
    actions = [e["action"] for e in data["audit"]]
    assert actions[0] == "candidate_added"
    assert actions[-1] == "candidate_exported"  # this very export too
    assert data["audit"][actions.index("unmasked")]["details"] == {"why": WHY}
    assert data["candidate"]["added_at"] == "2026-11-01T09:00:00+00:00"


def test_the_export_is_no_way_to_others_ratings(written: tuple[Team, int]) -> None:
    team, candidate = written
    both = team.store.people.change(
        team.admin, team.admin.person_id, 2, roles=[Role.ADMINISTRATOR, Role.HIRING_MANAGER]
    )
    ada = team.store.people.actor(both.id)
    opening = team.store.openings.get(ada, team.opening.id)
    managers = [*(m for m, _ in opening.managers), ada.person_id]
    team.store.openings.change(ada, opening.id, opening.version, managers=managers)
    team.store.reviews.start(ada, candidate, Kit("senior", ("q1",)))
    with pytest.raises(StillHidden, match="Submit your own review of this candidate first"):
        team.store.retention.export_candidate(ada, candidate)


def test_every_table_of_a_candidate_is_exported_or_derived() -> None:
    """A table that is added later must not be forgotten."""
    from screening.store import retention
    from screening.store.tables import metadata

    refer = {
        table.name
        for table in metadata.tables.values()
        if any(key.column.table.name == "candidates" for key in table.foreign_keys)
    }
    own = {table.name for table in retention.OWN}
    assert refer == own | {"duplicate_pairs", "candidate_bands"}  # bands: hashes of the text
    for table in metadata.tables.values():
        for key in table.foreign_keys:
            if key.column.table.name == "candidates":
                assert key.ondelete == "CASCADE", table.name
