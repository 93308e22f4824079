//! The gap report: what it says, that it can be read, and that nothing of the input is taken for markup.

mod folder;
mod hostile;
mod page;
mod public;

use scraper::{Html, Selector};
use stratlint::check::Inputs;
use stratlint::forecast::Forecast;
use stratlint::report::gaps::{Audience, Beside, Contents, Earlier, page as pages};

use crate::checking::{DAY, day, reported};

/// What is made of the contents of a report on 31 January 2024.
pub(crate) fn report<T>(
    inputs: &Inputs,
    audience: Audience,
    earlier: Option<&Earlier>,
    make: impl FnOnce(&Contents) -> T,
) -> T {
    let (now, _) = inputs.framework(day(DAY));
    let (later, _) = inputs.framework(day("2025-02-01"));
    let forecast = &Forecast::new(&now, &later, &inputs.settings);
    reported(inputs, "framework", |asked, checked| {
        let beside = Beside {
            audience,
            forecast,
            earlier,
        };
        make(&Contents::new(asked, checked, beside))
    })
}

/// The page for the council.
fn page(inputs: &Inputs) -> String {
    text(report(inputs, Audience::Council, None, pages::write))
}

fn text(page: Vec<u8>) -> String {
    String::from_utf8(page).expect("a page is UTF-8")
}

/// The words at every element that a selector chooses, as a reader gets them.
#[track_caller]
fn all(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    page.select(&selector)
        .map(|element| words(element.text().collect()))
        .collect()
}

/// Settings and documents that lie nowhere.
fn framework(settings: &str, documents: &str) -> Inputs {
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let files = [
        file("framework.yaml", settings),
        file("documents.yaml", documents),
    ];
    crate::checking::in_memory(&files.into_iter().collect())
}
