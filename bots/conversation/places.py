"""Where people say they live, as time zones: by a zone's name, a city, a country."""

from functools import lru_cache
from importlib.resources import files
from zoneinfo import available_timezones

from core.domain.calendar import is_zone

UNKNOWN_ZONES = frozenset({"UTC", "Etc/UTC", "GMT", "Etc/GMT"})
"""The zones of those whose channel told none, and of machines that nobody told where they stand."""
_CITIES = {
    "America/New_York": "boston washington washington_dc philadelphia atlanta miami orlando nyc brooklyn baltimore",
    "America/Chicago": "houston dallas austin san_antonio minneapolis nashville new_orleans st_louis milwaukee",
    "America/Denver": "salt_lake_city albuquerque colorado_springs",
    "America/Los_Angeles": "san_francisco seattle san_diego san_jose portland las_vegas la sf oakland sacramento",
    "America/Toronto": "montreal ottawa quebec",
    "America/Edmonton": "calgary",
    "America/Mexico_City": "guadalajara puebla",
    "America/Sao_Paulo": "rio rio_de_janeiro brasilia",
    "Europe/Berlin": "munich hamburg cologne frankfurt stuttgart leipzig dresden dusseldorf düsseldorf münchen köln",
    "Europe/London": "manchester birmingham edinburgh glasgow liverpool leeds bristol cardiff",
    "Europe/Paris": "lyon marseille toulouse nice bordeaux lille nantes strasbourg",
    "Europe/Madrid": "barcelona valencia seville bilbao malaga",
    "Europe/Rome": "milan milano naples turin florence venice bologna roma",
    "Europe/Zurich": "geneva basel bern lausanne zürich",
    "Europe/Vienna": "graz salzburg linz wien",
    "Europe/Amsterdam": "rotterdam utrecht the_hague den_haag eindhoven",
    "Europe/Brussels": "antwerp ghent bruges",
    "Europe/Lisbon": "porto",
    "Europe/Warsaw": "krakow kraków wroclaw gdansk poznan",
    "Europe/Moscow": "st_petersburg saint_petersburg",
    "Europe/Stockholm": "gothenburg malmö",
    "Asia/Kolkata": "mumbai delhi new_delhi bangalore bengaluru chennai hyderabad pune ahmedabad",
    "Asia/Shanghai": "beijing shenzhen guangzhou chengdu hangzhou wuhan",
    "Asia/Tokyo": "osaka kyoto yokohama nagoya sapporo",
    "Asia/Jerusalem": "tel_aviv haifa",
    "Asia/Dubai": "abu_dhabi",
    "Asia/Karachi": "lahore islamabad",
    "Asia/Ho_Chi_Minh": "hanoi saigon",
    "Africa/Johannesburg": "cape_town durban pretoria",
    "Africa/Lagos": "abuja",
    "Australia/Sydney": "canberra newcastle wollongong",
    "Australia/Brisbane": "gold_coast cairns",
    "Pacific/Auckland": "wellington christchurch",
}
"""Large cities that have no zone of their own name."""
_MANY_ZONES = {
    "us": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
    "ca": ("America/Toronto", "America/Winnipeg", "America/Edmonton", "America/Vancouver"),
    "au": ("Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"),
    "br": ("America/Sao_Paulo", "America/Fortaleza", "America/Manaus", "America/Rio_Branco"),
    "ru": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok"),
    "mx": ("America/Mexico_City", "America/Cancun", "America/Hermosillo", "America/Tijuana"),
    "es": ("Europe/Madrid", "Atlantic/Canary"),
    "pt": ("Europe/Lisbon", "Atlantic/Azores"),
    "de": ("Europe/Berlin",),
    "nz": ("Pacific/Auckland",),
    "cn": ("Asia/Shanghai",),
    "ar": ("America/Argentina/Buenos_Aires",),
    "ua": ("Europe/Kyiv",),
}
"""Countries of which the zone table has more than where nearly all of them live."""
_COUNTRIES = {
    "usa": "us", "america": "us", "united_states": "us", "uk": "gb", "england": "gb", "scotland": "gb", "wales": "gb",
    "great_britain": "gb", "united_kingdom": "gb", "holland": "nl", "deutschland": "de", "korea": "kr", "uae": "ae",
}  # fmt: skip
_TABLE_COLUMNS = 3


def zones_like(name: str) -> tuple[str, ...]:
    """Return the zones that a name means: the one of this name, else those of this city, else of this country."""
    wanted = "_".join(name.replace("_", " ").casefold().split())
    zones = _zones()
    exact = tuple(zone for zone in zones if zone.casefold() == wanted)
    if exact and "/" in wanted:
        return exact
    return (
        tuple(zone for zone in zones if "/" in zone and zone.rpartition("/")[2].casefold() == wanted)
        or tuple(zone for zone, cities in _CITIES.items() if wanted in cities.split())
        or _of_country(wanted)
        or exact
    )


def city_of(zone: str) -> str:
    """Return the city that a zone is named after."""
    return zone.rpartition("/")[2].replace("_", " ")


def _of_country(wanted: str) -> tuple[str, ...]:
    code = _COUNTRIES.get(wanted) or _codes().get(wanted)
    return () if code is None else _MANY_ZONES.get(code) or _tabled().get(code, ())


@lru_cache(maxsize=1)
def _zones() -> tuple[str, ...]:
    return tuple(sorted(zone for zone in available_timezones() if is_zone(zone)))


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Return the code of each country by its name, as ISO 3166 has it."""
    rows = (row.split("\t") for row in _table("iso3166.tab"))
    return {"_".join(name.casefold().split()): code.casefold() for code, name in rows}


@lru_cache(maxsize=1)
def _tabled() -> dict[str, tuple[str, ...]]:
    """Return the zones of each country by its code."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _table("zone.tab"):
        code, _, zone = row.split("\t")[:_TABLE_COLUMNS]
        found[code.casefold()] = (*found.get(code.casefold(), ()), zone)
    return found


def _table(name: str) -> list[str]:
    text = files("tzdata").joinpath("zoneinfo", name).read_text("utf-8")
    return [row for row in text.splitlines() if row and not row.startswith("#")]
