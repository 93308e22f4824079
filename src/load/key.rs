//! Keys as data: what each takes and what it means. Reading refuses what is in no table; the JSON Schema and the templates
//! of new documents are made of the same tables.

use crate::framework::Kinds;

/// The keys that one place of a file may have.
#[derive(Debug)]
pub struct Table {
    /// Its name in the schema.
    pub name: &'static str,
    /// What stands at such a place.
    pub about: &'static str,
    /// Every key, in the order in which a reader wants them.
    pub keys: &'static [Key],
    /// How many keys must and may stand there at once.
    pub count: Count,
}

/// How many keys of a table stand at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Any number.
    Any,
    /// Just one.
    One,
    /// Just one of these two, beside any number of others.
    OneOf([&'static str; 2]),
}

/// A key.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it takes.
    pub form: Form,
    /// Kinds of document that may have it; all where the place is no document.
    pub of: Kinds,
    /// It must be there.
    pub needed: bool,
    /// What it says, for officers.
    pub about: &'static str,
    /// Kinds of document that a template offers it for.
    pub offered: Kinds,
    /// A value that such a document might have.
    pub example: &'static str,
}

/// What a key takes.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// A name in kebab-case.
    Id,
    /// A kind, of the program or of the council.
    Kind,
    /// Text that says something.
    Title,
    /// Any text.
    Text,
    /// Text of so many characters at most.
    Short(usize),
    /// A date in one of the four forms.
    Date,
    /// A date that is one day.
    Day,
    /// Yes or no.
    YesNo,
    /// Any number.
    Number,
    /// A whole number that is not negative.
    Count,
    /// One of the words.
    Word(Words),
    /// One of the words, or the path of a file.
    WordOrPath(Words),
    /// Keys and values.
    Map(&'static Table),
    /// Any names, each with a value of a form.
    Named(Words, &'static Form),
    /// A list of values of a form, and nothing in its place.
    List(&'static Form),
    /// One of several forms, or a list of such.
    Many(&'static [Form]),
    /// What a rule asks of the keys of a document: `present`, `absent` or one of the tests.
    FieldTests(&'static Table),
    /// A date, or one of the words for a day.
    Moment(Words),
}

/// The words that a key takes, from the table that says what they mean.
pub type Words = fn() -> Vec<&'static str>;

/// The words of such a table.
pub(crate) fn words<T, const N: usize>(table: &[(&'static str, T); N]) -> Vec<&'static str> {
    table.iter().map(|(word, _)| *word).collect()
}

/// One text or a list of them.
pub(crate) const TEXTS: Form = Form::Many(&[Form::Text]);

impl Table {
    /// A table of which any number of keys may stand at one place.
    pub(crate) const fn new(name: &'static str, about: &'static str, keys: &'static [Key]) -> Self {
        Self {
            name,
            about,
            keys,
            count: Count::Any,
        }
    }

    /// The same with a number of keys that must stand there.
    pub(crate) const fn with(self, count: Count) -> Self {
        Self { count, ..self }
    }

    /// The key of that name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// A key that any document may have and none must.
pub(crate) const fn key(name: &'static str, form: Form, about: &'static str) -> Key {
    Key {
        name,
        form,
        of: Kinds::ALL,
        needed: false,
        about,
        offered: Kinds::of(&[]),
        example: "",
    }
}

impl Key {
    /// Only these kinds have it.
    pub(crate) const fn of(self, of: Kinds) -> Self {
        Self { of, ..self }
    }

    /// It must be there.
    pub(crate) const fn needed(self) -> Self {
        Self {
            needed: true,
            ..self
        }
    }

    /// A template for these kinds offers it, with an example.
    pub(crate) const fn offered(self, offered: Kinds, example: &'static str) -> Self {
        Self {
            offered,
            example,
            ..self
        }
    }
}
