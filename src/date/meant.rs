//! What is written where a date should stand, and no date: what was meant by it.

use std::iter;

use super::{Dated, month_named};

/// Which day of a date counts where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// The first: it says when something begins.
    First,
    /// The last: it says when something ends.
    Last,
}

/// The dates that a text may mean which is in none of the four forms: one where that is certain, two where only its
/// writer knows (day or month first?), none where nothing can be made of it.
pub fn meant(text: &str) -> Vec<Dated> {
    // What spreadsheets and databases write: a day with a time behind it.
    let day = text
        .get(..10)
        .filter(|_| text[10..].starts_with(['T', ' ']) && text.contains(':'));
    if let Some(day) = day.and_then(|day| day.parse().ok()) {
        return vec![day];
    }
    let parts = parts(text);
    let mut dates: Vec<Dated> = of_parts(&parts).into_iter().flatten().collect();
    dates.dedup();
    dates
}

/// The months that a quarter may mean, of which no form of a date speaks: its first or its last month in the calendar year
/// and in the financial year, or in the latter alone where that is what is written.
pub fn quarter(text: &str, counts: Counts) -> Vec<Dated> {
    let parts = parts(text);
    let Some(at) = parts.iter().position(|part| matches!(part, Part::Quarter)) else {
        return Vec::new();
    };
    let Some(Part::Number(1, quarter @ 1..=4)) = parts.get(at + 1) else {
        return Vec::new();
    };
    let counted = match counts {
        Counts::First => quarter * 3 - 2,
        Counts::Last => quarter * 3,
    };
    let in_financial_year = |year| match counted {
        ..10 => month(year, counted + 3),
        _ => month(year + 1, counted - 9),
    };
    let rest: Vec<&Part> = parts[..at].iter().chain(&parts[at + 2..]).collect();
    let months = match rest[..] {
        [Part::Number(4, year)] => [month(*year, counted), in_financial_year(*year)],
        [Part::Number(4, year), Part::Number(2, next)] if *next == (year + 1) % 100 => {
            [in_financial_year(*year), None]
        }
        _ => [None, None],
    };
    months.into_iter().flatten().collect()
}

/// A piece of what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// So many digits, and the number that they are.
    Number(usize, u16),
    /// The number of a month that is named.
    Month(u16),
    /// The letter before the number of a quarter.
    Quarter,
    /// Any other word.
    Word,
}

/// Numbers and words in order, without what only adorns a date. None of a text that is too long to be one.
fn parts(text: &str) -> Vec<Part> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return Vec::new();
    }
    let is_other = |c: &char| !c.is_alphanumeric();
    let mut rest = text.chars().peekable();
    let runs = iter::from_fn(|| {
        while rest.next_if(is_other).is_some() {}
        let first = rest.next()?;
        let alike = |c: &char| c.is_alphanumeric() && c.is_numeric() == first.is_numeric();
        let mut run = String::from(first);
        while let Some(c) = rest.next_if(alike) {
            run.extend(c.to_lowercase());
        }
        Some(run.to_lowercase())
    });
    let adorns = |run: &String| ADORNMENTS.contains(&&**run) || is_weekday(run);
    runs.filter(|run| !adorns(run))
        .map(|run| part(&run))
        .collect()
}

const ADORNMENTS: [&str; 7] = ["st", "nd", "rd", "th", "of", "the", "fy"];

fn is_weekday(word: &str) -> bool {
    const WEEKDAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    word.len() >= 3 && WEEKDAYS.iter().any(|day| day.starts_with(word))
}

fn part(run: &str) -> Part {
    if let Ok(number) = run.parse() {
        return Part::Number(run.len(), number);
    }
    match month_named(run) {
        Some(month) => Part::Month(month),
        None if run == "q" => Part::Quarter,
        None => Part::Word,
    }
}

fn of_parts(parts: &[Part]) -> [Option<Dated>; 2] {
    use Part::{Month, Number};
    const CENTURY: u16 = 2000;
    match *parts {
        [Number(1 | 2, d), Month(m), Number(4, y)]
        | [Month(m), Number(1 | 2, d), Number(4, y)]
        | [Number(4, y), Month(m), Number(1 | 2, d)] => [day(y, m, d), None],
        [Number(1 | 2, d), Month(m), Number(2, y)] => [day(CENTURY + y, m, d), None],
        [Month(m) | Number(1 | 2, m), Number(4, y)] | [Number(4, y), Month(m)] => {
            [month(y, m), None]
        }
        [Month(m), Number(2, y)] => [month(CENTURY + y, m), None],
        [Number(4, y), Number(1 | 2, m), Number(1 | 2, d)] => {
            [day(y, m, d).or_else(|| day(y, d, m)), None]
        }
        // Written in Britain day first, but in a good many programs month first.
        [Number(1 | 2, a), Number(1 | 2, b), Number(4, y)] => [day(y, b, a), day(y, a, b)],
        [Number(1 | 2, a), Number(1 | 2, b), Number(2, y)] => {
            [day(CENTURY + y, b, a), day(CENTURY + y, a, b)]
        }
        [Number(4, y), Number(4, next)] if next == y + 1 => [financial_year(y), None],
        [Number(4, y), Number(2, next)] if next == (y + 1) % 100 => [financial_year(y), None],
        [Number(4, y), Number(2, m)] => [month(y, m), None],
        // A digit that is missing, or a month without its nought.
        [Number(4, y), Number(1, last)] => {
            let slip = last == (y + 1) % 10;
            [financial_year(y).filter(|_| slip), month(y, last)]
        }
        [Number(2, y), Number(2, next)] => {
            let follows = next == (y + 1) % 100;
            let year = financial_year(CENTURY + y).filter(|_| follows);
            [year, month(CENTURY + next, y)]
        }
        _ => [None, None],
    }
}

fn day(year: u16, month: u16, day: u16) -> Option<Dated> {
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}

fn month(year: u16, month: u16) -> Option<Dated> {
    format!("{year:04}-{month:02}").parse().ok()
}

fn financial_year(year: u16) -> Option<Dated> {
    format!("{year:04}/{:02}", (year + 1) % 100).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(dates: &[Dated]) -> Vec<String> {
        dates.iter().map(ToString::to_string).collect()
    }

    #[track_caller]
    fn is_meant(text: &str, dates: &[&str]) {
        assert_eq!(written(&meant(text)), dates, "{text}");
    }

    #[test]
    fn a_day_is_read_in_any_form_that_leaves_no_doubt() {
        for text in [
            "13/03/2024",
            "13.3.2024",
            "13-03-24",
            "13 March 2024",
            "13th of March, 2024",
            "Wednesday 13 Mar 2024",
            "March 13, 2024",
            "13-Mar-24",
            "2024/03/13",
            "2024-3-13",
            "2024-03-13T00:00:00Z",
            "2024-03-13 00:00:00",
        ] {
            is_meant(text, &["2024-03-13"]);
        }
        is_meant("03/03/2024", &["2024-03-03"]);
    }

    #[test]
    fn day_or_month_first_is_for_the_writer_to_say() {
        is_meant("12/03/2024", &["2024-03-12", "2024-12-03"]);
        is_meant("1.2.24", &["2024-02-01", "2024-01-02"]);
    }

    #[test]
    fn months_and_financial_years_are_read_too() {
        for text in [
            "March 2024",
            "Mar-24",
            "2024/03",
            "2024-3",
            "03/2024",
            "2024 March",
        ] {
            is_meant(text, &["2024-03"]);
        }
        for text in [
            "24/25",
            "2024-25",
            "2024–25",
            "2024/2025",
            "FY 2024-25",
            "FY24/25",
        ] {
            is_meant(text, &["2024/25"]);
        }
        is_meant("2024/5", &["2024/25", "2024-05"]);
        is_meant("11/12", &["2011/12", "2012-11"]);
    }

    #[test]
    fn nothing_is_made_of_what_says_no_date() {
        for text in [
            "",
            "last year",
            "tbc",
            "31/31/2024",
            "2022/24",
            "2024-02-30",
            "12 March",
            "é1",
            "１２/0３/2024",
        ] {
            is_meant(text, &[]);
        }
    }

    #[test]
    fn a_quarter_is_a_month_where_it_begins_or_ends() {
        let first = |text| written(&quarter(text, Counts::First));
        let last = |text| written(&quarter(text, Counts::Last));
        assert_eq!(first("Q1 2024"), ["2024-01", "2024-04"]);
        assert_eq!(last("2024 Q4"), ["2024-12", "2025-03"]);
        assert_eq!(last("Q2 2024/25"), ["2024-09"]);
        assert_eq!(first("Q5 2024"), [""; 0]);
        assert_eq!(first("2024"), [""; 0]);
        assert_eq!(first("Q"), [""; 0]);
    }
}
