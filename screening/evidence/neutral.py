"""Words that tell of a faith or a party and of nothing done: all of a kind are read as one word, so
that no weight can lie on the difference."""

from __future__ import annotations

_SAME = {
    "church": "church churches parish parishes congregation congregations mosque mosques masjid temple "
    "temples synagogue synagogues gurdwara chapel chapels cathedral cathedrals",
    "pastor": "pastor pastors rabbi rabbis imam imams priest priests reverend deacon deacons",
    "faith": "catholic baptist lutheran methodist presbyterian episcopal evangelical jewish muslim "
    "islamic christian hindu sikh buddhist quaker mormon",
    "party": "party democrat democrats democratic republican republicans gop dem dems dnc rnc dccc nrcc "
    "libertarian libertarians conservatives tories liberals progressives",
}
_ONE = {word: one for one, all_of_it in _SAME.items() for word in all_of_it.split()}


def neutral(word: str) -> str:
    """The lower-case word, or the one that stands for its kind."""
    return _ONE.get(word, word)
