//! Dates as people write them in registers.

use crate::date::{Dated, month_named};

/// What a cell for a date says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum When {
    /// Nothing: `N/A`, `-`, `none`.
    Nothing,
    /// That there is no date: `TBC`, `ongoing`, `annual`.
    NoDate,
    /// A date, and how it was read where it could be read otherwise.
    On(Dated, Option<Reading>),
    /// From and to, either of which may be open.
    Span(Option<Dated>, Option<Dated>, Option<Reading>),
    /// Something else.
    Unclear,
}

/// How a date was read that could be read otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reading {
    /// `12/03/2024` is the 12th of March.
    DayFirst,
    /// `03/25/2024` can only be the 25th of March.
    MonthFirst,
    /// `24` is 2024.
    ShortYear,
    /// `2023-24` runs from 2023 to 2024, and is no financial year.
    Years,
    /// `2011-12` is a month.
    Month,
    /// `45363` is a day as spreadsheets count them.
    Serial,
}

impl Reading {
    /// What to look at.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::DayFirst => "read with the day first, as is usual in the United Kingdom",
            Self::MonthFirst => "read with the month first, because no month has the first number",
            Self::ShortYear => "read with a short year: 24 as 2024, 99 as 1999",
            Self::Years => "read as a range of years; write 2023/24 if a financial year is meant",
            Self::Month => "read as a month; if a range of years is meant, put it into “period”",
            Self::Serial => "read as a day counted by the spreadsheet",
        }
    }
}

/// Words for nothing.
const NOTHING: [&str; 10] = [
    "",
    "-",
    "–",
    "—",
    "n/a",
    "na",
    "none",
    "nil",
    "not applicable",
    "#n/a",
];

/// Words that say that there is no date, or none yet.
const NO_DATE: [&str; 26] = [
    "tbc",
    "tba",
    "tbd",
    "to be confirmed",
    "to be agreed",
    "to be determined",
    "ongoing",
    "on-going",
    "on going",
    "continuous",
    "rolling",
    "annual",
    "annually",
    "yearly",
    "every year",
    "as required",
    "when required",
    "as needed",
    "unknown",
    "not known",
    "not set",
    "overdue",
    "under review",
    "in progress",
    "as necessary",
    "?",
];

/// Whether a cell says that it has nothing to say.
pub(super) fn is_nothing(text: &str) -> bool {
    NOTHING.contains(&&*text.to_lowercase())
}

/// What the text of a cell says.
pub(super) fn read(text: &str) -> When {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    // A date is short; a novel is none.
    if text.len() > 60 {
        return When::Unclear;
    }
    if NOTHING.contains(&&*text) {
        return When::Nothing;
    }
    let is_frequency = text.starts_with("every ") || text.ends_with("yearly");
    if NO_DATE.contains(&&*text) || is_frequency {
        return When::NoDate;
    }
    if let Some((date, reading)) = one(&text) {
        return When::On(date, reading);
    }
    span(&text).unwrap_or(When::Unclear)
}

/// A day as spreadsheets count them, where a number is one; a year, where it looks like one.
pub(super) fn number(number: f64) -> When {
    // The 30th of December 1899: what spreadsheets count from, for all days since March 1900.
    const ZERO: jiff::civil::Date = jiff::civil::date(1899, 12, 30);
    if number.fract() == 0.0 && (1900.0..=2100.0).contains(&number) {
        return number
            .to_string()
            .parse()
            .map_or(When::Unclear, |year| When::On(year, None));
    }
    if !(20_000.0..=80_000.0).contains(&number) {
        return When::Unclear;
    }
    #[expect(clippy::cast_possible_truncation, reason = "within the bounds above")]
    let day = ZERO.saturating_add(jiff::Span::new().days(number as i64));
    let date = day.to_string().parse();
    date.map_or(When::Unclear, |date| When::On(date, Some(Reading::Serial)))
}

/// One date.
fn one(text: &str) -> Option<(Dated, Option<Reading>)> {
    if let Ok(date) = text.parse::<Dated>() {
        return Some((date, is_also_years(text).then_some(Reading::Month)));
    }
    if let Some((first, second)) = text.split_once('/')
        && is_year(first)
        && is_year(second)
    {
        let financial = format!("{first}/{}", &second[2..]);
        return Some((financial.parse().ok()?, None));
    }
    let text = text.trim_start_matches("fy").trim_start();
    let parts: Vec<&str> = text
        .split([' ', '/', '.', '-', ','])
        .filter(|part| !part.is_empty())
        .collect();
    let date = |year: &str, month: u16, day: Option<u16>| {
        let (year, is_short) = full_year(year)?;
        let day = day.map_or(String::new(), |day| format!("-{day:02}"));
        Some((
            format!("{year}-{month:02}{day}").parse().ok()?,
            is_short.then_some(Reading::ShortYear),
        ))
    };
    match parts[..] {
        [day, month, year]
            if number_of(day).is_some() && number_of(month).is_some() && !is_year(day) =>
        {
            let (day, month) = (number_of(day)?, number_of(month)?);
            let (day, month, order) = match (day, month) {
                (day, month) if month > 12 && day <= 12 => (month, day, Some(Reading::MonthFirst)),
                (day, month) if day <= 12 && day != month => (day, month, Some(Reading::DayFirst)),
                (day, month) => (day, month, None),
            };
            let (date, reading) = date(year, month, Some(day))?;
            Some((date, order.or(reading)))
        }
        [year, month, day] if is_year(year) => date(year, number_of(month)?, Some(number_of(day)?)),
        [day, month, year] if month_named(month).is_some() => {
            date(year, month_named(month)?, Some(number_of(day)?))
        }
        [month, day, year] if month_named(month).is_some() => {
            date(year, month_named(month)?, Some(number_of(day)?))
        }
        [month, year] if month_named(month).is_some() => date(year, month_named(month)?, None),
        [month, year] if is_year(year) && !text.contains('-') => {
            date(year, number_of(month).filter(|_| month.len() <= 2)?, None)
        }
        _ => text.parse().ok().map(|date| (date, None)),
    }
}

/// `2011-12`, which is a month here and might be two years elsewhere.
fn is_also_years(text: &str) -> bool {
    let (year, month) = text.split_once('-').unwrap_or((text, ""));
    let number = |text: &str| text.parse::<u32>().ok();
    year.len() == 4
        && month.len() == 2
        && number(year)
            .zip(number(month))
            .is_some_and(|(year, month)| (year + 1) % 100 == month)
}

/// Two dates, or one with an open side.
fn span(text: &str) -> Option<When> {
    let open = |date: &str| Some(one(date.trim())?.0);
    for word in ["from ", "since "] {
        if let Some(rest) = text.strip_prefix(word)
            && let Some(from) = open(rest)
        {
            return Some(When::Span(Some(from), None, None));
        }
    }
    for word in [" onwards", " onward", "-", " -", " –", "+"] {
        if let Some(rest) = text.strip_suffix(word)
            && let Some(from) = open(rest)
        {
            return Some(When::Span(Some(from), None, None));
        }
    }
    for word in ["to ", "until ", "up to ", "till ", "by "] {
        if let Some(rest) = text.strip_prefix(word)
            && let Some(to) = open(rest)
        {
            return Some(When::Span(None, Some(to), None));
        }
    }
    let text = text.strip_prefix("from ").unwrap_or(text);
    [" - ", " – ", " — ", " to ", " until ", "–", "—", "-", "/"]
        .iter()
        .find_map(|sign| {
            let (from, to) = text.split_once(sign)?;
            two(from.trim(), to.trim())
        })
}

fn two(from: &str, to: &str) -> Option<When> {
    // 2023-28: the second year has the century of the first.
    if is_year(from) && to.len() == 2 && number_of(to).is_some() {
        let to: Dated = format!("{}{to}", &from[..2]).parse().ok()?;
        let from: Dated = from.parse().ok()?;
        let is_next = to.first().year() == from.first().year() + 1;
        return (from.first() <= to.first()).then_some(When::Span(
            Some(from),
            Some(to),
            is_next.then_some(Reading::Years),
        ));
    }
    let ((from, first), (to, second)) = (one(from)?, one(to)?);
    (from.first() <= to.last()).then_some(When::Span(Some(from), Some(to), first.or(second)))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Four digits of a year, and whether two were given.
fn full_year(text: &str) -> Option<(String, bool)> {
    let text = text.trim_start_matches(['\'', '’']);
    match (text.len(), number_of(text)?) {
        (4, _) => Some((text.to_owned(), false)),
        (2, year) => Some((
            if year < 70 {
                format!("20{year:02}")
            } else {
                format!("19{year:02}")
            },
            true,
        )),
        _ => None,
    }
}

/// A number of few digits, with or without the ending of an ordinal.
fn number_of(text: &str) -> Option<u16> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(text);
    let is_short =
        (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_short.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reading in short: the dates, and how they were read.
    fn short(when: When) -> String {
        let date = |date: Option<Dated>| date.map_or("..".into(), |date| date.to_string());
        let told = |reading: Option<Reading>| {
            reading.map_or(String::new(), |reading| format!(" {reading:?}"))
        };
        match when {
            When::On(on, reading) => format!("{on}{}", told(reading)),
            When::Span(from, to, reading) => {
                format!("{} to {}{}", date(from), date(to), told(reading))
            }
            other => format!("{other:?}"),
        }
    }

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        assert_eq!(short(read(text)), expected, "{text}");
    }

    #[test]
    fn one_date_in_many_forms() {
        reads("2024-03-12", "2024-03-12");
        reads("12/03/2024", "2024-03-12 DayFirst");
        reads("12.3.2024", "2024-03-12 DayFirst");
        reads("25/03/2024", "2024-03-25");
        reads("03/03/2024", "2024-03-03");
        reads("03/25/2024", "2024-03-25 MonthFirst");
        reads("25/03/24", "2024-03-25 ShortYear");
        reads("2024/03/12", "2024-03-12");
        reads("12th March 2024", "2024-03-12");
        reads("March 12, 2024", "2024-03-12");
        reads("Sept 2025", "2025-09");
        reads("Mar-25", "2025-03 ShortYear");
        reads("12-Mar-99", "1999-03-12 ShortYear");
        reads("03/2025", "2025-03");
        reads("2025", "2025");
        reads("2022/23", "2022/23");
        reads("2022/2023", "2022/23");
        reads("FY 2022/23", "2022/23");
        reads("2011-12", "2011-12 Month");
    }

    #[test]
    fn two_dates_are_a_span() {
        reads("2023-2028", "2023 to 2028");
        reads("2023 – 2028", "2023 to 2028");
        reads("2023-28", "2023 to 2028");
        reads("2023-24", "2023 to 2024 Years");
        reads("2022/23 - 2026/27", "2022/23 to 2026/27");
        reads("April 2023 to March 2028", "2023-04 to 2028-03");
        reads(
            "01/04/2023 - 31/03/2028",
            "2023-04-01 to 2028-03-31 DayFirst",
        );
        reads("2023 onwards", "2023 to ..");
        reads("from April 2023", "2023-04 to ..");
        reads("until 2028", ".. to 2028");
    }

    #[test]
    fn what_is_no_date_is_told_from_what_is_unclear() {
        for nothing in ["N/A", "-", "none", ""] {
            reads(nothing, "Nothing");
        }
        for word in [
            "TBC",
            "Ongoing",
            "annual",
            "Every 3 years",
            "3-yearly",
            "Overdue",
        ] {
            reads(word, "NoDate");
        }
        for unclear in [
            "Summer 2025",
            "Q3",
            "31/02/2024",
            "5 years",
            "2028-2023",
            "Cabinet",
            "99/99/9999",
            "٣/٣/2024",
            "é/é",
            "1/2/3/4",
        ] {
            reads(unclear, "Unclear");
        }
    }

    #[test]
    fn numbers_are_years_or_days_as_spreadsheets_count_them() {
        assert_eq!(short(number(2024.0)), "2024");
        assert_eq!(short(number(45363.0)), "2024-03-12 Serial");
        assert_eq!(short(number(7.0)), "Unclear");
    }
}
