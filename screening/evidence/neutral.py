"""Words that tell of a faith, a party or its program and of nothing done: all of a kind are read as
one word, so that no weight can lie on the difference."""

from __future__ import annotations

# Each kind, under the word that stands for it.
SAME = {
    "church": "church parish congregation mosque masjid temple synagogue gurdwara chapel cathedral",
    "churches": "churches parishes congregations mosques masjids temples synagogues gurdwaras chapels cathedrals",
    "pastor": "pastor rabbi imam priest reverend deacon",
    "pastors": "pastors rabbis imams priests reverends deacons",
    "faith": "catholic baptist lutheran methodist presbyterian episcopal evangelical jewish muslim "
    "islamic christian hindu sikh buddhist quaker mormon",
    "party": "democratic democrat republican libertarian gop",
    "parties": "democrats republicans libertarians conservatives tories liberals progressives",
    "committee": "dnc rnc dccc nrcc",
    # Which program it was tells the party; "van" is a word of other things as well.
    "votebuilder": "pdi i360 nationbuilder everyaction callhub thrutalk hubdialer openvpb minivan broadstripes "
    "numinar catalist targetsmart rvotes votertrove ecanvasser unionware votesource gopdc",
}
_ONE = {word: one for one, all_of_it in SAME.items() for word in all_of_it.split()}


def neutral(word: str) -> str:
    """The lower-case word, or the one that stands for its kind."""
    return _ONE.get(word, word)
