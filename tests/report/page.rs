//! The page for the council.

use std::collections::BTreeSet;

use base64::Engine;
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};
use stratlint::report::gaps::{Audience, Earlier, page as pages};

use super::{all, framework, page, report, text};
use crate::checking::{DAY, as_if_nothing_were_known, day, folder};
use crate::inline::PLAN;

/// A framework without a single finding.
const CLEAN: &str = "
- {id: plan, kind: corporate-plan, title: Council Plan, status: {is: adopted, on: 2023-01-10, by: Full Council},
   period: {from: 2023, to: 2030}, owner: Chief Executive, funded_by: budget, measured_by: homes-built}
- {id: homes, kind: priority, tier: core, title: Good homes, part_of: plan, measured_by: homes-built}
- {id: homes-built, kind: measure, title: Homes built, supports: homes}
- {id: delivery, kind: delivery-plan, title: Delivery Plan, status: {is: adopted, on: 2023-01-10, by: Cabinet},
   period: {from: 2023, to: 2030}, owner: Chief Executive, funded_by: budget, delivers: [plan, housing, land], supports: homes}
- {id: housing, kind: strategy, title: Housing Strategy, status: {is: adopted, on: 2023-02-10, by: Cabinet},
   period: {from: 2023, to: 2030}, owner: Director of Housing, supports: homes, funded_by: budget}
- {id: land, kind: strategy, title: Land Strategy, status: {is: adopted, on: 2023-02-10, by: Cabinet},
   period: {from: 2023, to: 2030}, owner: Director of Housing, supports: homes, funded_by: budget}
- {id: budget, kind: budget, title: Budget, status: {is: adopted, on: 2023-02-10, by: Full Council},
   period: {from: 2023, to: 2030}, owner: Treasurer, supports: plan}
";

#[test]
fn the_policy_names_the_very_bytes_of_style_and_script() {
    let page = Html::parse_document(&page(&folder("framework")));
    let policy = Selector::parse("meta[http-equiv=Content-Security-Policy]").expect("a selector");
    let policy = page
        .select(&policy)
        .next()
        .and_then(|meta| meta.attr("content"));
    let policy = policy.expect("a page has a policy");
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    for (element, directive) in [("style", "style-src"), ("script", "script-src")] {
        let selector = Selector::parse(element).expect("a selector");
        let elements: Vec<_> = page.select(&selector).collect();
        assert_eq!(elements.len(), 1, "one {element}");
        let hash = base64::prelude::BASE64_STANDARD
            .encode(Sha256::digest(elements[0].text().collect::<String>()));
        assert!(
            policy.contains(&format!("{directive} 'sha256-{hash}'")),
            "{element}: {policy}"
        );
    }
}

#[test]
fn nothing_is_fetched_and_every_id_is_its_own() {
    let page = Html::parse_document(&page(&folder("framework")));
    let everything = Selector::parse("*").expect("a selector");
    let mut ids = BTreeSet::new();
    for element in page.select(&everything).map(|element| element.value()) {
        assert!(!["img", "iframe", "object", "embed", "base"].contains(&element.name()));
        for (name, value) in element.attrs() {
            assert!(
                name != "style" && name != "src" && !name.starts_with("on"),
                "{name}={value}"
            );
            assert!(
                name != "id" || ids.insert(value.to_owned()),
                "the id {value} twice"
            );
        }
    }
    let links = Selector::parse("a[href^='#']").expect("a selector");
    for link in page.select(&links).filter_map(|link| link.attr("href")) {
        assert!(ids.contains(&link[1..]), "{link} leads nowhere");
    }
}

#[test]
fn the_page_has_the_findings_of_the_check() {
    for inputs in [folder("framework"), as_if_nothing_were_known("framework")] {
        let outcome = inputs.check_all(day(DAY));
        let found = outcome
            .findings
            .iter()
            .filter(|settled| settled.excepted.is_none());
        let found: BTreeSet<String> = found.map(|settled| format!("gap-{}", settled.id)).collect();
        let page = Html::parse_document(&page(&inputs));
        let gaps = Selector::parse(".gaps > li").expect("a selector");
        let told = page.select(&gaps).filter_map(|gap| gap.attr("id"));
        assert_eq!(told.map(ToOwned::to_owned).collect::<BTreeSet<_>>(), found);
    }
}

#[test]
fn the_page_is_small_and_always_the_same() {
    let page = page(&folder("framework"));
    assert_eq!(page, super::page(&folder("framework")));
    assert!(page.len() < 400_000, "{} bytes", page.len());
}

#[test]
fn a_framework_without_findings_passes() {
    let inputs = framework(
        "name: Marlshire\nlevels: {link-without-evidence: off}",
        CLEAN,
    );
    let outcome = inputs.check_all(day(DAY));
    assert_eq!(crate::checking::lines(&outcome, &inputs.sources), "");
    let page = Html::parse_document(&page(&inputs));
    assert_eq!(
        all(&page, ".verdict"),
        [
            "All 4 strategies and plans in force trace back to the corporate plan. Nothing must be fixed."
        ]
    );
    assert_eq!(
        all(&page, "#gaps > p"),
        ["No gap was found by the rules below."]
    );
    assert!(all(&page, ".band").is_empty());
}

#[test]
fn an_empty_framework_has_a_page() {
    let page = Html::parse_document(&page(&framework("format: 1", "[]")));
    assert_eq!(all(&page, ".org"), ["Policy framework"]);
    assert_eq!(
        all(&page, "#thread-list > p"),
        ["No corporate plan and no priority is in force."]
    );
}

#[test]
fn the_thread_goes_down_from_the_plan_and_stops_where_nothing_is_linked() {
    let documents = format!(
        "{PLAN}
- {{id: housing, kind: strategy, title: Housing Strategy, supports: homes}}
- {{id: repairs, kind: service-plan, title: Repairs, delivers: housing, supports: homes}}
- {{id: parks, kind: strategy, title: Parks Strategy}}
- {{id: paths, kind: service-plan, title: Paths, delivers: parks}}
- {{id: trees, kind: strategy, title: Tree Strategy, linkage: unexamined}}
"
    );
    let page = Html::parse_document(&page(&framework("name: Marlshire", &documents)));
    let tree = "Council Plan corporate plan > Good homes core priority > Housing Strategy strategy > Repairs service plan";
    let mut path = "#thread .tree > ul > li".to_owned();
    for title in tree.split(" > ") {
        let at = all(&page, &path)
            .into_iter()
            .next()
            .expect("something stands there");
        assert!(at.starts_with(title), "{at}");
        path += " > ul > li";
    }
    assert_eq!(
        all(&page, ".band h4"),
        [
            "Linked to nothing (1)",
            "Linked, but the thread stops on the way (1)",
            "Nobody has looked for the links yet (1)"
        ]
    );
    assert_eq!(
        all(&page, ".band li"),
        [
            "Parks Strategy",
            "Paths stops at Parks Strategy, in force",
            "Tree Strategy"
        ]
    );
}

#[test]
fn the_picture_and_the_lists_beside_it_speak_of_the_same_documents() {
    let inputs = folder("framework");
    let page = Html::parse_document(&page(&inputs));
    let addresses = |selector: &str| -> BTreeSet<String> {
        let selector = Selector::parse(selector).expect("a selector");
        let links = page.select(&selector);
        links
            .filter_map(|link| link.attr("href").map(String::from))
            .collect()
    };
    let (drawn, listed) = (addresses("#thread .picture a"), addresses("#thread-list a"));
    assert!(drawn.len() > 30 && listed.is_subset(&drawn), "{drawn:?}");
    // What is over is drawn where a thread stops at it; the list names it beside the document whose thread that is.
    let (framework, _) = inputs.framework(day(DAY));
    let over = framework
        .all()
        .filter(|document| document.state().is_gone());
    let over: BTreeSet<String> = over
        .map(|document| format!("#doc-{}", &*document.declared().id.value))
        .collect();
    let only_drawn: Vec<_> = drawn.difference(&listed).collect();
    assert!(
        only_drawn.iter().all(|one| over.contains(*one)),
        "{only_drawn:?}"
    );
}

#[test]
fn a_hole_is_a_row_that_says_so() {
    let documents = format!(
        "{PLAN}\n- {{id: parks, kind: strategy, title: Parks Strategy, status: adopted}}\n\
         - {{id: trees, kind: strategy, title: Tree Strategy, linkage: unexamined}}\n"
    );
    let page = Html::parse_document(&page(&framework("name: Marlshire", &documents)));
    assert_eq!(all(&page, ".mx tr.cut th"), ["Parks Strategy strategy"]);
    assert_eq!(all(&page, ".mx tr.cut td"), ["no link"]);
    assert!(all(&page, ".mx td").contains(&"not looked for yet".to_owned()));
}

#[test]
fn a_rule_without_a_summary_is_known_by_its_name() {
    let settings = "name: Marlshire\nrules:\n\
        - {id: dated, level: error, for: {kind: strategy}, require: {fields: {period: present}}}";
    let documents = format!("{PLAN}\n- {{id: parks, kind: strategy, title: Parks Strategy}}\n");
    let page = Html::parse_document(&page(&framework(settings, &documents)));
    assert!(all(&page, ".rule h3").contains(&"dated".to_owned()));
    assert!(!all(&page, "dt").contains(&String::new()));
}

#[test]
fn every_figure_is_explained() {
    let page = Html::parse_document(&page(&folder("framework")));
    let figures = all(&page, ".figs li");
    assert_eq!(figures.len(), 4);
    for figure in figures {
        let words = figure.trim_start_matches(|c: char| !c.is_alphabetic());
        assert!(words.split(' ').count() > 3, "{figure}");
    }
}

#[test]
fn the_page_says_what_has_changed() {
    let owner = "- {id: housing, kind: strategy, title: Housing Strategy, owner: Director, supports: homes}";
    let then = framework(
        "name: Marlshire",
        &format!("{PLAN}{owner}\n- {{id: old, kind: strategy, title: Old Strategy}}"),
    );
    let now = framework(
        "name: Marlshire",
        &format!("{PLAN}{}", owner.replace("owner: Director, ", "")),
    );
    let earlier = Earlier::of_outcome(&then.check_all(day("2023-06-30")));
    let page = text(report(
        &now,
        Audience::Council,
        Some(&earlier),
        pages::write,
    ));
    let page = Html::parse_document(&page);
    assert_eq!(
        all(&page, "#changes h2"),
        ["What changed since 30 June 2023"]
    );
    let [new, gone] = &all(&page, "#changes ul")[..] else {
        panic!("new gaps, and gaps that are gone");
    };
    assert!(
        new.contains("Housing Strategy") && !new.contains("Old Strategy"),
        "{new}"
    );
    assert!(
        gone.contains("“Old Strategy”") && !gone.contains("Housing Strategy"),
        "{gone}"
    );
    let head = all(&page, "#summary thead th");
    assert_eq!(head, ["Level", "Open now", "30 June 2023", "What it means"]);
}

#[test]
fn known_gaps_are_shown_and_counted_apart() {
    let page = Html::parse_document(&page(&folder("tests/fixtures/known-findings")));
    assert_eq!(
        all(&page, "#summary thead th"),
        [
            "Level",
            "Open now",
            "Of these in the baseline",
            "What it means"
        ]
    );
    let known = all(&page, ".gaps > li")
        .into_iter()
        .filter(|gap| gap.contains("known"));
    assert!(known.count() > 0);
}

#[test]
fn the_brand_is_shown_and_an_unreadable_one_refused() {
    let branded = framework(
        "name: Marlshire\nbrand: {colour: '#5b2a86', text: Marlshire County}",
        PLAN,
    );
    let page = page(&branded);
    assert!(page.contains("@media screen and (forced-colors:none) { :root { --head:#5b2a86;"));
    assert_eq!(
        all(&Html::parse_document(&page), ".org"),
        ["Marlshire County"]
    );

    let yellow = framework("name: Marlshire\nbrand: {colour: '#ffdd00'}", PLAN);
    let outcome = yellow.check_all(day(DAY));
    let refused = outcome
        .findings
        .iter()
        .find(|settled| settled.finding.rule == "invalid-declaration");
    let refused = &refused.expect("a finding").finding;
    assert_eq!(yellow.sources.text(refused.place), "#ffdd00");
    assert_eq!(
        refused.message(),
        "the value of `colour` has the wrong form"
    );
    assert!(
        refused.help().contains("a contrast of 4.5 to 1"),
        "{}",
        refused.help()
    );
}
