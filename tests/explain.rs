//! `stratlint explain`: the rules and their pages in a terminal.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "snapbox writes its snapshots so"
)]

use snapbox::{IntoData, assert_data_eq, str};
use stratlint::catalogue::{CATALOGUES, Catalogue};
use stratlint::finding::{Group, Level};
use stratlint::report::explain;
use stratlint::report::text::Look;
use stratlint::rules::{Check, RULES, Rule};

use crate::inline::PLAIN;

const PAGE: &str = "\
# missing-tree

A park has no tree, and this
sentence is long enough to be laid out again over the whole width of the terminal.

## What it finds
It speaks for each park in force:

- a park without `trees`,
  whatever its size;
- a park with one tree.

It is silent at night.

## Example
```yaml parks/old-park.yaml
id: old-park
trees:

  - to: a-line-that-is-far-too-long-for-the-width-and-stays-as-it-is-because-it-is-there-to-be-copied
```
";

static RULE: Rule = Rule {
    id: "missing-tree",
    page: PAGE,
    group: Group::Coverage,
    level: Level::Warning,
    check: Check::Framework(|_, _| {}),
};

#[test]
fn a_page_is_laid_out_for_the_terminal() {
    assert_data_eq!(explain::page(&RULE, PLAIN), str![[r#"
missing-tree (warning)
Coverage: is anything missing?

A park has no tree, and this sentence is long enough to be laid out again over
the whole width of the terminal.

What it finds
  It speaks for each park in force:

  • a park without `trees`, whatever its size;
  • a park with one tree.

  It is silent at night.

Example
  parks/old-park.yaml:
    id: old-park
    trees:

      - to: a-line-that-is-far-too-long-for-the-width-and-stays-as-it-is-because-it-is-there-to-be-copied

"#]].raw());
}

#[test]
fn colour_adds_nothing_that_the_words_do_not_say() {
    let colored = Look {
        color: true,
        ..PLAIN
    };
    let text = explain::page(&RULE, colored);
    assert!(text.contains("\x1b[1mmissing-tree\x1b[0m (\x1b[33mwarning\x1b[0m)"));
    let codes = ["\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[33m"];
    let plain = codes.iter().fold(text, |text, code| text.replace(code, ""));
    assert_eq!(plain, explain::page(&RULE, PLAIN));
}

#[test]
fn every_page_keeps_its_words_and_fits_the_width() {
    for rule in RULES {
        let text = explain::page(rule, PLAIN);
        let prose = rule.page.split("```").step_by(2);
        for word in prose.flat_map(str::split_whitespace) {
            let is_mark = ["#", "##", "-"].contains(&word);
            assert!(is_mark || text.contains(word), "{}: {word}", rule.id);
        }
        for line in text.lines().filter(|line| line.chars().count() > 80) {
            let is_one_word = line.split_whitespace().count() == 1;
            let is_code = rule.page.contains(&format!("\n{}\n", &line[4..]));
            assert!(is_one_word || is_code, "{}: {line}", rule.id);
        }
    }
}

#[test]
fn the_list_names_every_rule_once_with_its_level() {
    let text = explain::list(PLAIN);
    for rule in RULES {
        let starts = |line: &&str| {
            line.split_whitespace()
                .take(2)
                .eq([rule.id, rule.level.word()])
        };
        assert_eq!(text.lines().filter(starts).count(), 1, "{}", rule.id);
    }
    assert!(text.lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn the_list_as_markdown_has_a_bullet_for_every_rule() {
    let text = explain::list_as_markdown();
    for rule in RULES {
        let bullet = format!(
            "\n- `{}` ({}): {}\n",
            rule.id,
            rule.level.word(),
            rule.summary()
        );
        assert!(text.contains(&bullet), "{}", rule.id);
    }
}

#[test]
fn the_list_ends_with_the_catalogues() {
    for text in [explain::list(PLAIN), explain::list_as_markdown()] {
        let (_, catalogues) = text
            .split_once("\nCatalogues")
            .or(text.split_once("\n## Catalogues"))
            .expect("a heading");
        for catalogue in &CATALOGUES {
            let starts = format!("{}, version ", catalogue.name);
            assert!(catalogues.contains(&starts), "{}", catalogue.name);
        }
    }
}

#[test]
fn every_expectation_of_the_catalogues_is_explained_in_full() {
    for expectation in CATALOGUES.iter().flat_map(Catalogue::expectations) {
        let id = &*expectation.id;
        let text = explain::expectation(&expectation, PLAIN);
        assert!(text.starts_with(id), "{text}");
        let authority = expectation.authority.iter().flat_map(|one| {
            let parts = [
                Some(&one.instrument),
                one.provision.as_ref(),
                one.url.as_ref(),
            ];
            parts.into_iter().flatten()
        });
        let words = authority
            .map(String::as_str)
            .chain(expectation.note.as_deref());
        for word in words.flat_map(str::split_whitespace) {
            assert!(text.contains(word), "{id}: {word}");
        }
        let is_doubted = text.replace('\n', " ").contains("Nobody has read");
        assert_eq!(is_doubted, !expectation.checked, "{id}");
        for line in text.lines().filter(|line| line.chars().count() > 80) {
            let words = line.split_whitespace().count();
            assert!(words == 1, "{id}: {line}");
        }
    }
}
