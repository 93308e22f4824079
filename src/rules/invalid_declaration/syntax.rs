//! Words for a text that is no YAML: the slip that is most likely behind it, and the line as it may have been meant.

use crate::finding::{Found, Words};
use crate::load::slip::Slip;
use crate::source::Place;

/// A finding at the place where reading stopped.
pub(super) fn finding(parser: &str, slip: &Slip, place: Place) -> Found {
    let (mended, [simple, with_line]) = match slip {
        Slip::Colon(mended) => (mended.as_ref(), [&COLON, &COLON_MENDED]),
        Slip::NoColon(mended) => (mended.as_ref(), [&NO_COLON, &NO_COLON_MENDED]),
        Slip::NoBlank(mended) => (mended.as_ref(), [&NO_BLANK, &NO_BLANK_MENDED]),
        Slip::Sign(mended) => (mended.as_ref(), [&SIGN, &SIGN_MENDED]),
        Slip::AfterQuotes(mended) => (mended.as_ref(), [&AFTER_QUOTES, &AFTER_QUOTES_MENDED]),
        Slip::OpenQuotes => (None, [&OPEN_QUOTES; 2]),
        Slip::Brackets => (None, [&BRACKETS; 2]),
        Slip::Tab => (None, [&TAB; 2]),
        Slip::Item => (None, [&ITEM; 2]),
        Slip::Indent => (None, [&INDENT; 2]),
        Slip::Other => (None, [&OTHER; 2]),
    };
    let finding = Found::new(if mended.is_some() { with_line } else { simple }, place);
    let finding = finding.with("words", parser);
    match mended {
        Some(line) => finding.with("line", &**line),
        None => finding,
    }
}

const COLON: Words = Words {
    message: "this is not YAML: a text with a colon in it is not in quotes",
    label: "the second colon",
    help: "Put the whole text in quotes, as in `title: \"Homes: a plan\"`.",
};

const COLON_MENDED: Words = Words {
    help: "Put the whole text in quotes: `{line}`",
    ..COLON
};

const NO_COLON: Words = Words {
    message: "this is not YAML: this line has no colon after its key",
    label: "a key without a colon",
    help: "Write the key, a colon, a blank and the value; or, if this goes on from the line before, indent it further.",
};

const NO_COLON_MENDED: Words = Words {
    help: "Write `{line}`; or, if this goes on from the line before, indent it further.",
    ..NO_COLON
};

const NO_BLANK: Words = Words {
    message: "this is not YAML: a blank is missing after the colon",
    label: "no blank after the colon",
    help: "Put a blank between the colon and the value.",
};

const NO_BLANK_MENDED: Words = Words {
    help: "Write `{line}`",
    ..NO_BLANK
};

const SIGN: Words = Words {
    message: "this is not YAML: a text that begins with this sign must be in quotes",
    label: "means something in YAML",
    help: "Put the whole text in quotes.",
};

const SIGN_MENDED: Words = Words {
    help: "Put the whole text in quotes: `{line}`",
    ..SIGN
};

const AFTER_QUOTES: Words = Words {
    message: "this is not YAML: the text goes on after its closing quotes",
    label: "after the quotes",
    help: "Put the whole text in quotes; where double ones occur in it, put single ones around it.",
};

const AFTER_QUOTES_MENDED: Words = Words {
    help: "Put the whole text in quotes: `{line}`",
    ..AFTER_QUOTES
};

const OPEN_QUOTES: Words = Words {
    message: "this is not YAML: quotes are opened and not closed",
    label: "not closed",
    help: "Put the same quotes at the end of the text. An apostrophe in single quotes is written twice.",
};

const BRACKETS: Words = Words {
    message: "this is not YAML: a bracket is not closed, or a comma is missing",
    label: "reading stopped here",
    help: "Look at this line and the one before it: close each bracket that is opened, square or curly, and put commas between values. A text with a bracket, a comma or a colon in it goes in quotes.",
};

const TAB: Words = Words {
    message: "this is not YAML: a line is indented with a tab",
    label: "a tab",
    help: "Indent with blanks, two for each step. Editors can put blanks in place of all tabs.",
};

const ITEM: Words = Words {
    message: "this is not YAML: an item of a list stands where there can be none",
    label: "reading stopped here",
    help: "Begin the list on the line below its key, with nothing after the colon; put each item on a line of its own, all with `- ` in one column.",
};

const INDENT: Words = Words {
    message: "this is not YAML: this line is indented otherwise than the lines that it belongs to",
    label: "reading stopped here",
    help: "Begin the keys of one document in the same column. What belongs to a key stands below it and further right, and the key then has nothing after its colon.",
};

const OTHER: Words = Words {
    message: "this is not YAML: {words}",
    label: "reading stopped here",
    help: "Look at this line and the one before it: indent with blanks and not with tabs, close what is opened, and put text \
           with `: ` or ` #` in quotes.",
};
