"""English words by which another's deed is told: grammar, the same for every role."""

from __future__ import annotations

STOP = frozenset({".", ";", "!", "?", "…"})
BREAK = frozenset({",", ";", ":", ".", "!", "?", "(", ")", "—", "–", "-", "/"})
CLAUSE = frozenset(
    {
        "and",
        "but",
        "while",
        "so",
        "because",
        "when",
        "where",
        "that",
        "which",
        "as",
        "then",
        "since",
        "after",
        "before",
        "if",
        "though",
    }
)
OPENING = frozenset("in on at during by after before from every each most some".split())
LONGEST_OPENING = 8  # tokens
# After these another's clause runs to its comma, and one's own deed may follow.
SETTING = frozenset("when while if after once whenever because as until".split())
ASSISTED = frozenset(
    "assist assisted support supported help helped shadow shadowed aid aided".split()
)
DETERMINERS = frozenset(
    "the my our a an another their his her its that this one some both other each campaign's party's".split()
)
# Role words that begin a line as somebody else's where a verb in the third person follows.
BARE_ONE = frozenset(
    "ed fd rfd rod cm dfd pm ops vp ceo hr supervisor manager director coordinator boss organizer staff office candidate committee headquarters management owner".split()
)
TO_BODIES = frozenset("to for with by of from behind beside under".split())
BARE = BARE_ONE | frozenset(
    "interns colleagues coworkers co-workers volunteers staffers vendor vendors others organizers managers directors supervisors "
    "mama mom mother dad professor friends partners consultants leadership corporate".split()
)
THIRD_PERSON = frozenset(
    "trains trained makes made sets set writes wrote does did handles handled runs ran schedules scheduled recruits recruited "
    "hires hired gives gave decides decided keeps kept enters entered manages managed leads led tells told sends sent takes took "
    "owns owned drew draws picks put puts chose chooses brings brought taught teaches holds held approves approved "
    "supervises supervised oversees coaches coached directs directed organizes organized assigns assigned teaches "
    "does provides provided has had was is builds built picks picked reports reported".split()
)
PRONOUNS = frozenset(
    "you she he they it somebody someone others another hq headquarters marketing corporate hr".split()
)
VERB = frozenset(
    "was were is are had has have did does do would could set sets ran runs wrote writes led leads held kept keeps took takes gave gives "
    "built chose chooses went drew draws drove taught teaches brought hired owned own decides owns handles does made makes came comes does "
    "put puts told tells sent sends picked found said says wants wanted trains manages schedules reports scores left who broke began became bought caught cut dealt fell felt got grew heard hit knew "
    "lost meant met paid read rode saw sold shook showed shut sat spent spoke stood stuck swept swore threw wore won chose bring "
    "brings come get gets keep tell take teach write run lead set handle make do give know knows likes loves need needs "
    "works work goes works wins lets let beat bet drank ate slept fed fought hid held laid lent lit rang sang sank sent shone "
    "split spread stole strove struck swam swung tore woke wove wept wound rewrote redid reran oversaw oversees rebuilt used uses "
    "prepares plans picks assigns designs drafts wants sends hands provides supplies approves oversees chairs "
    "reviews introduces presents explains announces shows breaks "
    "recruits coaches supervises directs enters types keeps counts hires answers greets organizes".split()
)
# Past forms that are no participle: nothing but a deed follows an office ("Secretary broke in").
PAST = frozenset(
    "broke took gave wrote chose went drew did came saw knew began rode spoke threw drove showed told kept brought "
    "taught found left ran sat stood".split()
)
HONORIFICS = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. sister father pastor brother rev rev. sgt sgt. lt lt. deacon reverend priest rabbi imam judge senator congressman congresswoman councilman councilwoman".split()
)
# What others do to what one works with: "the targets the director sets".
GIVES = frozenset(
    "set sets gave gives wrote writes picked picks made makes chose chooses assigned assigns decided decides sent sends "
    "handed hands planned plans designed designs provided provides prepared prepares drew drafted drafts built "
    "approved approves supplied supplies put fixed fixes allowed allows".split()
)
# What is set for others to reach or follow.
AIMS = frozenset(
    "goal goals target targets quota quotas plan plans budget budgets schedule schedules".split()
)
# What one says of work that belongs to somebody: "that was Dana's job".
DUTY = frozenset(
    "job work task duty duties province business responsibility charge domain department side thing "
    "end part role doing call".split()
)
MINE = frozenset("my mine me i myself our ours us it that what there here this".split())
TEACHES = frozenset(
    "trained trains taught teaches showed shows coached coaches supervised supervises told tells "
    "managed manages led leads paid pays fed".split()
)
BEFORE_OBJECT = frozenset(
    "the a an to by from with of for in on into under up her his our my their and that which".split()
)
PARTICIPLES = frozenset(
    "set run led made held kept given taken done written built drawn taught put read sent cut chosen paid brought handled".split()
)
ADVERBS = frozenset(
    "also always then usually often still now later already just mostly all both ever never".split()
)
BE = frozenset("is are was were be been being get gets got".split())
NOT_AGENTS = frozenset(
    "i me myself us hand phone telephone email e-mail text mail precinct ward county region name number age the percent "
    "day week hour month date shift zip turf team alphabet 20 10 30 noon midnight then now".split()
)
KIN = frozenset(
    "son daughter brother sister cousin aunt uncle husband wife mother father mom dad nephew niece neighbor "
    "friend roommate grandson granddaughter spouse".split()
)
# Offices that people hold: "Banquet manager hired the crew", "Treasurer keeps the numbers".
OFFICES = frozenset(
    "manager manger director supervisor coordinator organizer organiser treasurer secretary president chairperson chairman "
    "chair boss owner foreman superintendent principal pastor imam rabbi priest reverend deacon staff lead captain trainer steward candidate lawyer attorney "
    "analyst consultant chief instructor teacher nurse warden dispatcher moderator postmaster sheriff mayor selectman "
    "mgr dir coord supv sergeant sgt commander adjutant headmaster registrar cubmaster scoutmaster chairlady".split()
).union(KIN)
# What follows an office without its holder doing anything: "organizer turned analyst".
NO_DEED = frozenset(
    "turned based focused skilled experienced certified licensed licenced trained retired interested needed wanted known".split()
)
# First names that begin lines as verbs, months, places or tools.
NO_NAMES = frozenset(
    "mark will may june april august van chase grant page drew rob sue pat art dean earl bill rich max major case "
    "trace young see man love merry song many so in an le my see long shin season summer autumn crystal star angel "
    "royal ok era cherry berry lane dallas austin jackson houston carolina georgia virginia dakota florida israel "
    "jordan china asia america paris london madison savannah charlotte augusta phoenix trinity destiny".split()
)
