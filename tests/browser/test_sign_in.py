"""Sign-in by OpenID Connect, against a provider that runs here: who gets in, and as what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import oidc_provider_mock
import pytest
from playwright.sync_api import expect

from tests.browser.driver import serving, settle, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the provider's own
ANA, MINA, STRANGER, FALSE = "sub-ana", "sub-mina", "sub-stranger", "sub-false"


def person(subject: str, name: str, email: str, verified: bool) -> oidc_provider_mock.User:
    claims = {"name": name, "email": email, "email_verified": verified}
    return oidc_provider_mock.User(sub=subject, claims=claims)


EVERYBODY = (
    person(ANA, "Ana Lopez", "ana@example.com", True),
    person(MINA, "Mina Okoro", "Mina@example.com", True),
    person(STRANGER, "Sam Stranger", "sam@example.com", True),
    person(FALSE, "Not Mina", "mina@example.com", False),  # says so; nobody has checked
)


@pytest.fixture(scope="module")
def locked(browser: Browser) -> Iterator[str]:
    """The app with sign-in set up, and nobody in its store yet."""
    with oidc_provider_mock.run_server_in_thread(user_claims=EVERYBODY) as provider:

        def secrets(address: str) -> str:
            return f"""
                [auth]
                redirect_uri = "{address}/oauth2callback"
                cookie_secret = "only for this test"
                client_id = "screening"
                client_secret = "only for this test"
                server_metadata_url = "http://127.0.0.1:{provider.server_port}/.well-known/openid-configuration"

                [screening]
                administrator = "Ana@example.com"
                """

        with serving(secrets=secrets) as address:
            yield address


@pytest.fixture
def visit(browser: Browser, locked: str) -> Iterator[Callable[[str], Page]]:
    """Sign in as somebody, each in a browser profile of their own."""
    contexts = []

    def visiting(subject: str) -> Page:
        context = watched(browser, viewport={"width": 1280, "height": 900}, base_url=locked)
        contexts.append(context)
        page = context.new_page()
        page.goto("/")
        settle(page)
        expect(page.get_by_text("Sign in to see the openings that you work on.")).to_be_visible()
        expect(page.get_by_test_id("stFileUploader")).to_have_count(0)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name=subject, exact=True).first.click()
        page.wait_for_url(f"{locked}/**")
        settle(page)
        return page

    yield visiting
    for context in contexts:
        context.close()


def test_who_gets_in_and_as_what(visit: Callable[[str], Page]) -> None:
    stranger = visit(STRANGER)
    expect(stranger.get_by_text("not on the list of people here")).to_be_visible()
    expect(stranger.get_by_test_id("stFileUploader")).to_have_count(0)

    ana = visit(ANA)
    expect(ana.get_by_text("Signed in as Ana Lopez")).to_be_visible()
    ana.get_by_role("link", name="People").click()
    settle(ana)
    ana.get_by_text("Add a person").click()
    settle(ana)
    ana.get_by_role("textbox", name="Name").first.fill("Mina Okoro")
    ana.get_by_role("textbox", name="E-mail address").first.fill("mina@example.com")
    ana.get_by_text("Recruiter: takes in resumes").first.click()
    recruiter = ana.get_by_role("checkbox", name="Recruiter: takes in resumes").first
    expect(recruiter).to_be_checked()
    ana.get_by_role("button", name="Add this person").click()
    settle(ana)
    expect(ana.get_by_text("has not signed in yet")).to_be_visible()

    imposter = visit(FALSE)
    expect(imposter.get_by_text("not on the list of people here")).to_be_visible()

    mina = visit(MINA)
    expect(mina.get_by_text("Signed in as Mina Okoro")).to_be_visible()
    mina.goto("/people")
    settle(mina)
    expect(mina.get_by_text("Only an administrator may manage people.")).to_be_visible()
    expect(mina.get_by_text("ana@example.com")).to_have_count(0)

    ana.goto("/people")
    settle(ana)
    ana.get_by_text("Change Mina Okoro").click()
    settle(ana)
    box = ana.get_by_test_id("stExpander").filter(has_text="Change Mina Okoro")
    box.get_by_text("Active: may use this").click()
    expect(box.get_by_role("checkbox", name="Active: may use this")).not_to_be_checked()
    box.get_by_role("button", name="Save").click()
    settle(ana)
    expect(ana.get_by_text("Not active")).to_be_visible()
    mina.goto("/candidates")
    settle(mina)
    expect(mina.get_by_text("Mina Okoro is not among the people who may use this.")).to_be_visible()
    expect(mina.get_by_test_id("stSelectbox")).to_have_count(0)
    mina.get_by_role("button", name="Sign out").click()
    mina.get_by_role("button", name="End session").click()  # the provider's own page
    expect(mina.get_by_role("button", name="Sign in")).to_be_visible()
