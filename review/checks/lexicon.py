"""Common nouns for people and for the bodies they make up, and the countries with their adjectives.

Left out are those that more often have to do with a country than come from it: Iraq contractors, a China scholar, the
Mali mission.
"""

from __future__ import annotations

import re

# People, in the singular; plurals are made regularly, save those that are listed.
_PEOPLE = frozenset(
    "activist actor actress admiral agent airman architect artist astronaut astronomer athlete auctioneer aunt "
    "babysitter baker ballerina banker barber baritone ballplayer bassist biologist bishop blogger boatbuilder "
    "boatman bookseller botanist boxer boy breeder brewer bride bridegroom broker brother bugler businessman "
    "businesswoman butcher butler campaigner captain cardinal caregiver caretaker carpenter carver castaway caterer "
    "censor chancellor chef chemist child choreographer citizen civilian cleaner cleric clerk climber cobbler coder "
    "colonel comedian comic commando commuter composer conductor consumer convict cook coroner corporal "
    "cosmetologist cosmonaut counselor couple courier cousin cowboy crewman cricketer criminal crofter curator "
    "cyclist dad dancer daughter dean deckhand defector delegate demonstrator dermatologist deserter "
    "designer detective developer digger diplomat dissident distiller diver dockworker doctor "
    "dressmaker driver drummer dyer electrician emigrant emperor empress engineer entrepreneur "
    "executive exile exporter family fan farmer farmhand father fencer ferryman fiddler fighter filmmaker "
    "financier firefighter fisherman foreman forester founder fugitive gamer gangster gardener general geographer "
    "geologist girl glassblower goatherd golfer gondolier graduate granddaughter grandfather grandmother "
    "grandparent grandson great-grandfather great-grandmother grower guard guest guide gunman gymnast hacker healer "
    "helmsman herder hijacker hiker homemaker housewife hunter husband immigrant importer industrialist "
    "infant infantryman inmate innkeeper inspector insurgent intellectual internee interpreter invader inventor "
    "janitor jeweler jockey journalist judge juror kid kidnapper king laborer lad landlord landowner lass lawmaker "
    "lawyer leader lecturer legislator lender librarian lieutenant lifeguard linguist logger machinist magician "
    "magistrate maid major man manufacturer marine mason mathematician mayor mechanic mercenary merchant midwife "
    "migrant militant miner minister mom monarch monitor monk mother muleteer muralist murderer musician nanny "
    "national negotiator neighbor nephew newborn newcomer newlywed niece nobleman nomad novelist nun nurse observer "
    "oceanographer officer official oligarch operative organizer orphan painter paramedic parent "
    "parliamentarian partisan passenger passerby patient patriarch peasant pediatrician pensioner performer person "
    "pharmacist philosopher photographer physician physicist pianist pickpocket pilgrim piper pirate planter player "
    "pilot plumber poet policeman policewoman politician porter potter preacher premier president priest "
    "prince princess prisoner prodigy producer professor programmer prosecutor protester psychologist publisher "
    "pupil puppeteer queen rabbi racer rancher rapper rebel recruit reformer refugee regulator rescuer researcher "
    "resident restaurateur retiree rider ringleader roofer rower runner sailor salesman saleswoman saxophonist "
    "schoolboy schoolchild schoolgirl schoolteacher scientist sculptor seafarer seaman seamstress senator "
    "separatist servant serviceman shearer shepherd shipbuilder shipowner shopkeeper shopper singer sister skater "
    "skier skipper smith smuggler sociologist soldier son soprano sprinter spy squatter statesman steelworker "
    "stepfather stepmother stonecutter stonemason storekeeper storyteller stowaway student stylist submariner "
    "sultan supervisor supplier supporter surfer surgeon surveyor survivor swimmer tailor teacher technician "
    "teenager teller tenant tenor terrorist thief toddler tourist trainee trainer translator trapper trawlerman "
    "tribesman trucker tutor twin uncle undertaker vendor veterinarian villager vintner violinist volunteer voter "
    "waiter walker warlord warrior weaver weightlifter welder whaler widow widower wife winemaker woman woodcarver "
    "woodcutter worker wrestler writer youngster zookeeper".split()
)
_PLURALS = frozenset(
    "airmen authorities businessmen businesswomen children clergy crewmen families fishermen forces infantrymen "
    "men midwives people personnel police policemen policewomen seamen servicemen spies statesmen troops women "
    "youth youths".split()
)
# Bodies of people, in the singular.
_INSTITUTIONS = frozenset(
    "academy agency airline archive army association automaker bakery ballet band bank battalion brewery brigade "
    "broadcaster cabinet carmaker cartel charity choir chorus church clinic club co-op collective "
    "college commune community company conglomerate congregation consortium convent cooperative corporation council "
    "court crew dealership delegation developer diaspora dictatorship distillery dynasty electorate ensemble "
    "enterprise faction factory federation firm fleet foundation garrison giant government group guild hospital "
    "household institute insurer judiciary junta lab laboratory leadership league legislature "
    "lender mafia maker manufacturer media military militia ministry monarchy monastery museum navy newspaper "
    "nonprofit ombudsman opposition orchestra orphanage outfit parliament party police prosecution publisher "
    "quartet railway refinery regime regiment registry regulator retailer school sect seminary senate shipbuilder "
    "shipyard society squad squadron startup studio supermarket supplier synagogue syndicate team telecom treasury "
    "tribe trio troupe union university utility watchdog winery workforce".split()
)
_MADE_REGULARLY = re.compile(
    r"(?:maker|worker|keeper|owner|builder|holder|seeker|goer|monger|herder|ologist|ographer|wright|\w{4}ist|ician|arian"
    r"|woman|sman)$"
)
# Made like a noun for people, but no people, or those who study a country or play for it.
_OTHER = frozenset(
    "backlist batsman blacklist checklist columnist economist finalist goalkeeper lobbyist medalist playlist shortlist "
    "specialist strategist watchlist wicketkeeper peacekeeper".split()
)


def is_people(noun: str) -> bool:
    """Whether a lower-case noun, singular or plural, is one for people."""
    one = _singular(noun)
    return noun in _PLURALS or one in _PEOPLE or (one not in _OTHER and _MADE_REGULARLY.search(one) is not None)


def is_institution(noun: str) -> bool:
    """Whether a lower-case noun, singular or plural, is one for a body of people."""
    return _singular(noun) in _INSTITUTIONS


# Things that are made, grown or found in a country, and are called by its adjective where one of them is meant.
_THINGS = frozenset(
    "bakery beach beer cheese church city dish dress factory farm farmhouse film flag freighter hamlet hotel "
    "island lake liner lullaby meal monastery mountain movie newspaper novel opera passport poem prison recipe "
    "restaurant river ship sitcom soap song submarine suburb tanker tavern town trawler valley vessel "
    "village vineyard vodka warship wedding wine yacht".split()
)


def is_thing_of_place(noun: str) -> bool:
    """Whether a lower-case noun is for what comes from a country, one by one: a village, a wine, a freighter."""
    return _singular(noun) in _THINGS


def _singular(noun: str) -> str:
    if noun in _PEOPLE or noun in _INSTITUTIONS:
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "sses", "shes", "xes")):
        return noun[:-2]
    if noun.endswith(("wives", "thieves")):
        return noun[:-3] + ("fe" if noun.endswith("wives") else "f")
    if noun.endswith("men"):
        return noun[:-3] + "man"
    return noun[:-1] if noun.endswith("s") else noun


def _table(text: str) -> dict[str, str]:
    return {
        country.strip(): adjective.strip()
        for row in text.strip().splitlines()
        for pair in row.split(";")
        if pair.strip()
        for country, _, adjective in [pair.partition(":")]
    }


# Each country with its adjective, not with the word for its people (Swedish, not Swede). Left out are those whose
# adjective is their name (New Zealand, Luxembourg), and names that are mostly somebody's or somewhere else's (Georgia,
# Jordan, Chad).
ADJECTIVES: dict[str, str] = _table(
    """
    Afghanistan: Afghan; Albania: Albanian; Algeria: Algerian; Angola: Angolan; Argentina: Argentine
    Armenia: Armenian; Australia: Australian; Austria: Austrian; Azerbaijan: Azerbaijani; Bahrain: Bahraini
    Bangladesh: Bangladeshi; Barbados: Barbadian; Belarus: Belarusian; Belgium: Belgian; Belize: Belizean
    Benin: Beninese; Bhutan: Bhutanese; Bolivia: Bolivian; Bosnia: Bosnian; Botswana: Botswanan; Brazil: Brazilian
    Britain: British; Bulgaria: Bulgarian; Burkina Faso: Burkinabe; Burundi: Burundian; Cambodia: Cambodian
    Cameroon: Cameroonian; Canada: Canadian; Cape Verde: Cape Verdean; Chile: Chilean; China: Chinese
    Colombia: Colombian; Comoros: Comorian; Congo: Congolese; Costa Rica: Costa Rican; Croatia: Croatian; Cuba: Cuban
    Cyprus: Cypriot; Czech Republic: Czech; Czechia: Czech; Denmark: Danish; Djibouti: Djiboutian
    Dominican Republic: Dominican; East Timor: East Timorese; Ecuador: Ecuadorian; Egypt: Egyptian
    El Salvador: Salvadoran; England: English; Eritrea: Eritrean; Estonia: Estonian; Ethiopia: Ethiopian; Fiji: Fijian
    Finland: Finnish; France: French; Gabon: Gabonese; Gambia: Gambian; Germany: German; Ghana: Ghanaian; Greece: Greek
    Greenland: Greenlandic; Grenada: Grenadian; Guatemala: Guatemalan; Guinea: Guinean; Guyana: Guyanese
    Haiti: Haitian; Honduras: Honduran; Hungary: Hungarian; Iceland: Icelandic; India: Indian; Indonesia: Indonesian
    Iran: Iranian; Iraq: Iraqi; Ireland: Irish; Israel: Israeli; Italy: Italian; Ivory Coast: Ivorian
    Jamaica: Jamaican; Japan: Japanese; Kazakhstan: Kazakh; Kenya: Kenyan; Kosovo: Kosovar; Kuwait: Kuwaiti
    Kyrgyzstan: Kyrgyz; Laos: Laotian; Latvia: Latvian; Lebanon: Lebanese; Liberia: Liberian; Libya: Libyan
    Lithuania: Lithuanian; Madagascar: Malagasy; Malawi: Malawian; Malaysia: Malaysian; Maldives: Maldivian
    Mali: Malian; Malta: Maltese; Mauritania: Mauritanian; Mauritius: Mauritian; Mexico: Mexican; Moldova: Moldovan
    Mongolia: Mongolian; Montenegro: Montenegrin; Morocco: Moroccan; Mozambique: Mozambican
    Namibia: Namibian; Nepal: Nepali; Netherlands: Dutch; Nicaragua: Nicaraguan; Niger: Nigerien; Nigeria: Nigerian
    North Korea: North Korean; North Macedonia: North Macedonian; Norway: Norwegian; Oman: Omani; Pakistan: Pakistani
    Panama: Panamanian; Papua New Guinea: Papua New Guinean; Paraguay: Paraguayan; Peru: Peruvian
    Philippines: Philippine; Poland: Polish; Portugal: Portuguese; Qatar: Qatari; Romania: Romanian; Russia: Russian
    Rwanda: Rwandan; Samoa: Samoan; Saudi Arabia: Saudi; Scotland: Scottish; Senegal: Senegalese; Serbia: Serbian
    Sierra Leone: Sierra Leonean; Singapore: Singaporean; Slovakia: Slovak; Slovenia: Slovenian; Somalia: Somali
    South Africa: South African; South Korea: South Korean; South Sudan: South Sudanese; Soviet Union: Soviet
    Spain: Spanish; Sri Lanka: Sri Lankan; Sudan: Sudanese; Suriname: Surinamese; Sweden: Swedish; Switzerland: Swiss
    Syria: Syrian; Taiwan: Taiwanese; Tajikistan: Tajik; Tanzania: Tanzanian; Thailand: Thai; Tibet: Tibetan
    Togo: Togolese; Tonga: Tongan; Tunisia: Tunisian; Turkey: Turkish; Turkmenistan: Turkmen; Uganda: Ugandan
    Ukraine: Ukrainian; United Arab Emirates: Emirati; Uruguay: Uruguayan; Uzbekistan: Uzbek; Venezuela: Venezuelan
    Vietnam: Vietnamese; Wales: Welsh; Yemen: Yemeni; Zambia: Zambian; Zimbabwe: Zimbabwean
    """
)

NATIONALITIES = frozenset(ADJECTIVES.values()) | {"American", "Filipino", "Georgian", "Jordanian", "Arab", "European"}
