"""Values as the notes write them: days, moments, durations, shares, quantities, names.

Numbers are fractions, so that an edge (80 %, 50 %, a border of a bin) is met exactly.
"""

import datetime as dt
import re
from dataclasses import dataclass
from fractions import Fraction
from zoneinfo import ZoneInfo

DAY = dt.timedelta(days=1)


def identity(name):
    """How activities, domains, patterns, skills and people compare."""
    return re.sub(r"\s+", "-", name.strip().casefold())


def link_target(text):
    """The target of a text that is one link, else None."""
    found = re.fullmatch(r"\[\[([^\]|#]+)(?:#[^\]|]*)?(?:\|([^\]]*))?\]\]", text.strip())
    return found.group(1).strip() if found else None


def plain(text):
    """The words of a text, without links, emphasis and code marks."""
    text = re.sub(r"\[\[([^\]|]+)\|([^\]]+)\]\]", r"\2", text)
    text = re.sub(r"\[\[([^\]]+)\]\]", r"\1", text)
    return re.sub(r"[*`]", "", text).strip()


def number(text):
    """A number as written, or None."""
    if text is None or not re.fullmatch(r"[+-]?\d+(\.\d+)?", str(text).strip()):
        return None
    return Fraction(str(text).strip())


def share(text):
    """`60%` or 0.6 or 60: up to 1 a fraction, over 1 percent."""
    if text is None:
        return None
    text = str(text).strip()
    if text.endswith("%"):
        return number(text[:-1]) / 100
    value = number(text)
    return None if value is None else value / 100 if value > 1 else value


def day(text):
    return None if text is None else dt.date.fromisoformat(str(text).strip())


MINUTES = {
    **dict.fromkeys(["s", "sec", "seconds"], Fraction(1, 60)),
    **dict.fromkeys(["m", "min", "minute", "minutes"], Fraction(1)),
    **dict.fromkeys(["h", "hr", "hour", "hours"], Fraction(60)),
    **dict.fromkeys(["d", "day", "days"], Fraction(1440)),
}


def duration(text):
    """`2h 28m`, `148 min`, `PT2H28M`, `1.5 h`, `11 days`, in minutes."""
    if text is None:
        return None
    text = str(text).strip().lower()
    iso = re.fullmatch(r"p(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?)?", text)
    if iso:
        days, hours, minutes = (Fraction(part or 0) for part in iso.groups())
        return days * 1440 + hours * 60 + minutes
    parts = re.findall(r"(\d+(?:\.\d+)?)\s*([a-z]+)", text)
    return sum(Fraction(value) * MINUTES[unit] for value, unit in parts)


def moment(text, zone, earliest):
    """A timestamp, in `zone` where it has no offset; a time alone is the first such one from `earliest` on."""
    if text is None:
        return None
    text = str(text).strip()
    if re.fullmatch(r"\d{1,2}:\d{2}", text):
        if earliest is None:
            return None
        clock = dt.time(*map(int, text.split(":")))
        on = earliest.astimezone(zone).date()
        while True:
            at = dt.datetime.combine(on, clock, zone)
            if instant(at) >= instant(earliest):
                return at
            on += DAY
    at = dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return at if at.tzinfo else at.replace(tzinfo=zone)


def instant(at):
    """Python compares clocks within a zone, not instants; in UTC it does compare instants."""
    return at.astimezone(dt.timezone.utc)


def minutes_between(start, end):
    return Fraction((instant(end) - instant(start)) // dt.timedelta(seconds=1), 60)


# Periods of a year, as the contract has them.
A_YEAR = {"d": 365, "wk": 52, "mo": 12, "qtr": 4, "yr": 1}


@dataclass
class Quantity:
    value: Fraction
    unit: str
    period: str | None

    @property
    def dimension(self):
        if self.unit in MINUTES:
            return "time"
        if self.unit == "%":
            return "share"
        return "money" if re.fullmatch("[A-Z]{3}", self.unit) else "count"

    @property
    def factor(self):
        """Times this, the value is in minutes, in shares of one, in the currency, in things; a year where it recurs."""
        unit = {"time": MINUTES.get(self.unit), "share": Fraction(1, 100)}.get(self.dimension, Fraction(1))
        return unit * A_YEAR.get(self.period, 1)

    @property
    def base(self):
        return self.value * self.factor

    def comparable(self, other):
        same = self.dimension == other.dimension and (self.period is None) == (other.period is None)
        return same and (self.dimension in ("time", "share") or self.unit == other.unit)


def quantity(text):
    if text is None:
        return None
    found = re.fullmatch(r"([+-]?\d+(?:\.\d+)?)\s*([^\s/\d]*(?: [^\s/]+)*)\s*(?:/\s*(\w+))?", str(text).strip())
    value, unit, period = found.groups()
    if unit not in MINUTES:
        # One page and two pages are the same thing.
        unit = unit.removesuffix("s")
    return Quantity(Fraction(value), unit, period)


# Weeks and quarters.


def week_days(week):
    """Monday and Sunday of `2026-W47`."""
    year, number_of_week = week.split("-W")
    monday = dt.date.fromisocalendar(int(year), int(number_of_week), 1)
    return monday, monday + 6 * DAY


def quarter_of(on):
    return f"{on.year}-Q{(on.month + 2) // 3}"


def quarter_days(quarter):
    year, place = int(quarter[:4]), int(quarter[6])
    first = dt.date(year, 3 * place - 2, 1)
    after = dt.date(year + place // 4, 3 * (place % 4) + 1, 1)
    return first, after - DAY


def next_quarter(quarter):
    return quarter_of(quarter_days(quarter)[1] + DAY)
