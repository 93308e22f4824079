//! Dates as they are written, against a calendar counted by hand; and what is guessed of other forms.

use stratlint::date::{Counts, Dated, meant, month_named, period, phrase, quarter};

/// The text as a date: it is one of the four forms and means its first and last day, or it is refused; every guess is a date.
pub fn check(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    let read: Option<Dated> = text.parse().ok();
    let days = read.map(|date| [date.first().to_string(), date.last().to_string()]);
    assert_eq!(days, expected(text), "{text:?}");
    if let Some(date) = read {
        assert_eq!(date.to_string(), text);
        assert!(!date.phrase().is_empty() && !phrase(date.first()).is_empty());
    }
    for date in guesses(text) {
        let again = date.to_string().parse();
        assert_eq!(again, Ok(date), "{text:?} is taken for {date}");
        assert!(date.first() <= date.last(), "{text:?}");
    }
    month_named(text);
}

fn guesses(text: &str) -> Vec<Dated> {
    let period = period(text).unwrap_or_default().into_iter().flatten();
    let quarters = [Counts::First, Counts::Last].map(|counts| quarter(text, counts));
    let guesses = meant(text).into_iter().chain(period);
    guesses.chain(quarters.into_iter().flatten()).collect()
}

/// The first and the last day of what is written in one of the four forms.
fn expected(text: &str) -> Option<[String; 2]> {
    let year = text.get(..4).filter(|year| is_number(year))?;
    let number: u32 = year.parse().ok()?;
    let rest = &text[4..];
    let days = match (rest.len(), rest.get(..1)) {
        (0, None) => [format!("{year}-01-01"), format!("{year}-12-31")],
        (3, Some("/")) => {
            let next = (number + 1) % 100;
            (rest[1..] == format!("{next:02}")).then_some(())?;
            // The calendar ends with the year 9999.
            let end = if number == 9999 {
                "9999-12-31".into()
            } else {
                format!("{:04}-03-31", number + 1)
            };
            [format!("{year}-04-01"), end]
        }
        (3, Some("-")) => {
            let last = days_of(number, &rest[1..])?;
            [format!("{text}-01"), format!("{text}-{last}")]
        }
        (6, Some("-")) => {
            let (month, day) = rest[1..].split_once('-')?;
            let last = days_of(number, month)?;
            let is_day = is_number(day) && day.len() == 2 && ("01"..=last).contains(&day);
            is_day.then(|| [text.to_owned(), text.to_owned()])?
        }
        _ => return None,
    };
    Some(days)
}

/// The last day of a month that is written with two digits.
fn days_of(year: u32, month: &str) -> Option<&'static str> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        "04" | "06" | "09" | "11" => Some("30"),
        "02" if is_leap => Some("29"),
        "02" => Some("28"),
        "01" | "03" | "05" | "07" | "08" | "10" | "12" => Some("31"),
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
