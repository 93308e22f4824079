//! The report for people, whole, and what holds of it for every framework at hand.

use std::path::Path;

use snapbox::{assert_data_eq, file};
use stratlint::check::Inputs;
use stratlint::finding::Level;
use stratlint::report::Checked;
use stratlint::report::human::{self, Detail, Style};
use stratlint::source::Input;
use unicode_width::UnicodeWidthStr;

const PLAIN: Style = Style {
    color: false,
    unicode: true,
    width: 80,
    detail: Detail::Findings,
    statistics: false,
    exit_zero: false,
};

/// The report on a day of January 2024.
#[track_caller]
fn report(inputs: &Inputs, path: &Path, style: Style) -> String {
    let outcome = inputs.check("2024-01-31".parse().expect("a day"), &[]);
    let checked = Checked {
        outcome: &outcome,
        sources: &inputs.sources,
        path,
        fail_on: Some(Level::Error),
    };
    String::from_utf8(human::write(&checked, &style)).expect("a report is text")
}

#[track_caller]
fn of_folder(path: &str, style: Style) -> String {
    let path = Path::new(path);
    report(&Inputs::of_folder(path).expect("a folder"), path, style)
}

#[track_caller]
fn of_file(path: &str, text: &str, style: Style) -> String {
    let settings = Input::new("framework.yaml", SETTINGS);
    let inputs = Inputs::new(Some(settings), |_| vec![Input::new(path, text)]);
    report(
        &inputs.expect("settings that can be read"),
        Path::new("framework"),
        style,
    )
}

/// What holds of every report: it fits the page, and no character in it moves a cursor or turns the writing.
#[track_caller]
fn assert_sound(report: &str, style: Style) {
    for line in report.lines() {
        assert!(
            line.width() <= style.width,
            "{} columns: {line}",
            line.width()
        );
        assert!(
            !line.contains(|c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)),
            "{line:?}"
        );
    }
    assert!(!report.contains("\n\n\n"), "more than one empty line");
}

/// A council with a name that no terminal may obey.
const SETTINGS: &str = "name: \"The \\e[2J\\u202e Council of a very, very, very, very, very, very, very, very, very long name\"\n\
    levels: {missing-owner: off, unrecorded-adoption: off, unfunded-document: off}";

const EXAMPLE: &str = "examples/05-expectations-and-exceptions";

#[test]
fn findings_are_walked_through_group_by_group() {
    assert_data_eq!(of_folder(EXAMPLE, PLAIN), file!["human/findings.txt"].raw());
}

#[test]
fn everything_is_exceptions_what_passed_and_statistics_too() {
    let style = Style {
        detail: Detail::Everything,
        statistics: true,
        ..PLAIN
    };
    assert_data_eq!(
        of_folder(EXAMPLE, style),
        file!["human/everything.txt"].raw()
    );
}

#[test]
fn many_findings_of_one_wording_are_listed() {
    let strategy =
        |n| format!("---\nid: s{n}\nkind: strategy\ntitle: Strategy {n}\nlinkage: unexamined\n");
    let text = (1..=7).map(strategy).collect::<Vec<_>>().concat();
    assert_data_eq!(
        of_file("a.yaml", &text, PLAIN),
        file!["human/many.txt"].raw()
    );
}

#[test]
fn an_empty_folder_is_told_how_to_begin() {
    let inputs = Inputs::new(None, |_| Vec::new()).expect("no settings");
    assert_data_eq!(
        report(&inputs, Path::new("framework"), PLAIN),
        file!["human/empty.txt"].raw()
    );
}

#[test]
fn the_verdict_says_what_makes_the_check_fail() {
    let path = Path::new(EXAMPLE);
    let inputs = Inputs::of_folder(path).expect("a folder");
    let outcome = inputs.check("2024-01-31".parse().expect("a day"), &["expired-exception"]);
    let style = Style {
        detail: Detail::Summary,
        ..PLAIN
    };
    for (fail_on, verdict) in [
        (
            None,
            "passes: with `--fail-on never` nothing makes it fail.",
        ),
        (Some(Level::Note), "fails: 1 warning (`--fail-on note`)."),
        (
            Some(Level::Warning),
            "fails: 1 warning (`--fail-on warning`).",
        ),
        (
            Some(Level::Error),
            "passes: there is no error (`--fail-on error`).",
        ),
    ] {
        let checked = Checked {
            outcome: &outcome,
            sources: &inputs.sources,
            path,
            fail_on,
        };
        let report = String::from_utf8(human::write(&checked, &style)).expect("a report is text");
        assert!(
            report.contains(&format!("\nThe check {verdict}\n")),
            "{report}"
        );
    }
}

#[test]
fn nothing_found_is_said() {
    let report = of_folder("examples/01-sound-framework", PLAIN);
    assert!(report.contains("Nothing is wrong or missing"), "{report}");
    assert!(report.contains("The check passes"), "{report}");
}

#[test]
fn colour_only_repeats_what_the_words_say() {
    let mut colored = of_folder(
        EXAMPLE,
        Style {
            color: true,
            ..PLAIN
        },
    );
    while let Some(start) = colored.find('\x1b') {
        let end = start + colored[start..].find('m').expect("a sequence ends");
        colored.replace_range(start..=end, "");
    }
    assert_eq!(colored, of_folder(EXAMPLE, PLAIN));
}

#[test]
fn a_screen_of_ascii_gets_ascii() {
    let report = of_folder(
        EXAMPLE,
        Style {
            unicode: false,
            ..PLAIN
        },
    );
    assert!(report.is_ascii(), "{report}");
}

#[test]
fn every_report_fits_its_page() {
    let examples = std::fs::read_dir("examples")
        .expect("examples")
        .map(|entry| entry.expect("an entry").path());
    let folders = examples
        .chain(["framework".into()])
        .filter(|path| path.is_dir());
    for folder in folders {
        let folder = folder.to_str().expect("a name in ASCII");
        for (width, unicode) in [(60, true), (60, false), (80, true), (120, true)] {
            for detail in [Detail::Summary, Detail::Findings, Detail::Everything] {
                let style = Style {
                    width,
                    unicode,
                    detail,
                    statistics: true,
                    ..PLAIN
                };
                assert_sound(&of_folder(folder, style), style);
            }
        }
    }
}

#[test]
fn hostile_text_neither_widens_nor_steers_the_terminal() {
    let long = "long-".repeat(200_000) + "id";
    let title = format!("\\e[31m red \\u202e turned {}", "漢字".repeat(100));
    let text = format!(
        "id: {long}\nkind: strategy\ntitle: \"{title}\"\nsupports: [nowhere, \"\u{202e}x\", 漢漢漢]\n\
         ---\nid: b\nkind: strategi\nfulfils: >-\n  {long}\n  and\n\n  so\n  on\n\
         ---\n{{\"id\": \"é\", {}\"kind\": plan}}\n\tx",
        "\"tags\": [], ".repeat(25),
    );
    let path = format!("{}/a\u{202e}\x1b[0m.yaml", "folder/".repeat(40));
    for width in [60, 80, 113] {
        for detail in [Detail::Findings, Detail::Everything] {
            let style = Style {
                width,
                detail,
                ..PLAIN
            };
            assert_sound(&of_file(&path, &text, style), style);
        }
    }
}
