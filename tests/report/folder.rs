//! Reports on more documents than one page can hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use scraper::{Html, Selector};
use stratlint::report::gaps::{Audience, page as pages};

use super::{framework, report, text};
use crate::inline::PLAN;

/// The plan and so many strategies.
fn strategies(count: usize) -> stratlint::check::Inputs {
    let mut documents = PLAN.to_owned();
    for number in 0..count {
        writeln!(
            documents,
            "- {{id: s-{number}, kind: strategy, title: Strategy {number}, supports: homes}}"
        )
        .expect("memory");
    }
    framework("name: Marlshire", &documents)
}

#[test]
fn many_documents_have_pages_of_their_own() {
    let inputs = strategies(400);
    let files = report(&inputs, Audience::Council, None, pages::write_folder);
    assert_eq!(files[0].name, "index.html");
    let pages: BTreeMap<String, Html> = files
        .into_iter()
        .map(|file| (file.name, Html::parse_document(&text(file.content))))
        .collect();
    let with_id = Selector::parse("[id]").expect("a selector");
    let ids = |page: &Html| {
        page.select(&with_id)
            .filter_map(|one| one.attr("id").map(ToOwned::to_owned))
            .collect()
    };
    let ids: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(name, page)| (&**name, ids(page)))
        .collect();
    let entries = ids.values().flatten().filter(|id| id.starts_with("doc-"));
    assert_eq!(entries.count(), 403);
    let links = Selector::parse("a[href*='#']").expect("a selector");
    for (name, page) in &pages {
        for link in page.select(&links).filter_map(|link| link.attr("href")) {
            let (file, anchor) = link.split_once('#').expect("it is chosen so");
            let file = if file.is_empty() { name } else { file };
            assert!(ids[file].contains(anchor), "{name}: {link} leads nowhere");
        }
    }
}

#[test]
fn the_first_page_of_two_thousand_documents_is_light() {
    let files = report(
        &strategies(2_000),
        Audience::Council,
        None,
        pages::write_folder,
    );
    let first = &files[0];
    assert!(first.content.len() < 1_500_000, "{}", first.content.len());
    let thread = files.iter().find(|file| file.name == "thread.html");
    let thread =
        Html::parse_document(std::str::from_utf8(&thread.expect("a page").content).expect("UTF-8"));
    // A picture of so many boxes could not be read: an overview stands for it.
    let boxes = Selector::parse(".picture svg a").expect("a selector");
    let pictures = Selector::parse(".picture svg[aria-label]").expect("a selector");
    assert_eq!(thread.select(&pictures).count(), 1);
    assert!(thread.select(&boxes).count() < 80);
}

#[test]
fn few_documents_are_one_page() {
    let files = report(&strategies(3), Audience::Council, None, pages::write_folder);
    assert_eq!(files.len(), 1);
}
