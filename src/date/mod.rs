//! The four forms of a date and what they mean as a first and a last day.
//!
//! `2023`, `2023-11`, `2023-11-30` and the financial year `2022/23` (1 April to 31 March). Which of the two days counts
//! depends on the key: `from`, `on` and `since` mean the first, `to`, `until`, `by` and `review_by` the last. What people
//! write in other forms is refused; [`meant()`] says what was meant by it.

mod meant;
mod period;

use std::fmt;
use std::str::FromStr;

use jiff::Span;
pub use jiff::civil::Date as Day;

pub use meant::{Counts, meant, quarter};
pub use period::period;

/// A date as written: a day, a month, a year or a financial year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dated {
    first: Day,
    form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    Day,
    Month,
    Year,
    FinancialYear,
}

impl Dated {
    /// The first day of what is written.
    pub fn first(self) -> Day {
        self.first
    }

    /// The last day of what is written.
    pub fn last(self) -> Day {
        match self.form {
            Form::Day => self.first,
            Form::Month => self.first.last_of_month(),
            Form::Year => self.first.last_of_year(),
            // The year 9999/00 has no 31 March that the calendar can hold; its last day is then the calendar's own.
            Form::FinancialYear => Day::new(self.first.year() + 1, 3, 31).unwrap_or(Day::MAX),
        }
    }
}

impl Dated {
    /// As people say it.
    pub fn phrase(self) -> String {
        match self.form {
            Form::Day => phrase(self.first),
            Form::Month => self.first.strftime("%B %Y").to_string(),
            Form::Year => format!("the year {self}"),
            Form::FinancialYear => format!("the financial year {self}"),
        }
    }
}

/// A day as people say it: "31 January 2024".
pub fn phrase(day: Day) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// The number of a month, from its name in small letters, in full or cut to three letters and more.
pub fn month_named(word: &str) -> Option<u16> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let named = |month: &&str| word.len() >= 3 && month.starts_with(word);
    let at = MONTHS.iter().position(named)?;
    Some(u16::try_from(at + 1).expect("one of twelve"))
}

/// The day so many months later, clamped to the end of a shorter month: a month after 31 January is the last of February.
pub fn months_after(day: Day, months: u32) -> Day {
    day.saturating_add(Span::new().months(months.min(MONTHS_OF_ALL_TIME)))
}

/// As many months as the calendar holds: more than that is the last day of all.
const MONTHS_OF_ALL_TIME: u32 = 12 * 9_999;

/// What a date must look like, for messages.
pub const FORMS: &str = "2023, 2023-11, 2023-11-30 or 2022/23";

/// The text is none of the four forms, or no day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

impl FromStr for Dated {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let bytes = text.as_bytes();
        let part = |from: usize, to: usize| -> Result<i16, NotADate> {
            let digits = bytes
                .get(from..to)
                .filter(|digits| digits.iter().all(u8::is_ascii_digit))
                .ok_or(NotADate)?;
            Ok(digits
                .iter()
                .fold(0, |number, digit| number * 10 + i16::from(digit - b'0')))
        };
        let small =
            |from, to| part(from, to).map(|number| i8::try_from(number).expect("two digits"));
        let (form, month, day) = match (bytes.len(), bytes.get(4), bytes.get(7)) {
            (4, None, None) => (Form::Year, 1, 1),
            (7, Some(b'-'), None) => (Form::Month, small(5, 7)?, 1),
            (10, Some(b'-'), Some(b'-')) => (Form::Day, small(5, 7)?, small(8, 10)?),
            (7, Some(b'/'), None) if part(5, 7)? == (part(0, 4)? + 1) % 100 => {
                (Form::FinancialYear, 4, 1)
            }
            _ => return Err(NotADate),
        };
        let first = Day::new(part(0, 4)?, month, day).map_err(|_| NotADate)?;
        Ok(Self { first, form })
    }
}

impl fmt::Display for Dated {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.form {
            Form::Day => write!(f, "{}", self.first),
            Form::Month => write!(f, "{year:04}-{month:02}"),
            Form::Year => write!(f, "{year:04}"),
            Form::FinancialYear => write!(f, "{year:04}/{:02}", (year + 1) % 100),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn means(text: &str, first: &str, last: &str) {
        let dated: Dated = text.parse().expect("a date");
        assert_eq!(
            (dated.first().to_string(), dated.last().to_string()),
            (first.into(), last.into())
        );
        assert_eq!(dated.to_string(), text);
    }

    #[test]
    fn each_form_has_a_first_and_a_last_day() {
        means("2023", "2023-01-01", "2023-12-31");
        means("2024-02", "2024-02-01", "2024-02-29");
        means("2023-11-30", "2023-11-30", "2023-11-30");
        means("2022/23", "2022-04-01", "2023-03-31");
        means("1999/00", "1999-04-01", "2000-03-31");
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "23",
            "20231",
            "2023-13",
            "2023-00",
            "2023-02-29",
            "2023-2-1",
            "2022/24",
            "2022/2023",
            "2022-23-01x",
            "30/11/2023",
            "２０２３",
            "2023-11-31",
            "March 2023",
            "+023",
            "2023-1é",
            "-1/00",
        ] {
            assert_eq!(text.parse::<Dated>(), Err(NotADate), "{text}");
        }
    }

    #[test]
    fn months_are_calendar_months_clamped() {
        let after =
            |day: &str, months| months_after(day.parse().expect("a day"), months).to_string();
        assert_eq!(after("2024-01-31", 1), "2024-02-29");
        assert_eq!(after("2024-01-31", 12), "2025-01-31");
        assert_eq!(after("2024-02-29", 12), "2025-02-28");
        assert_eq!(after("2024-02-29", u32::MAX), "9999-12-31");
    }
}
