"""What people are called without their names: their titles and trades, and what either says of their sex."""

from __future__ import annotations

import re
from typing import Literal

from .. import census
from ..vocabulary import words

Gender = Literal["m", "f", ""]

MALE = words(
    """
    he him his mr sir lord king prince father dad grandfather grandpa son brother husband widower uncle nephew
    man boy guy gentleman grandson stepfather boyfriend groom fiancé waiter actor priest pope monk congressman
    chairman spokesman councilman businessman fireman policeman assemblyman alderman cameraman fisherman lineman
    salesman statesman
    """
)
FEMALE = words(
    """
    she her mrs ms miss dame lady queen princess mother mom mum grandmother grandma daughter sister wife widow
    aunt niece woman girl granddaughter stepmother girlfriend bride fiancée waitress actress nun congresswoman
    chairwoman spokeswoman councilwoman businesswoman policewoman assemblywoman midwife alderwoman
    """
)
# Human beyond what the endings of _HUMAN tell.
_PEOPLE = words(
    """
    landlord landlady tenant orphan novice hero heroine villain champ champion rookie veteran clown chap bloke lad lass
    person people family folks child children kid baby teen teenager adult parent cousin twin neighbor neighbour
    friend relative spouse partner couple crowd chief mayor coach judge justice clerk aide cop guard nurse
    doctor lawyer attorney chef cook deputy sheriff marshal captain colonel general sergeant lieutenant major
    admiral private corporal head boss host guest pilot guide expert critic analyst official staff jury juror
    prosecutor witness victim suspect defendant plaintiff felon thief fan star athlete goalie pitcher poet
    author editor student pupil sophomore freshman senior junior graduate alumnus scholar dean principal pastor
    bishop rabbi imam cardinal reverend saint deacon politician president premier chancellor governor senator
    representative speaker secretary minister ambassador envoy diplomat commissioner councilor councillor
    lawmaker legislator delegate candidate nominee incumbent voter resident citizen immigrant migrant refugee
    soldier marine sailor veteran troops police officer detective agent spy architect engineer mechanic plumber
    butcher tailor cyclist narrator aunt royal heir patriarch matriarch spokesperson chairperson chair adviser
    advisor strategist surrogate executive ceo founder owner chairman colleague rival opponent ally supporter
    backer protester activist advocate bystander passerby stranger visitor tourist customer client patient
    addict inmate prisoner convict rebel militant insurgent hostage survivor survivors men women
    local regular insider outsider elder senior moderate conservative liberal progressive loyalist holdout hardliner
    newcomer oldtimer professional creative hopeful youngster scout merchant partisan aficionado buff pundit source
    skeptic sceptic cynic critic academic mechanic medic paramedic diplomat bureaucrat democrat technocrat veteran
    individual rancher grower naturalist angler
    """
)
_HUMAN = re.compile(
    r".{3,}(?:man|woman|men|women|person|people|ist|ists|ician|icians|keeper|owner|maker|worker|player)s?$"
)
_ER = re.compile(r".{2,}(?:er|or|eer|ian|ee|ant)s?$")
_NOT_HUMAN_ER = words(
    """
    letter paper newspaper water river power number order matter center computer weather winter summer tower
    monster chapter offer answer poster banner sticker register corner border quarter dinner trailer theater
    helicopter tractor factor sector color harbor labor floor door error terror horror motor mirror meteor
    weapon committee fee coffee decree degree guarantee jubilee budget plant grant restaurant remnant warrant
    covenant filter folder printer router server scanner pepper butter layer fiber fever cancer disaster barrier
    carrier career beer deer october september november december tumor rumor vapor armor anchor elevator
    refrigerator generator
    """
)
# What speaks in writing, or by its figures: it says so today as it did when it was written, and is nobody.
TEXTS = words(
    """
    sign law report policy bible scripture letter flyer flier poster label plaque note notice email memo memorandum
    statement website page site banner sticker shirt constitution statute rule regulation guideline guidance contract
    agreement filing suit lawsuit complaint indictment order ruling decision warrant log ledger diary journal entry
    inscription headline caption script song lyric recipe instruction manual handbook menu receipt ticket map legend
    screen message text post tweet voicemail recording tape video footage clip transcript minute record document paper
    study survey poll data figure statistic estimate forecast model index form card certificate bill measure amendment
    resolution proposal plan application brochure pamphlet booklet book novel poem verse article column editorial story
    essay memoir ad advertisement commercial release bulletin advisory alert clause section paragraph chapter line code
    charter bylaw ordinance treaty will deed lease license proverb saying slogan motto button gravestone tombstone
    headstone marker mat mug marquee billboard plate affidavit petition brief number result test finding evidence
    analysis review audit budget schedule calendar clock chart gauge thermometer polling reading projection
    """
)
ORGANISATIONS = words(
    """
    company firm agency department ministry bank group organization organisation union committee commission
    council board court panel party campaign team club school university college hospital church government
    administration office bureau institute foundation association league utility network newspaper magazine
    station paper city county state airline airport manufacturer maker developer retailer studio museum library
    army navy military police regulator authority coalition alliance senate house congress parliament cabinet
    kremlin white embassy consulate center centre service corporation conglomerate startup plant chain publisher
    broadcaster brand outlet lab laboratory district
    """
)
TITLES = words(
    """
    mr mrs ms miss mx dr prof sir dame lord lady rev father sister brother gov lt sen rep reps sens pres gen col
    capt sgt maj adm cmdr cpl pvt det insp supt hon st msgr fr atty president vice prime minister secretary
    senator representative congressman congresswoman governor mayor judge justice chief general colonel captain
    lieutenant sergeant major officer detective sheriff coach director professor pope king queen prince princess
    ambassador commissioner superintendent chairman chairwoman chair speaker leader attorney assistant deputy
    district principal dean chancellor foreign defense defence interior finance treasury councilman councilwoman
    councillor alderman assemblyman assemblywoman spokesman spokeswoman spokesperson rear admiral press majority
    minority republican democratic democrat gop former acting interim associate first special counsel solicitor
    pastor bishop archbishop cardinal rabbi imam sheikh emperor premier head manager executive reporter
    sophomore junior senior freshman
    """
)
CALENDAR = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december jan feb aug sept oct nov dec christmas easter
    """
)
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def is_human(noun: str) -> bool:
    """Whether a common noun, in lower case, means a person or people."""
    single = noun.removesuffix("s")
    known = _PEOPLE | MALE | FEMALE
    if noun in known or single in known:
        return True
    return single not in _NOT_HUMAN_ER and bool(_HUMAN.match(noun) or _ER.match(noun))


def is_text(noun: str) -> bool:
    """Whether a common noun, in lower case, means something written or counted, which says what it says for good."""
    return noun in TEXTS or noun.removesuffix("s") in TEXTS


def is_body(noun: str) -> bool:
    """Whether a common noun, in lower case, means an organisation, which can speak too."""
    return noun in ORGANISATIONS or noun.removesuffix("s") in ORGANISATIONS


def gender(word: str) -> Gender:
    """What a noun, a title or a pronoun says of the sex of whom it means."""
    word = word.lower().rstrip(".")
    if word in MALE or (word.endswith("man") and word not in ("woman", "human")):
        return "m"
    return "f" if word in FEMALE or word.endswith("woman") else ""


def given_name_gender(word: str) -> Gender:
    """The sex that bears a given name, where one does so at least five times as often."""
    key = word.lower()
    male, female = census.given_names("male").get(key, 0.0), census.given_names("female").get(key, 0.0)
    if male > 5 * female:
        return "m"
    return "f" if female > 5 * male else ""


def is_given_name(word: str) -> bool:
    return word.lower() in census.first_names()


def is_mostly_given(word: str) -> bool:
    """Whether far more people bear a word as their given name than as their surname."""
    key = word.lower()
    given = max(census.given_names("male").get(key, 0.0), census.given_names("female").get(key, 0.0))
    return given > 3 * census.family_names().get(key, 0.0)
