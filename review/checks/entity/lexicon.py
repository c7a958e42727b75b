"""Common nouns for people and for the bodies they make up, and the countries with their adjectives.

Left out are those that more often have to do with a country than come from it: Iraq contractors, a China scholar, the
Mali mission.
"""

from __future__ import annotations

import re

# People, in the singular; plurals are made regularly, save those that are listed.
_PEOPLE = frozenset(
    "activist actor actress admiral agent airman architect artist astronaut athlete baker banker barber biologist "
    "bishop blogger botanist boy brewer broker businessman businesswoman butcher campaigner cardinal carpenter "
    "chef chemist child citizen civilian cleric climber colonel comedian commando composer conductor cook "
    "cosmonaut crewman criminal cyclist dancer defector delegate demonstrator designer developer diplomat "
    "dissident diver doctor driver electrician emigrant engineer entrepreneur exile exporter family farmer "
    "farmhand fighter filmmaker financier firefighter fisherman general geologist girl goatherd grower guard "
    "guest guide hacker herder immigrant importer industrialist infantryman inmate inspector intellectual "
    "inventor journalist judge king laborer lawmaker lawyer leader legislator lender lieutenant lifeguard "
    "linguist magistrate major man manufacturer marine mason mayor mechanic mercenary merchant midwife migrant "
    "militant miner minister monarch monitor monk mother musician national negotiator novelist nun nurse observer "
    "officer official oligarch operative organizer painter paramedic parliamentarian partisan peasant pensioner "
    "person photographer physician physicist pianist pilgrim pilot plumber poet policeman policewoman politician "
    "potter premier president priest prince princess producer professor programmer prosecutor protester "
    "psychologist publisher queen rabbi rebel recruit reformer refugee regulator rescuer researcher resident "
    "retiree rower runner sailor scientist sculptor seaman senator separatist serviceman shepherd shipbuilder "
    "shopkeeper singer skater skier smuggler sociologist soldier sprinter spy statesman steelworker student "
    "submariner supplier surgeon surveyor swimmer tailor teacher technician teenager tenor tourist translator "
    "trapper trucker vendor veterinarian villager vintner violinist volunteer voter waiter warlord weaver welder "
    "winemaker woman worker writer".split()
)
_PLURALS = frozenset(
    "airmen authorities businessmen businesswomen children clergy crewmen families fishermen forces infantrymen "
    "men midwives people personnel police policemen policewomen seamen servicemen spies statesmen troops women "
    "youth youths".split()
)
# Bodies of people, in the singular.
_INSTITUTIONS = frozenset(
    "academy agency airline army ballet bank battalion brewery brigade broadcaster bureau cabinet charity choir "
    "church company conglomerate consortium consulate cooperative corporation court crew delegation electorate "
    "embassy faction factory firm fleet garrison government hospital institute judiciary junta laboratory "
    "leadership legislature lender mafia maker manufacturer media military militia ministry monarchy museum navy "
    "newspaper orchestra parliament party police prosecution refinery regime regiment regulator retailer school "
    "senate shipyard squadron startup supplier team treasury troupe university utility workforce".split()
)
_MADE_REGULARLY = re.compile(
    r"(?:maker|worker|keeper|owner|builder|holder|seeker|goer|ologist|ographer|wright|\w{4}ist|ician|arian)$"
)
# Made like a noun for people, but no people, or those who study a country or play for it.
_OTHER = frozenset(
    "backlist blacklist checklist columnist economist finalist goalkeeper lobbyist medalist playlist shortlist "
    "specialist strategist watchlist wicketkeeper".split()
)


def is_people(noun: str) -> bool:
    """Whether a lower-case noun, singular or plural, is one for people."""
    one = _singular(noun)
    return noun in _PLURALS or one in _PEOPLE or (one not in _OTHER and _MADE_REGULARLY.search(one) is not None)


def is_institution(noun: str) -> bool:
    """Whether a lower-case noun, singular or plural, is one for a body of people."""
    return _singular(noun) in _INSTITUTIONS


def _singular(noun: str) -> str:
    if noun in _PEOPLE or noun in _INSTITUTIONS:
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "sses", "shes", "xes")):
        return noun[:-2]
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
