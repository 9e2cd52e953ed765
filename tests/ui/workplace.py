"""Candidates put straight into a store, for the tests of the pages that show one."""

from __future__ import annotations

import datetime
import functools
from dataclasses import dataclass, field

from streamlit.testing.v1 import AppTest

import screening
from screening.blind import blind
from screening.rubric import load_rubric
from screening.scorecard import make_scorecard
from screening.store import Actor, Arrival, Opening, Role, Store
from tests.ui.conftest import ROOT, SLOW

AS_OF = datetime.date(2026, 11, 1)


@functools.cache
def arrival(stem: str) -> Arrival:
    """A sample of the rubric, screened."""
    rubric = load_rubric("phone_bank")
    path = next(p for p in rubric.samples if p.stem == stem)
    data = path.read_bytes()
    document = screening.read(data, path.name)
    resume = screening.parse(document)
    card = make_scorecard(resume, rubric, AS_OF)
    masked = blind(resume, card, rubric)
    return Arrival(
        data,
        path.name,
        document.kind,
        card.to_dict(),
        document.text,
        masked.resume.document.text,
    )


@dataclass
class Workplace:
    """An administrator, two hiring managers, and an opening with samples in it."""

    store: Store
    admin: Actor
    mina: Actor
    noor: Actor
    opening: Opening
    candidates: dict[str, int] = field(default_factory=dict)

    def add(self, stem: str, opening: Opening | None = None) -> int:
        added = self.store.intake.add(self.admin, (opening or self.opening).id, arrival(stem))
        self.candidates[stem] = added.candidate_id
        return added.candidate_id


def workplace(store: Store, *stems: str, blind: bool = False) -> Workplace:
    """The samples `stems` in one opening of a fresh store. Ana recruits, administers and is one of
    its hiring managers; Mina and Noor are the others."""
    admin = store.people.first("Ana Lopez")
    people = store.people
    mina = people.add(admin, "Mina Roy", None, {Role.HIRING_MANAGER})
    noor = people.add(admin, "Noor Haddad", None, {Role.HIRING_MANAGER})
    opening = store.openings.create(
        admin,
        "Fall phone bank",
        "phone_bank",
        blind=blind,
        managers=[admin.person_id, mina.id, noor.id],
    )
    out = Workplace(store, admin, people.actor(mina.id), people.actor(noor.id), opening)
    for stem in stems:
        out.add(stem)
    return out


def visit(page: str, person: Actor, /, **address: object) -> AppTest:
    """The app as `person` sees it on a page, opened by an address."""
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SLOW)
    test.session_state["_person"] = person.person_id
    for name, value in address.items():
        test.query_params[name] = str(value)
    test.run()
    test.switch_page(f"screening/ui/{page}.py")
    for name, value in address.items():
        test.query_params[name] = str(value)
    return test.run()
