"""The review in a real browser: by keyboard alone, by dragging over the text, and by two people at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dragoman.model.document import Document
from dragoman.model.reading import Reading, Report
from dragoman.register.store import Register
from dragoman.review.history import log
from dragoman.review.naming import find_event, find_fact

pytestmark = pytest.mark.browser


@pytest.fixture
def register(register_url: str) -> Register:
    return Register.open(register_url)


def shown(page: Page) -> str:
    """The name of the fact that is looked at."""
    return page.locator("input[name=fact]").last.input_value().partition("@")[0]


def press(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_ten_facts_are_reviewed_by_keyboard_alone(open_page: Callable[..., Page], register: Register) -> None:
    page = open_page("/review")
    first, decided = shown(page), {}
    for number in range(10):
        key = "r" if number == 3 else "a"
        decided[shown(page)] = "rejected" if key == "r" else "accepted"
        press(page, key)
    assert len(decided) == 10
    assert {name: find_fact(register, name).state for name in decided} == decided
    last = list(decided)[-1]
    press(page, "Control+z")
    assert shown(page) == last and find_fact(register, last).state == "read"
    press(page, "u")
    assert find_fact(register, list(decided)[-2]).state == "read"
    here = shown(page)
    press(page, "n")
    press(page, "p")
    assert shown(page) == here != first
    press(page, "s")
    assert page.get_by_text("1 put off for later").count() == 1
    page.keyboard.press("?")
    expect(page.get_by_text("Keys are not heard while you write in a field.")).to_be_visible()
    assert len(log(register)) == 12


def test_after_a_decision_the_next_tab_is_near_the_new_fact(open_page: Callable[..., Page]) -> None:
    page = open_page("/review")
    expect(page.locator("#fact-title")).not_to_be_focused()
    press(page, "a")
    expect(page.locator("#fact-title")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "accept":
            break
    expect(page.get_by_role("button", name="Accept")).to_be_focused()


def test_what_was_decided_last_and_its_undoing_stay_in_view(open_page: Callable[..., Page], register: Register) -> None:
    """However far down the words of the next fact stand, so that the page is moved to them."""
    page = open_page("/review", height=500)
    scrolled = False
    for _ in range(8):
        press(page, "a")
        expect(page.get_by_role("button", name="Undo")).to_be_in_viewport()
        scrolled = scrolled or page.evaluate("scrollY") > 0
    assert scrolled


def test_keys_do_nothing_while_somebody_writes(open_page: Callable[..., Page], register: Register) -> None:
    page = open_page("/review")
    address = page.url
    page.get_by_text("Say why").click()
    page.locator("#why").focus()
    page.keyboard.type("a rare fun snap ?")
    assert page.locator("#why").input_value() == "a rare fun snap ?"
    assert page.url == address and log(register) == []
    press(page, "Enter")
    (made,) = log(register)
    assert (made.kind, made.why) == ("accept", "a rare fun snap ?")


def test_no_key_but_escape_is_heard_while_a_form_is_open(open_page: Callable[..., Page], register: Register) -> None:
    page = open_page("/review")
    press(page, "a")
    page.goto("/review?fact=1/e1&fix=1")
    address, asked = page.url, []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.locator("select[name=form]").select_option("call")
    page.locator(".ticks input").first.click()
    for key in ("Control+z", "m", "u"):
        page.keyboard.press(key)
    page.locator("#fact-title").click()
    page.keyboard.press("m")
    page.locator(".ticks input").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator(".ticks input").first).not_to_be_focused()
    page.wait_for_timeout(200)
    assert page.url == address and asked == []
    assert len(log(register)) == 1
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert page.url == address and page.locator("select[name=form]").input_value() == "call"
    with page.expect_navigation():
        page.get_by_role("button", name="Save and go on").click()
    assert asked == ["beforeunload"] and register.reading(1).engagements[0].form == "call"


@pytest.mark.parametrize(
    ("section", "field"), [("engagements", "form"), ("topics", "phrase"), ("statements", "speaker")]
)
def test_a_form_begins_in_its_first_field(
    open_page: Callable[..., Page], register: Register, section: str, field: str
) -> None:
    page = open_page(f"/review?section={section}&state=waiting")
    press(page, "f")
    expect(page.locator(f"#f-{field}")).to_be_focused()
    expect(page.locator(f"#f-{field}")).to_be_in_viewport()


_COVERED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  if (one === document.body || !box.width) return null;
  const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return there && (one.contains(there) || there.contains(one)) ? null : one.outerHTML.slice(0, 120);
}"""


@pytest.mark.parametrize(("width", "height"), [(1440, 840), (390, 844), (720, 450)])
@pytest.mark.parametrize("section", ["engagements", "commitments"])
def test_nothing_covers_the_field_that_is_written_in(
    open_page: Callable[..., Page], section: str, width: int, height: int
) -> None:
    page = open_page(f"/review/add?report=5&section={section}", width=width, height=height)
    covered = []
    for _ in range(45):
        page.keyboard.press("Tab")
        covered.append(page.evaluate(_COVERED))
    assert list(filter(None, covered)) == []


def test_on_a_small_screen_the_buttons_are_in_view_with_the_fact(open_page: Callable[..., Page]) -> None:
    page = open_page("/review", width=390, height=844)
    for name in ("Accept", "Reject", "Fix", "Skip"):
        expect(page.locator(".review-actions .buttons > *", has_text=name)).to_be_in_viewport(ratio=1)
    expect(page.locator("#fact-title")).to_be_in_viewport(ratio=1)


def test_single_keys_can_be_turned_off(open_page: Callable[..., Page], register: Register) -> None:
    page = open_page("/review")
    page.keyboard.press("?")
    page.get_by_label("Hear single keys").uncheck()
    page.reload()
    page.keyboard.press("a")
    page.wait_for_timeout(500)
    assert log(register) == []


def test_a_party_is_corrected_by_keyboard(open_page: Callable[..., Page], register: Register) -> None:
    page = open_page("/review?fact=1/e1")
    press(page, "f")
    before = register.reading(1).engagements[0]
    page.get_by_label("Side of party 1").fill("Estonia")
    page.get_by_label("Role of party 1").select_option("host")
    press(page, "Enter")
    after = register.reading(1).engagements[0]
    assert (after.parties[0].side, after.parties[0].role) == ("EST", "host")
    assert after.parties[1:] == before.parties[1:]
    page.goto("/review?fact=1/e1&fix=1")
    page.keyboard.press("Escape")
    press(page, "Escape")
    assert "fix" not in page.url


ASTRAL = "Ann 🕊️ met Bob 𝔊. Then 😀😀 Cy called Dee in Oslo."


@pytest.fixture
def astral(register: Register) -> int:
    """A report with letters that are one to the register and two to a browser."""
    text = f"😀 Headline\n\n{ASTRAL}\n"
    document = Document(source="astral", text=text)
    report = Report(source="astral", sha256=document.sha256, text=text)
    return register.record(Reading(report=report), "1").report


def test_dragging_over_the_text_gives_the_place_of_the_words(
    open_page: Callable[..., Page], register: Register, astral: int
) -> None:
    page = open_page(f"/review/add?report={astral}&section=engagements")
    text = register.reading(astral).report.text
    drag_over(page, "called Dee")
    page.get_by_role("button", name="Use as the fact’s words").click()
    start = text.index("called Dee")
    assert page.locator("[data-span]").input_value() == f"{start}-{start + len('called Dee')}"
    page.get_by_text("Somebody who is not in the list").click()
    page.get_by_label("Kind of new party").select_option("person")
    page.get_by_label("Name of new party").fill("Cy")
    page.locator("select[name=form]").select_option("call")
    page.locator("select[name=status]").select_option("held")
    with page.expect_navigation():
        page.get_by_role("button", name="Add it").click()
    reading = register.reading(astral)
    (engagement,) = reading.engagements
    assert reading.quotes(engagement) == ("called Dee",)
    assert [(actor.name, reading.quotes(actor)) for actor in reading.actors] == [("Cy", ("Cy",))]
    drag_over(page, "Ann")
    link = page.get_by_role("link", name="Add a person or body")
    expect(link).to_be_visible()
    with page.expect_navigation():
        link.click()
    assert page.get_by_label("Name", exact=True).input_value() == "Ann"
    at = text.index("Ann")
    assert page.locator("[data-span]").input_value() == f"{at}-{at + 3}"


def drag_over(page: Page, words: str) -> None:
    """Drags the mouse over words of the text, from the first letter to the last."""
    box = page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.querySelector("[data-report]"), NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode()); ) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            range.startContainer.parentElement.scrollIntoView({ block: "center" });
            const { left, right, top, height } = range.getBoundingClientRect();
            return { left, right, middle: top + height / 2 };
          }
        }""",
        words,
    )
    page.mouse.move(box["left"] + 0.5, box["middle"])
    page.mouse.down()
    page.mouse.move(box["left"] + 10, box["middle"], steps=3)
    page.mouse.move(box["right"] - 0.5, box["middle"], steps=5)
    page.mouse.up()


def test_two_engagements_are_merged_and_parted_again(open_page: Callable[..., Page], register: Register) -> None:
    one, _ = find_event(register, "1/e1")
    other, _ = find_event(register, "2/e1")
    page = open_page(f"/engagements/{one}")
    page.get_by_label("Merge with the engagement of number").fill(str(other))
    with page.expect_navigation():
        page.get_by_role("button", name="Compare").click()
    assert page.get_by_role("heading", name="Are these one engagement?").is_visible()
    page.get_by_label("Why, kept with the decision").fill("one meeting, told twice")
    with page.expect_navigation():
        page.get_by_role("button", name="They are one: merge").click()
    assert find_event(register, str(one))[0] == find_event(register, str(other))[0]
    assert page.get_by_text("one meeting, told twice").count() == 1
    with page.expect_navigation():
        page.get_by_role("button", name="Undo: merged").click()
    assert find_event(register, str(one))[0] != find_event(register, str(other))[0]


def test_of_two_people_at_one_fact_the_second_is_told(browser: Browser, served: str, register: Register) -> None:
    pages = [browser.new_context(base_url=served).new_page() for _ in range(2)]
    for page in pages:
        page.goto("/review")
    name = shown(pages[0])
    assert shown(pages[1]) == name
    press(pages[0], "a")
    press(pages[1], "r")
    assert pages[1].get_by_role("heading", name="This has changed since you looked at it").is_visible()
    assert find_fact(register, name).state == "accepted"
    with pages[1].expect_navigation():
        pages[1].get_by_role("link", name="Look at it and decide again").click()
    press(pages[1], "r")
    assert find_fact(register, name).state == "rejected"
    for page in pages:
        page.context.close()


def test_all_of_it_works_without_javascript(open_page: Callable[..., Page], register: Register) -> None:
    page = open_page("/review", js=False)
    name = shown(page)
    page.get_by_role("button", name="Accept").click()
    assert find_fact(register, name).state == "accepted"
    page.get_by_role("button", name="Undo").click()
    assert shown(page) == name and find_fact(register, name).state == "read"
    page.get_by_role("link", name="Fix").click()
    page.get_by_role("link", name="Leave it").click()
    page.get_by_role("link", name="Many at once").click()
    page.goto("/review/bulk?section=commitments")
    page.locator(".bulk-list input").first.uncheck()
    page.get_by_role("button", name="Reject what is ticked").first.click()
    expect(page.get_by_text("facts decided at once")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_all_of_many_ticks_can_be_reached_by_scrolling_down(open_page: Callable[..., Page], width: int) -> None:
    page = open_page("/review?fact=1/t1&fix=1", width=width)
    box = page.locator(".ticks-many")
    assert box.locator("input").count() > 20
    assert box.evaluate("it => it.scrollWidth <= it.clientWidth && it.scrollHeight > it.clientHeight")
    box.locator("input").last.scroll_into_view_if_needed()
    expect(box.locator("label").last).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_cut_off(
    open_page: Callable[..., Page], register: Register, tmp_path: Path, width: int, *, dark: bool
) -> None:
    event, _ = find_event(register, "1/e1")
    page = open_page("/review", width=width, dark=dark)
    for address in ("/review", "/review?by=report", "/review?fact=1/e1&fix=1", "/review/bulk", "/review/add?report=1",
                    f"/engagements/{event}"):  # fmt: skip
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
