//! Words for what is written where a date should stand: the date that was meant, in a form that it may have.

use crate::date::{Counts, Dated, FORMS, meant, quarter};
use crate::finding::{Found, Words};
use crate::source::Place;

const NOT_A_DATE: Words = Words {
    message: "`{text}` is not a date",
    label: "not a date",
    help: "Write a date as {forms}.",
};

const CERTAIN: Words = Words {
    message: "`{text}` is not a date",
    label: "not in a form of a date",
    help: "Write `{date}`. A date is written as {forms}.",
};

const EITHER: Words = Words {
    message: "`{text}` is not a date",
    label: "not in a form of a date",
    help: "Which is meant? Write `{date}` for {phrase}, or `{other}` for {other_phrase}. A date is written as {forms}.",
};

const FINANCIAL_QUARTER: Words = Words {
    message: "`{text}` is not a date",
    label: "a quarter",
    help: "Write the {end} month of the quarter: `{date}`. A date is written as {forms}.",
};

const QUARTER: Words = Words {
    message: "`{text}` is not a date",
    label: "a quarter",
    help: "Write the {end} month of the quarter: `{date}` if it is one of the calendar year, `{other}` if it is one of the \
           financial year. A date is written as {forms}.",
};

const NO_SUCH_DAY: Words = Words {
    message: "`{text}` is not a date: {month} has {count} days",
    label: "no such day",
    help: "Write the day that is meant, as {forms}.",
};

/// Keys at which the last day of a date counts.
const ENDS: [&str; 4] = ["to", "until", "by", "review_by"];

/// A finding about a text that is in none of the four forms.
pub(super) fn finding(text: &str, key: &str, place: Place) -> Found {
    let at = |words| {
        Found::new(words, place)
            .with("text", text)
            .with("forms", FORMS)
    };
    if let Some((month, days)) = month_of_no_such_day(text) {
        return at(&NO_SUCH_DAY)
            .with("month", month.phrase())
            .with("count", days);
    }
    let (counts, end) = if ENDS.contains(&key) {
        (Counts::Last, "last")
    } else {
        (Counts::First, "first")
    };
    let quarters = quarter(text, counts);
    let (found, words) = if quarters.is_empty() {
        (meant(text), [&NOT_A_DATE, &CERTAIN, &EITHER])
    } else {
        (quarters, [&NOT_A_DATE, &FINANCIAL_QUARTER, &QUARTER])
    };
    let finding = at(words[found.len()]).with("end", end);
    let slots = [("date", "phrase"), ("other", "other_phrase")];
    let fill = |finding: Found, ((date, phrase), dated): ((_, _), &Dated)| {
        finding
            .with(date, dated.to_string())
            .with(phrase, dated.phrase())
    };
    slots.into_iter().zip(&found).fold(finding, fill)
}

/// The month of a day that the calendar does not have, and how many days it has.
fn month_of_no_such_day(text: &str) -> Option<(Dated, usize)> {
    let (month, day) = text.split_at_checked(7)?;
    let day = day.strip_prefix('-')?;
    let is_day = day.len() == 2 && day.bytes().all(|byte| byte.is_ascii_digit());
    let month: Dated = month.parse().ok().filter(|_| is_day)?;
    Some((month, month.last().day().unsigned_abs().into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_two_digits_and_not_any_three_bytes() {
        let days = |text| month_of_no_such_day(text).map(|(_, days)| days);
        assert_eq!(days("2023-02-30"), Some(28));
        for other in [
            "2023-02\u{202e}",
            "\u{202e}evil\u{2066}",
            "2023-02--30",
            "2023-02-3x",
        ] {
            assert_eq!(days(other), None, "{other:?}");
        }
    }
}
