//! The keys of `framework.yaml`.

use super::LevelSetting;
use super::own_rule::keys::RULE;
use crate::catalogue::CATALOGUES;
use crate::framework::{KINDS, field_names};
use crate::load::key::{Form, TEXTS, Table, key, words};
use crate::load::keys::authorities;
use crate::rules;

/// The settings of a framework.
pub static SETTINGS: Table = Table::new(
    "settings",
    "The settings of a policy framework: whose it is, what it is held to, and what has been agreed.",
    &[
        key(
            "format",
            Form::Word(formats),
            "The version of these files: 1.",
        ),
        key("name", Form::Text, "The council's name."),
        key(
            "authority",
            Form::Word(authorities),
            "The type of council. It decides which expectations apply.",
        ),
        key(
            "plan",
            TEXTS,
            "The id of the corporate plan, or of several of which one is in force on any day.",
        ),
        key(
            "expectations",
            Form::Many(&[Form::WordOrPath(catalogues)]),
            "Catalogues to hold the framework to: names of the program's, or paths of files in this folder.",
        ),
        key(
            "levels",
            Form::Named(rules::names, &Form::Word(levels)),
            "Another level for a rule: error, warning, note or off.",
        ),
        key(
            "not_looked_for",
            TEXTS,
            "Expectations that nobody has looked for yet: said so, not called missing.",
        ),
        key(
            "templates",
            Form::Named(kinds, &Form::Many(&[Form::Word(fields)])),
            "What each document of a kind must declare.",
        ),
        key(
            "exceptions",
            Form::Many(&[Form::Map(&EXCEPTION)]),
            "Agreed departures from a rule.",
        ),
        key(
            "rules",
            Form::Many(&[Form::Map(&RULE)]),
            "The council's own rules.",
        ),
        key(
            "kinds",
            Form::Many(&[Form::Map(&OWN_KIND)]),
            "The council's own kinds of document.",
        ),
        key(
            "limits",
            Form::Map(&LIMITS),
            "How large the files may be. Raise one where the program says that it was passed.",
        ),
        key(
            "brand",
            Form::Map(&BRAND),
            "How the council shows itself in its gap report.",
        ),
    ],
);

pub(super) static BRAND: Table = Table::new(
    "brand",
    "How the council shows itself in its gap report.",
    &[
        key(
            "colour",
            Form::Text,
            "The colour behind white headings, as \"#12436d\": dark enough for them to be read.",
        ),
        key(
            "text",
            Form::Short(LONGEST_BRAND_TEXT),
            "What stands where a logo would; the council's name where it is left out.",
        ),
    ],
);

/// What stands where a logo would is no paragraph.
pub(super) const LONGEST_BRAND_TEXT: usize = 80;

pub(super) static OWN_KIND: Table = Table::new(
    "own-kind",
    "A kind of the council's own.",
    &[
        key("id", Form::Id, "Its word.").needed(),
        key(
            "like",
            Form::Word(kinds),
            "The kind that rules treat it as.",
        )
        .needed(),
    ],
);

pub(super) static EXCEPTION: Table = Table::new(
    "exception",
    "An agreed departure from a rule, for one document and a time.",
    &[
        key(
            "rule",
            Form::Short(LONGEST_REASON),
            "The rule that it departs from.",
        )
        .needed(),
        key(
            "document",
            Form::Short(LONGEST_REASON),
            "The subject of the finding: a document, or an expectation.",
        )
        .needed(),
        key(
            "about",
            Form::Text,
            "The other end, where the subject has several such findings: a target, relation or key.",
        ),
        key("reason", Form::Short(LONGEST_REASON), "Why.").needed(),
        key(
            "agreed_by",
            Form::Short(LONGEST_REASON),
            "Who agreed: a role.",
        )
        .needed(),
        key("since", Form::Date, "It does not hold before this."),
        key("until", Form::Date, "It no longer holds after this.").needed(),
    ],
);

/// An exception's words stand at every finding that it covers.
pub(super) const LONGEST_REASON: usize = 1_000;

pub(super) static LIMITS: Table = Table::new(
    "limits",
    "How large the files may be.",
    &[
        key("depth", Form::Count, "How deep values may be nested."),
        key(
            "aliases",
            Form::Count,
            "How many values the aliases of a file may stand for.",
        ),
        key(
            "values",
            Form::Count,
            "How many values one document may hold.",
        ),
        key("yaml_bytes", Form::Count, "Bytes of a YAML file."),
        key("json_bytes", Form::Count, "Bytes of a JSON file."),
        key("documents", Form::Count, "Documents of the framework."),
        key("rules", Form::Count, "The council's own rules."),
    ],
);

fn formats() -> Vec<&'static str> {
    vec!["1"]
}

fn catalogues() -> Vec<&'static str> {
    CATALOGUES.iter().map(|catalogue| catalogue.name).collect()
}

fn levels() -> Vec<&'static str> {
    words(&LevelSetting::WORDS)
}

fn kinds() -> Vec<&'static str> {
    KINDS.iter().map(|(_, word, _)| *word).collect()
}

fn fields() -> Vec<&'static str> {
    field_names().collect()
}
