"""The units that convert into one another: their names and exact sizes. Whatever else people count is its own unit."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class UnitKind(StrEnum):
    """What a unit measures."""

    TIME = "time"
    DISTANCE = "distance"
    MASS = "mass"
    VOLUME = "volume"
    ENERGY = "energy"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a unit's name: how many `base` it is. Units of one base convert; each currency is a base."""

    kind: UnitKind
    base: str
    size: Fraction


def _exactly(decimal: str) -> Fraction:
    return Fraction(decimal)


POUND = _exactly("0.45359237")  # kg; International Yard and Pound Agreement of 1959
INCH = _exactly("0.0254")  # m; the same
GALLON = 231 * (INCH * 10) ** 3  # l; the US liquid gallon is 231 cubic inches
CALORIE = 1 / _exactly("4.184")  # kcal in a kJ; the thermochemical calorie

_TIME = {
    "ms millisecond milliseconds": Fraction(1, 1000),
    "s sec secs second seconds": Fraction(1),
    '"': Fraction(1),
    "min mins minute minutes": Fraction(60),
    "'": Fraction(60),
    "h hr hrs hour hours": Fraction(3600),
    "d day days": Fraction(86_400),
    "w wk wks week weeks": Fraction(604_800),
}
_DISTANCE = {
    "mm millimetre millimetres millimeter millimeters": Fraction(1, 1000),
    "cm centimetre centimetres centimeter centimeters": Fraction(1, 100),
    "m metre metres meter meters": Fraction(1),
    "km kms kilometre kilometres kilometer kilometers": Fraction(1000),
    "in inch inches": INCH,
    "ft foot feet": 12 * INCH,
    "yd yds yard yards": 36 * INCH,
    "mi mile miles": 63_360 * INCH,
    "nmi nauticalmile nauticalmiles": Fraction(1852),
}
_MASS = {
    "\u03bcg ug mcg microgram micrograms": Fraction(1, 10**9),
    "mg milligram milligrams": Fraction(1, 10**6),
    "g gr gram grams gramme grammes": Fraction(1, 1000),
    "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes": Fraction(1),
    "t tonne tonnes": Fraction(1000),
    "oz ounce ounces": POUND / 16,
    "lb lbs pound pounds": POUND,
    "st stone stones": 14 * POUND,
}
_VOLUME = {
    "ml mls millilitre millilitres milliliter milliliters": Fraction(1, 1000),
    "cl centilitre centilitres centiliter centiliters": Fraction(1, 100),
    "dl decilitre decilitres deciliter deciliters": Fraction(1, 10),
    "l litre litres liter liters": Fraction(1),
    "tsp teaspoon teaspoons": GALLON / 768,
    "tbsp tablespoon tablespoons": GALLON / 256,
    "floz fluidounce fluidounces": GALLON / 128,
    "oz ounce ounces": GALLON / 128,
    "cup cups": GALLON / 16,
    "pt pint pints": GALLON / 8,
    "qt quart quarts": GALLON / 4,
    "gal gallon gallons": GALLON,
}
# Whoever counts "calories" of food or sport counts kilocalories: the small calorie is in no tracker's reach.
_ENERGY = {
    "kcal kcals kilocalorie kilocalories": Fraction(1),
    "cal cals calorie calories": Fraction(1),
    "kj kilojoule kilojoules": CALORIE,
    "j joule joules": CALORIE / 1000,
}
# Codes of ISO 4217 that are no words of another unit, with the words and signs that mean this currency.
_CURRENCIES = {
    "USD": "usd $ us$ dollar dollars buck bucks",
    "EUR": "eur € euro euros",
    "GBP": "gbp £ pound pounds quid",
    "JPY": "jpy ¥ yen",
    "CNY": "cny rmb yuan renminbi",
    "INR": "inr ₹ rs rupee rupees",
    "KRW": "krw ₩",
    "RUB": "rub ₽ rouble roubles ruble rubles",
    "UAH": "uah ₴ hryvnia",
    "TRY": "try ₺ lira",
    "ILS": "ils ₪ shekel shekels",
    "VND": "vnd ₫ dong",
    "NGN": "ngn ₦ naira",
    "PHP": "php ₱",
    "THB": "thb ฿ baht",
    "KZT": "kzt ₸ tenge",
    "BRL": "brl r$ reais",
    "CAD": "cad c$ ca$",
    "AUD": "aud a$ au$",
    "NZD": "nzd nz$",
    "SGD": "sgd s$",
    "HKD": "hkd hk$",
    "TWD": "twd nt$",
    "MXN": "mxn mx$",
    "CHF": "chf sfr franken",
    "SEK": "sek",
    "NOK": "nok",
    "DKK": "dkk",
    "ISK": "isk",
    "PLN": "pln zł zloty",
    "CZK": "czk kč",
    "HUF": "huf forint",
    "RON": "ron lei",
    "BGN": "bgn",
    "ZAR": "zar rand",
    "AED": "aed dirham dirhams",
    "SAR": "sar riyal riyals",
    "IDR": "idr rupiah",
    "MYR": "myr ringgit",
    "ARS": "ars",
    "CLP": "clp",
    "COP": "cop",
    "EGP": "egp",
    "KES": "kes",
}
SHARED_SIGNS = {
    "$": ("CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP"),
    "¥": ("CNY",),
    "£": ("EGP",),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
}
"""Signs that several currencies share: what somebody types may be any of these when the goal says which."""

_MEASURES = (
    (UnitKind.DISTANCE, "m", _DISTANCE),
    (UnitKind.TIME, "s", {**_TIME, "m": Fraction(60)}),
    (UnitKind.DISTANCE, "m", {"'": 12 * INCH, '"': INCH}),
    (UnitKind.MASS, "kg", _MASS),
    (UnitKind.VOLUME, "l", _VOLUME),
    (UnitKind.ENERGY, "kcal", _ENERGY),
)


def catalogue() -> dict[str, tuple[Sense, ...]]:
    """Return the senses of every name, the usual one first; names are small letters without spaces, dots or hyphens."""
    senses: dict[str, tuple[Sense, ...]] = {}
    for kind, base, units in _MEASURES:
        for names, size in units.items():
            for name in names.split():
                senses[name] = (*senses.get(name, ()), Sense(kind, base, size))
    for code, names in _CURRENCIES.items():
        for name in names.split():
            senses[name] = (*senses.get(name, ()), Sense(UnitKind.MONEY, code, Fraction(1)))
    return senses
