//! The years that a title carries: `Housing Strategy 2021-2026`.

use super::when::{self, Reading, When};
use crate::date::{Dated, month_named};

/// What the years of a title say of its period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Years {
    /// There are none, or they are those of an Act.
    None,
    /// From and to, either of which may be open.
    Period(Option<Dated>, Option<Dated>, Option<Reading>),
    /// One year, which may be a start, an end or an aim.
    One(Dated),
    /// Years that make no period.
    Unclear,
}

/// The years of a title: those outside of brackets, or else those inside.
pub(super) fn of(title: &str) -> Years {
    // A title is short; of a novel the beginning is enough.
    let title: String = title.chars().take(400).collect();
    let signs = ['(', ')', '[', ']'];
    let parts = title.split(signs);
    let (outside, inside) = (parts.clone().step_by(2), parts.skip(1).step_by(2));
    let mut told = outside.chain(inside).map(of_part);
    told.find(|years| *years != Years::None)
        .unwrap_or(Years::None)
}

fn of_part(text: &str) -> Years {
    let apart = text.to_lowercase().replace(['–', '—', '-'], " to ");
    let words: Vec<String> = apart
        .split([' ', '\n', ','])
        .map(|word| with_century(word.trim_end_matches(['.', ':', ';'])))
        .filter(|word| !word.is_empty())
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let Some(first) = words.iter().position(|word| is_year(word)) else {
        return Years::None;
    };
    let before = first.checked_sub(1).map(|before| words[before]);
    if before.is_some_and(|word| ["act", "acts", "regulations", "order"].contains(&word)) {
        return Years::None;
    }
    let opens = |word: &str| {
        ["to", "until", "from", "since"].contains(&word) || month_named(word).is_some()
    };
    let first = first - usize::from(before.is_some_and(opens));
    let (Some(from), Some(end)) = (words.get(first..), end(&words)) else {
        return Years::None;
    };
    let span = from[..end - first].join(" ");
    match when::read(&span) {
        When::Span(from, to, reading) => Years::Period(from, to, reading),
        When::On(year, reading) if span.contains('/') => {
            Years::Period(Some(year), Some(year), reading)
        }
        When::On(year, _) => Years::One(year),
        _ => Years::Unclear,
    }
}

/// `25/26`, which can only be a financial year, as `2025/26`.
fn with_century(word: &str) -> String {
    let number = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() == 2);
    let years = word.split_once('/');
    match years.and_then(|(from, to)| Some((number(from)?, number(to)?))) {
        Some((from, to)) if (from + 1) % 100 == to => format!("20{word}"),
        _ => word.to_owned(),
    }
}

/// Behind the last word that belongs to the years.
fn end(words: &[&str]) -> Option<usize> {
    let last = words.iter().rposition(|word| is_year(word))?;
    let is_short = |word: &&str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    Some(match words.get(last + 1..) {
        Some(["to", short, ..]) if is_short(short) => last + 3,
        Some(["onwards" | "onward", ..]) => last + 2,
        _ => last + 1,
    })
}

/// `2021`, `2021/22`, `2021/26` and `2021+`.
fn is_year(word: &str) -> bool {
    let Some((year, rest)) = word.split_at_checked(4) else {
        return false;
    };
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let century = year.starts_with("19") || year.starts_with("20");
    century
        && is_number(year)
        && (rest == "+" || is_number(rest) && matches!(rest.len(), 0 | 2 | 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(title: &str, expected: &str) {
        let date = |date: Option<Dated>| date.map_or("..".into(), |date| date.to_string());
        let told = match of(title) {
            Years::Period(from, to, _) => format!("{} to {}", date(from), date(to)),
            other => format!("{other:?}"),
        };
        assert_eq!(told, expected, "{title}");
    }

    #[test]
    fn years_that_are_a_period() {
        says("Housing Strategy 2021-2026", "2021 to 2026");
        says("Housing Strategy 2021–26 (refreshed 2023)", "2021 to 2026");
        says("Housing Strategy (2021 to 2026)", "2021 to 2026");
        says("2021/26 Housing Strategy", "2021 to 2026");
        says("Climate Plan 2022/23 to 2025/26", "2022/23 to 2025/26");
        says(
            "Workforce Plan, April 2022 - March 2025",
            "2022-04 to 2025-03",
        );
        says("Pay Policy Statement 2024/25", "2024/25 to 2024/25");
        says("Capital Strategy 25/26", "2025/26 to 2025/26");
        says("Budget 2011-12", "2011 to 2012");
        says("Local Plan to 2031", ".. to 2031");
        says("Parks Strategy 2019 onwards", "2019 to ..");
    }

    #[test]
    fn years_that_are_none_or_unclear() {
        for unclear in ["Strategies of 2015 and 2020", "Plan 2026-2021"] {
            says(unclear, "Unclear");
        }
        assert_eq!(
            of("Vision 2030"),
            Years::One("2030".parse().expect("a year"))
        );
        for none in [
            "Parks for All",
            "Care Act 2014 Policy",
            "Route 20212 Plan",
            "Ward 12 Plan",
            "é2021",
        ] {
            says(none, "None");
        }
    }
}
