//! What can be wrong with a file or a declaration, as data. The words for it are with the rules that report it.

use super::slip::Slip;
use crate::source::{Obstacle, Place};

/// One fault and where it stands.
#[derive(Debug, Clone)]
pub struct Fault {
    /// The value that is wrong.
    pub place: Place,
    /// The id of the document that it is in, where known.
    pub subject: Option<String>,
    /// The key that it is about, where there is one.
    pub field: Option<&'static str>,
    /// What is wrong.
    pub what: What,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// The file cannot be read.
    Unreadable(Obstacle),
    /// Something is larger or deeper than the limit of that name.
    OverLimit {
        /// The limit's key in the settings.
        limit: &'static str,
        /// Its value.
        value: u64,
    },
    /// Not YAML.
    Syntax {
        /// The parser's own words.
        words: String,
        /// What was most likely meant.
        slip: Slip,
    },
    /// YAML in a file that says it is JSON; the parser's own words.
    NotJson(String),
    /// An alias (`*name`) to nothing.
    UnknownAlias,
    /// A tag (`!name`) that means nothing here.
    Tag(String),
    /// A key that is itself a list or a map.
    KeyIsNoWord,
    /// Declared twice in one map.
    RepeatedKey {
        /// The key.
        key: String,
        /// Where it stands first; that one counts.
        first: Place,
    },
    /// No such key.
    UnknownKey {
        /// The key.
        key: String,
        /// Keys that come close.
        nearest: Vec<&'static str>,
        /// Keys that could stand there.
        known: Vec<&'static str>,
    },
    /// A key that only documents of another kind have.
    KeyOfAnotherKind {
        /// The key.
        key: String,
        /// The kind that has it.
        belongs_to: &'static str,
    },
    /// A key that must be there is not.
    Missing {
        /// The key.
        key: &'static str,
    },
    /// The value has another form than the key asks for.
    WrongForm {
        /// The form it should have.
        expected: &'static str,
    },
    /// A file that must be one map is something else.
    WrongFile {
        /// What it should be.
        expected: &'static str,
    },
    /// A word that is not one of those the key takes.
    UnknownWord {
        /// The word.
        word: String,
        /// Words that come close.
        nearest: Vec<String>,
        /// Words that the key takes.
        known: Vec<String>,
    },
    /// A name that nothing of its sort has.
    UnknownName {
        /// What it should name.
        sort: Sort,
        /// The name.
        name: String,
        /// Names that come close.
        nearest: Vec<String>,
        /// Names that there are.
        known: Vec<String>,
    },
    /// A key with nothing behind it, where that is more likely an oversight than meant.
    Blank {
        /// The key.
        key: &'static str,
    },
    /// None of the four forms of a date.
    NotADate {
        /// The text.
        text: String,
    },
    /// A period that is not told by its keys.
    NotAPeriod {
        /// The text in their place.
        text: String,
    },
    /// Not kebab-case.
    NotAnId {
        /// The text.
        text: String,
    },
    /// Longer than such a text may be.
    TooLong {
        /// In characters.
        most: usize,
    },
    /// A name that another of its sort has.
    TakenName {
        /// What it names.
        sort: Sort,
        /// The name.
        name: String,
    },
    /// A most that is less than the least.
    NothingBetween,
    /// A period whose end comes before its start.
    EndsBeforeStart,
    /// A history that is not oldest first.
    OutOfOrder,
    /// The settings under a name by which they are not found.
    MisnamedSettings,
    /// So many faults in one file that it is not read further.
    TooMany,
}

/// What a name in a file or in the settings is one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "`word` says what each is")]
pub enum Sort {
    Rule,
    Kind,
    Catalogue,
}

impl Sort {
    /// Its word in a sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Kind => "kind",
            Self::Catalogue => "catalogue",
        }
    }
}

/// The faults of one file. A hostile file has millions: past the first ones it is told once that there are more.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    list: Vec<Fault>,
    /// So many of them have their subject.
    settled: usize,
}

impl Faults {
    const MOST: usize = 10_000;

    /// Adds a fault. What is wrong is worked out only where there is room for it: to find near words takes time.
    pub(crate) fn add(
        &mut self,
        place: Place,
        field: Option<&'static str>,
        what: impl FnOnce() -> What,
    ) {
        let what = match self.list.len() {
            ..Self::MOST => what(),
            Self::MOST => What::TooMany,
            _ => return,
        };
        self.list.push(Fault {
            place,
            subject: None,
            field,
            what,
        });
    }

    /// There are so many that reading on is of no use.
    pub(crate) fn are_too_many(&self) -> bool {
        self.list.len() > Self::MOST
    }

    /// Says which document the faults since the last call are in.
    pub(crate) fn settle(&mut self, subject: Option<&str>) {
        for fault in &mut self.list[self.settled..] {
            fault.subject = subject.map(Into::into);
        }
        self.settled = self.list.len();
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn into_list(self) -> Vec<Fault> {
        self.list
    }
}

impl What {
    /// A fault of the file rather than of what it declares.
    pub fn is_of_file(&self) -> bool {
        matches!(self, Self::Unreadable(_) | Self::OverLimit { .. })
    }
}
