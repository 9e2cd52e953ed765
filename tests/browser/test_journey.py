"""What a recruiter does, in a real browser: drop a resume, read the level, open the questions."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.driver import SAMPLES, WORKING, settle

HOSTILE = """Ana Lopez
ana@example.com

Experience
Field Organizer, Smith for Senate
March 2021 - November 2021
- Trained 20 volunteers [x](javascript:alert(1)) <img src=x onerror=alert(1)> :red[red] $a^2$
- Called voters from a script :material/delete: :material_delete: :tada: https://evil.example a->b
- Wrote call scripts ![p](https://evil.example/p.png) www.evil.example ok -> fine | **bold**
- Recruited volunteers <script>alert(1)</script> `code` ~~gone~~ :streamlit: a@evil.example
"""


def drop(page: Page, *files: object) -> None:
    page.locator("input[type=file]").set_input_files(list(files))  # type: ignore[arg-type]
    page.get_by_test_id("stDataFrame").wait_for(timeout=WORKING)
    settle(page)


def open_row(page: Page, row: int) -> None:
    """Click the name in a row (from 1) of the table, which is drawn on a canvas."""
    table = page.get_by_test_id("stDataFrame").bounding_box()
    assert table is not None
    page.mouse.click(table["x"] + 70, table["y"] + 35 * row + 17)


def test_from_a_resume_to_its_question_set(page: Page) -> None:
    drop(page, SAMPLES / "dennis_okafor_reyes.pdf")
    expect(page.get_by_text("1 resume read")).to_be_visible()
    open_row(page, 1)
    expect(page.get_by_role("heading", name="Dennis Okafor-Reyes")).to_be_visible()
    settle(page)
    assert "/scorecard?candidate=" in page.url

    verdict = page.locator(".st-key-verdict")
    expect(verdict.get_by_role("heading")).to_contain_text("Senior")
    expect(verdict).to_contain_text(
        "121 months of relevant experience and 4 of 4 senior indicators"
    )
    senior = page.locator(".st-key-level_senior")
    expect(senior).to_contain_text("4 of 4 indicators shown")
    expect(senior).to_contain_text("page 1")
    flags = page.locator(".st-key-red_flags")
    expect(flags).to_contain_text("Lack of experience with voter databases")
    expect(flags).to_contain_text("Clear")
    expect(
        page.locator("[data-testid=stVegaLiteChart] canvas, .vega-embed svg").first
    ).to_be_visible()

    page.get_by_role("link", name="Interview").last.click()  # the kit for this resume …
    expect(page.get_by_role("heading", name="Interview: Dennis Okafor-Reyes")).to_be_visible()
    settle(page)
    asked = "How do you measure the success of a phone banking program"
    expect(page.get_by_text(asked)).to_be_visible()
    page.get_by_role("link", name="Question sets").click()  # … and the level's, for anybody
    expect(page.get_by_role("heading", name="Question sets")).to_be_visible()
    settle(page)
    page.get_by_text("Senior", exact=True).click()
    settle(page)
    expect(page.get_by_role("heading", name=asked)).to_be_visible()
    point = page.get_by_role("checkbox", name="Own experience with reporting and analysis")
    expect(point).not_to_be_checked()
    page.get_by_text("Own experience with reporting and analysis").click()
    expect(point).to_be_checked()
    with page.expect_download() as download:
        page.get_by_role("button", name="PDF").click()
    assert download.value.suggested_filename == "phone_bank_senior_question_set.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def test_a_resume_cannot_draw_on_the_page(page: Page) -> None:
    """No link, picture, formula, icon or script of a document's comes to life."""
    page.on("dialog", lambda dialog: (_ for _ in ()).throw(AssertionError(dialog.message)))
    name = "[x](javascript:alert(1)) <img src=x onerror=alert(1)> :material_delete: $y$.txt"
    drop(
        page,
        {"name": "ana.txt", "mimeType": "text/plain", "buffer": HOSTILE.encode()},
        {"name": name.replace("/", ""), "mimeType": "text/plain", "buffer": b""},
    )
    expect(page.get_by_text("The file is empty. Ask for it again.").first).to_be_visible()
    assert inert(page)
    open_row(page, 1)
    expect(page.get_by_role("heading", name="Findings")).to_be_visible()
    settle(page)
    shown = page.get_by_test_id("stMain").inner_text().replace("\u2060", "")
    for piece in (
        "[x](javascript:alert(1)) <img src=x onerror=alert(1)> :red[red] $a^2$",
        ":material/delete: :material_delete: :tada: https://evil.example a->b",
    ):
        assert piece in shown, piece
    assert inert(page)


def inert(page: Page) -> bool:
    """Nothing in the page's body that only markdown or HTML of a document could have made."""
    main = page.get_by_test_id("stMain")
    for selector in (
        "a[href*=evil]",
        "a[href^=javascript]",
        "a[href^=mailto]",
        "img[src*=evil]",
        "img[onerror]",
        "script",
        ".katex",
        "del",
        "[data-testid=stMarkdownContainer] code",
        "img[alt='Streamlit logo']",
    ):
        assert main.locator(selector).count() == 0, selector
    icons = main.locator("[data-testid=stIconMaterial], [role=img]").all_inner_texts()
    assert "delete" not in icons
    assert "\U0001f389" not in main.inner_text()
    return True


def test_the_question_set_prints_without_the_app_around_it(page: Page) -> None:
    page.get_by_role("link", name="Question sets").click()
    settle(page)
    page.get_by_text("Senior", exact=True).click()
    settle(page)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Page to print").click()
    paper = opened.value
    settle(paper)
    expect(paper.get_by_role("heading", name="Phone Banking: Senior question set")).to_be_visible()
    expect(paper.get_by_text("Own experience with voter databases")).to_be_visible()
    expect(paper.get_by_test_id("stSidebar")).to_have_count(0)
    expect(paper.get_by_role("checkbox")).to_have_count(0)
