"""People, roles and rights: who may do what, however they ask."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from screening.store import (
    Actor,
    Answer,
    CandidateQuery,
    Conflict,
    Invalid,
    Judgment,
    Kind,
    Kit,
    NotAllowed,
    NotFound,
    Recommendation,
    Role,
    Status,
    Store,
)
from tests.store.team import Team

WHY = "a reason in words"
KIT = Kit("senior", ("q1",))

# Who may: a(dministrator), r(ecruiter), m(anager of the opening), o(ther manager). By hand from the
# issue: administrators manage people, settings, openings, blind mode; recruiters upload, set
# statuses, correct; hiring managers review, rate, decide on their openings.
RIGHTS: list[tuple[str, str, Callable[[Team, Actor, int], object]]] = [
    ("add a person", "a", lambda t, who, c: t.store.people.add(who, "New", None, [])),
    ("list people", "a", lambda t, who, c: t.store.people.all(who)),
    (
        "change a setting",
        "a",
        lambda t, who, c: t.store.settings.set(who, "delete_reasons", {"a": "b"}, 0),
    ),
    ("create an opening", "a", lambda t, who, c: t.store.openings.create(who, "X", "phone_bank")),
    (
        "rename an opening",
        "a",
        lambda t, who, c: t.store.openings.change(who, t.opening.id, 1, name="Y"),
    ),
    ("close an opening", "a", lambda t, who, c: t.store.openings.close(who, t.opening.id, 1)),
    ("blind on", "a", lambda t, who, c: t.store.openings.set_blind(who, t.opening.id, 1, True)),
    ("read the trail", "a", lambda t, who, c: t.store.audit.events(who)),
    ("count the trail", "a", lambda t, who, c: t.store.audit.count(who)),
    ("export", "a", lambda t, who, c: t.store.retention.export_candidate(who, c)),
    ("delete", "a", lambda t, who, c: t.store.retention.delete_candidate(who, c, "asked")),
    ("upload", "r", lambda t, who, c: dataclasses.replace(t, recruiter=who).add("words")),
    (
        "correct",
        "r",
        lambda t, who, c: t.store.corrections.correct(who, c, Kind.LEVEL, "", "mid", WHY),
    ),
    ("decide", "rm", lambda t, who, c: t.store.decisions.decide(who, c, Status.HOLD, 1)),
    (
        "decide many",
        "rm",
        lambda t, who, c: t.store.decisions.decide_many(who, {c: 1}, Status.HOLD, why=WHY),
    ),
    (
        "settle a flag",
        "rm",
        lambda t, who, c: t.store.settlements.settle(who, c, "no_compliance", "clear", WHY),
    ),
    ("write a note", "rm", lambda t, who, c: t.store.notes.add(who, c, WHY)),
    (
        "judge a pair",
        "rm",
        lambda t, who, c: t.store.duplicates.judge(
            who, t.store.duplicates.of_candidate(t.admin, c)[0].id, Judgment.SAME, WHY, 1
        ),
    ),
    ("review", "m", lambda t, who, c: t.store.reviews.start(who, c, KIT)),
    ("see an opening", "arm", lambda t, who, c: t.store.openings.get(who, t.opening.id)),
    ("list candidates", "arm", lambda t, who, c: t.store.candidates.page(who, t.opening.id)),
    ("count candidates", "arm", lambda t, who, c: t.store.candidates.counts(who, t.opening.id)),
    (
        "ids of candidates",
        "arm",
        lambda t, who, c: t.store.candidates.ids(who, t.opening.id, CandidateQuery()),
    ),
    ("see a candidate", "arm", lambda t, who, c: t.store.candidates.get(who, c)),
    ("see a card", "arm", lambda t, who, c: t.store.candidates.card(who, c)),
    ("see cards", "arm", lambda t, who, c: t.store.candidates.cards(who, t.opening.id, [c])),
    ("see a document", "arm", lambda t, who, c: t.store.documents.content(who, c)),
    ("mask a document", "arm", lambda t, who, c: t.store.documents.to_mask(who, c)),
    ("see file names", "arm", lambda t, who, c: t.store.documents.received(who, c)),
    ("unmask", "arm", lambda t, who, c: t.store.candidates.unmask(who, c, WHY)),
    ("see decisions", "arm", lambda t, who, c: t.store.decisions.of_candidate(who, c)),
    (
        "an opening's decisions",
        "arm",
        lambda t, w, c: t.store.decisions.of_opening(w, t.opening.id),
    ),
    ("see corrections", "arm", lambda t, who, c: t.store.corrections.of_candidate(who, c)),
    ("see settlements", "arm", lambda t, who, c: t.store.settlements.of_candidate(who, c)),
    ("see notes", "arm", lambda t, who, c: t.store.notes.of_candidate(who, c)),
    ("see duplicates", "arm", lambda t, who, c: t.store.duplicates.of_candidate(who, c)),
    (
        "an opening's duplicates",
        "arm",
        lambda t, who, c: t.store.duplicates.of_opening(who, t.opening.id),
    ),
    ("see progress", "arm", lambda t, who, c: t.store.reviews.progress(who, c)),
    ("see one's own review", "arm", lambda t, who, c: t.store.reviews.mine(who, c)),
]


@pytest.mark.parametrize(("what", "who_may", "do"), RIGHTS, ids=[r[0] for r in RIGHTS])
def test_only_these_may(
    team: Team, what: str, who_may: str, do: Callable[[Team, Actor, int], object]
) -> None:
    people = {"a": team.admin, "r": team.recruiter, "m": team.mina, "o": team.olek}
    twins = [team.add(email="twin@example.org").candidate_id for _ in range(5)]
    refused = sorted(set(people) - set(who_may))
    before = team.store.audit.verify().events
    for letter in refused:
        with pytest.raises(NotAllowed, match=r"^Only .* may .*\.$"):
            do(team, people[letter], twins[0])
    assert team.store.audit.verify().events == before
    for letter, candidate in zip(who_may, twins[1:], strict=False):
        do(team, people[letter], candidate)


def test_every_public_action_has_its_rights_tested() -> None:
    """A method of a part that takes an actor is called by some line of the table above (or by a
    test of its own, named here)."""
    elsewhere = {
        ("openings", "all"), ("openings", "sizes"),  # show what one may see
        ("openings", "reopen"), ("people", "change"), ("notes", "change"),
        ("reviews", "change_kit"), ("reviews", "rate"), ("reviews", "recommend"),
        ("reviews", "submit"),  # one's own review only
        ("grids", "of_candidate"), ("grids", "others"), ("grids", "agreement"),
        ("grids", "reconcile"),  # StillHidden
    }  # fmt: skip
    import inspect

    from screening.store import store as module

    called = {
        (part, method)
        for _, _, do in RIGHTS
        for part, method in zip(do.__code__.co_names, do.__code__.co_names[1:], strict=False)
    }
    called.add(("intake", "add"))
    parts = inspect.getsource(module.Store.__init__)
    for line in parts.splitlines():
        if "self." in line and "(db)" in line:
            part, class_name = line.strip().removeprefix("self.").removesuffix("(db)").split(" = ")
            for name, method in vars(getattr(module, class_name)).items():
                if name.startswith("_") or not callable(method):
                    continue
                if "actor" in inspect.signature(method).parameters:
                    assert (part, name) in called | elsewhere, f"{part}.{name}"


def test_made_up_roles_are_worth_nothing(team: Team) -> None:
    candidate = team.add().candidate_id
    forged = dataclasses.replace(team.olek, roles=frozenset(Role))
    with pytest.raises(NotAllowed):
        team.store.retention.delete_candidate(forged, candidate, "asked")
    with pytest.raises(NotAllowed):
        team.store.candidates.get(forged, candidate)
    nobody = Actor(999, "Nobody", frozenset(Role))
    with pytest.raises(NotAllowed, match="Nobody is not among the people who may use this"):
        team.store.candidates.get(nobody, candidate)


def test_a_page_can_act_in_fewer_roles(team: Team) -> None:
    both = team.store.people.add(team.admin, "Both", None, [Role.RECRUITER, Role.ADMINISTRATOR])
    actor = team.store.people.actor(both.id)
    assert actor.roles == {Role.RECRUITER, Role.ADMINISTRATOR}
    less = dataclasses.replace(actor, roles=frozenset({Role.RECRUITER}))
    team.store.people.all(actor)
    with pytest.raises(NotAllowed):
        team.store.people.all(less)


def test_a_role_taken_away_counts_at_once(team: Team) -> None:
    candidate = team.add().candidate_id
    team.store.people.change(team.admin, team.recruiter.person_id, 1, roles=[])
    with pytest.raises(NotAllowed):
        team.store.decisions.decide(team.recruiter, candidate, Status.HOLD, 1)
    team.store.people.change(team.admin, team.mina.person_id, 1, active=False)
    with pytest.raises(NotAllowed, match="Mina is not among"):
        team.store.candidates.get(team.mina, candidate)
    with pytest.raises(NotAllowed):
        team.store.people.actor(team.mina.person_id)


def test_the_first_administrator_is_made_once(store: Store) -> None:
    first = store.people.first("Ada", "Ada@Example.org")
    assert first.roles == {Role.ADMINISTRATOR, Role.RECRUITER, Role.HIRING_MANAGER}
    assert store.people.all(first)[0].email == "ada@example.org"
    with pytest.raises(NotAllowed, match="There is an administrator already"):
        store.people.first("Eve")


def test_signing_in_recognizes_an_email_once(team: Team) -> None:
    people = team.store.people
    added = people.add(team.admin, "Pat", " Pat@Example.org ", [Role.RECRUITER])
    with pytest.raises(NotAllowed, match="not on the list of people"):
        people.sign_in("oidc|pat", "other@example.org")
    with pytest.raises(NotAllowed):
        people.sign_in("oidc|pat", None)  # an address that is not verified is none
    assert people.sign_in("oidc|pat", "PAT@example.org").person_id == added.id
    assert people.sign_in("oidc|pat", None).person_id == added.id
    with pytest.raises(NotAllowed):  # the address was recognized before: it is Pat's, not Eve's
        people.sign_in("oidc|eve", "pat@example.org")
    assert team.store.audit.events(team.admin)[0].action == "person_recognized"


def test_nobody_signs_in_as_the_command_line(team: Team) -> None:
    operator = team.store.people.operator()
    assert operator.roles == {Role.RECRUITER}
    assert team.store.people.operator() == operator
    assert operator.person_id not in dict(team.store.people.choices())
    for subject in ("command line", ""):
        with pytest.raises(NotAllowed):
            team.store.people.sign_in(subject)


def test_somebody_stays_administrator(team: Team) -> None:
    ada = team.store.people.all(team.admin)[0]
    for change in ({"roles": [Role.RECRUITER]}, {"active": False}):
        with pytest.raises(Invalid, match="Somebody has to stay administrator"):
            team.store.people.change(team.admin, ada.id, ada.version, **change)
    assert team.store.people.all(team.admin)[0] == ada


def test_people_change_with_versions(team: Team) -> None:
    people, mina = team.store.people, team.mina.person_id
    changed = people.change(team.admin, mina, 1, email="mina@example.org")
    assert (changed.version, changed.email, changed.name) == (2, "mina@example.org", "Mina")
    with pytest.raises(Conflict) as caught:
        people.change(team.admin, mina, 1, name="Other")
    assert caught.value.theirs == changed
    assert (caught.value.version, caught.value.who) == (2, "Ada Admin")
    with pytest.raises(Invalid, match="belongs to somebody on the list already"):
        people.add(team.admin, "Second Mina", "MINA@example.org", [])
    with pytest.raises(Invalid, match="'mina' is not an e-mail address"):
        people.change(team.admin, mina, 2, email="mina")
    with pytest.raises(NotFound):
        people.change(team.admin, 999, 1, name="Other")
    assert people.change(team.admin, mina, 2, email="").email is None


def test_managers_see_their_openings_only(team: Team) -> None:
    other = team.store.openings.create(team.admin, "Spring", "phone_bank")
    team.add(opening=other)
    team.add()
    team.add()
    openings = team.store.openings
    assert [o.name for o in openings.all(team.mina)] == ["Fall phone bank"]
    assert openings.all(team.olek) == ()
    assert [o.name for o in openings.all(team.recruiter)] == ["Spring", "Fall phone bank"]
    assert openings.sizes(team.mina) == {team.opening.id: {"new": 2}}
    assert openings.sizes(team.admin) == {team.opening.id: {"new": 2}, other.id: {"new": 1}}
    with pytest.raises(Invalid, match="Only people with the role hiring manager"):
        openings.change(team.admin, other.id, 1, managers=[team.recruiter.person_id])
    changed = openings.change(team.admin, other.id, 1, managers=[team.olek.person_id])
    assert changed.managers == ((team.olek.person_id, "Olek"),)
    assert [o.name for o in openings.all(team.olek)] == ["Spring"]


def test_a_review_is_ones_own(team: Team) -> None:
    """No action on a review names a person: there is no way to write into another's."""
    candidate = team.add().candidate_id
    team.store.reviews.start(team.mina, candidate, KIT)
    for do in (
        lambda: team.store.reviews.rate(team.noor, candidate, "q1", Answer()),
        lambda: team.store.reviews.recommend(team.noor, candidate, Recommendation.YES, "", 1),
        lambda: team.store.reviews.submit(team.noor, candidate, 1),
        lambda: team.store.reviews.change_kit(team.noor, candidate, KIT, 1),
    ):
        with pytest.raises(NotFound, match="You have not begun a review"):
            do()
    for who in (team.olek, team.recruiter, team.admin):
        with pytest.raises(NotAllowed):
            team.store.reviews.rate(who, candidate, "q1", Answer())


def test_a_closed_opening_is_read_only(team: Team) -> None:
    candidate = team.add(email="a@example.org").candidate_id
    team.add(email="a@example.org")
    pair = team.store.duplicates.of_candidate(team.recruiter, candidate)[0]
    store = team.store
    store.reviews.start(team.mina, candidate, KIT)
    note = store.notes.add(team.recruiter, candidate, "hello")
    closed = store.openings.close(team.admin, team.opening.id, 1)
    assert closed.closed_at == team.store._db.clock()
    for do in (
        lambda: team.add(),
        lambda: store.decisions.decide(team.recruiter, candidate, Status.HOLD, 1),
        lambda: store.corrections.correct(team.recruiter, candidate, Kind.LEVEL, "", "mid", WHY),
        lambda: store.settlements.settle(team.mina, candidate, "no_compliance", "clear", WHY),
        lambda: store.notes.add(team.mina, candidate, "hello"),
        lambda: store.notes.change(team.recruiter, note.id, "hello again", 1),
        lambda: store.duplicates.judge(team.recruiter, pair.id, Judgment.SAME, WHY, 1),
        lambda: store.reviews.rate(team.mina, candidate, "q1", Answer()),
        lambda: store.reviews.submit(team.mina, candidate, 1),
    ):
        with pytest.raises(Exception, match="is closed") as caught:
            do()
        assert type(caught.value).__name__ == "Closed"
    assert store.candidates.page(team.mina, team.opening.id).total == 2
    with pytest.raises(NotAllowed):
        store.openings.reopen(team.recruiter, team.opening.id, 2)
    store.openings.reopen(team.admin, team.opening.id, 2)
    store.decisions.decide(team.recruiter, candidate, Status.HOLD, 1)
