"""Campaign systems in their common names, and the ordinary words that look like them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screening.evidence.language import Language
from screening.evidence.tools import ToolFinder
from screening.rubric import Rubric
from screening.scorecard import Scorecard


@pytest.fixture(scope="module")
def named(rubric: Rubric, language: Language) -> Callable[[str], list[str]]:
    """The tools that a line names, in order, with those denied or wished marked by their state."""
    finder = ToolFinder(rubric)

    def found(text: str) -> list[str]:
        return [
            n.tool.name if n.state == "done" else f"{n.tool.name} ({n.state})"
            for n in finder.named(text, language.read(text))
        ]

    return found


@pytest.mark.parametrize(
    ("text", "tools"),
    [
        ("Used VAN and PDI every night", ["VAN", "PDI"]),
        ("NGP VAN, MiniVAN", ["VAN", "MiniVAN"]),
        ("Votebuilder", ["VoteBuilder"]),
        ("Vote Builder", ["VoteBuilder"]),
        ("Voter Access Network", ["VAN"]),
        ("Open VPB", ["OpenVPB"]),
        ("HubDialer", ["Hubdialer"]),
        ("CALLHUB: 200 calls", ["CallHub"]),
        ("Scale To Win", ["Scale to Win"]),
        ("MobilizeAmerica", ["Mobilize"]),
        ("OutVote", ["Impactive"]),
        ("Nation Builder", ["NationBuilder"]),
        ("Every Action", ["EveryAction"]),
        ("i-360", ["i360"]),
        ("GOPDC", ["GOP Data Center"]),
        ("Labour Dialogue and Doorstep", ["Dialogue", "Doorstep"]),
        ("Contact Creator", ["Contact Creator"]),
        ("Broadstripes", ["Broadstripes"]),
        ("VAN, PDI, VAN", ["VAN", "PDI"]),  # each once
        ("VAN - Hustle - Excel", ["VAN", "Hustle"]),
        ("VAN/VoteBuilder", ["VAN", "VoteBuilder"]),
        ("ThruTalk/ThruText", ["ThruTalk", "ThruText"]),
        ("Posts volunteer shifts on Mobilize", ["Mobilize"]),
        ("Always up for a hustle", []),
    ],
)
def test_a_tool_has_one_name(
    named: Callable[[str], list[str]], text: str, tools: list[str]
) -> None:
    assert named(text) == tools


@pytest.mark.parametrize(
    ("friend", "false_friend", "name"),
    [
        ("Cut turf in VAN", "Drove the van to the pantry", "VAN"),
        ("Keyed sheets into VAN", "VAN driver with a clean license", "VAN"),
        ("Logged answers in MiniVAN", "Owned a minivan for ten years", "MiniVAN"),
        ("Texted supporters in Spoke", "Spoke with voters at the door", "Spoke"),
        ("Sent 4,000 texts with Hustle", "Hustle and grit", "Hustle"),
        ("Asked friends in the Reach app", "Reach out to donors each week", "Reach"),
        ("Posted events on Mobilize", "Mobilize volunteers in three towns", "Mobilize"),
        ("Canvass returns into Connect, the database", "Connect voters to rides", "Connect"),
        ("Relay texting platform", "Relay race captain", "Relay"),
        ("Labour Insight and Turnout lists", "Insight into voter behavior", "Insight"),
        ("Labour Turnout at the CLP", "Turnout was up 4 points", "Turnout"),
        ("Labour Dialogue phone bank", "Dialogue with residents", "Dialogue"),
        ("Numero for donor call time", "Numero uno in the region", "Numero"),
        ("Beacon, the RNC voter tool", "Beacon Hill office manager", "Beacon"),
        ("Scale to Win dialer", "Knows how to scale to win business", "Scale to Win"),
        ("Aristotle 360", "Read Aristotle and Plato", "Aristotle"),
        ("Empower app for relational calls", "Empower youth to speak", "Empower"),
        ("L2 voter file", "L2 support tickets", "L2"),
        ("PDI walk lists", "PDI inspection of new cars", "PDI"),
        ("Data Trust voter scores", "Data Trust of the hospital", "Data Trust"),
        ("Prompt.io texting", "Prompt payment of invoices", "Prompt.io"),
        ("Action Network emails", "National Action Network chapter", "Action Network"),
        ("Union LAN for walk lists", "Computer network LAN and Wi-Fi", "LAN"),
        ("Union LAN for walk lists", "Pulled cable, LAN repair", "LAN"),
        ("GRIMES for Green canvass", "GRIMES, Dana", "GRIMES"),
    ],
)
def test_a_false_friend_is_no_tool(
    named: Callable[[str], list[str]], friend: str, false_friend: str, name: str
) -> None:
    assert name in named(friend)
    assert name not in named(false_friend)


@pytest.mark.parametrize(
    "text",
    ["Five9, Genesys, Convoso", "Raiser's Edge, Bloomerang", "Salesforce, Excel, Outlook", "VPB"],
)
def test_office_software_commercial_dialers_and_donor_systems_are_none(
    named: Callable[[str], list[str]], text: str
) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "tools"),
    [
        ("I have not used VAN", ["VAN (denied)"]),
        ("No VAN experience", ["VAN (denied)"]),
        ("VAN: never had a login, would like one", ["VAN (denied)"]),
        ("VAN (not used yet), PDI", ["VAN (denied)", "PDI"]),
        ("PDI: entered every card", ["PDI"]),
        ("Never touched NationBuilder", ["NationBuilder (denied)"]),
        ("Eager to learn VAN", ["VAN (wished)"]),
        ("The office put the results in VAN", ["VAN (other)"]),
        ("Trained ten people in VAN", ["VAN"]),
        ("Used PDI but not VAN", ["PDI", "VAN (denied)"]),
    ],
)
def test_a_denial_or_a_wish_names_none_as_used(
    named: Callable[[str], list[str]], text: str, tools: list[str]
) -> None:
    assert named(text) == tools


RESUME = """Ana Lopez
Toledo, OH 43604 | ana@example.com

EXPERIENCE

Field Organizer, Yes on 9
March 2021 - November 2021
- Called voters from a script and entered their answers in {0}

SKILLS

Excel, {0}
"""


def test_a_scorecard_lists_each_once_and_only_those_used(
    screen: Callable[[str], Scorecard],
) -> None:
    card = screen(RESUME.format("VAN") + "\nSUMMARY\n\nI have not used PDI.\n")
    assert [(t.name, t.kind, t.voter_database) for t in card.tools] == [("VAN", "voter file", True)]


ONE_KIND = ("VAN", "VoteBuilder", "PDI", "NationBuilder", "i360", "GOP Data Center", "Votesource")


@pytest.mark.parametrize("tool", ONE_KIND)
def test_tools_of_one_kind_are_equal(screen: Callable[[str], Scorecard], tool: str) -> None:
    """Nearly every tool's name tells a party, so no name may change a mark (domain.md, 2.2)."""
    one, other = screen(RESUME.format("VAN")), screen(RESUME.format(tool))
    assert [(i.id, i.met) for i in one.indicators] == [(i.id, i.met) for i in other.indicators]
    assert one.scores == other.scores
    assert [(f.id, f.status) for f in one.red_flags] == [(f.id, f.status) for f in other.red_flags]
