//! What slip of the pen made a text no YAML: the few that people make, told by the line where reading stopped.

/// A slip that is known, with the line as it may have been meant.
#[derive(Debug, Clone, PartialEq)]
pub enum Slip {
    /// Text with a colon and a blank in it, not in quotes.
    Colon(Mended),
    /// A key without its colon.
    NoColon(Mended),
    /// A colon without a blank after it.
    NoBlank(Mended),
    /// Text that begins with a sign that means something in YAML, not in quotes.
    Sign(Mended),
    /// Text that goes on after its closing quotes.
    AfterQuotes(Mended),
    /// Quotes that are not closed.
    OpenQuotes,
    /// A bracket that is not closed, or a comma that is missing.
    Brackets,
    /// A tab where blanks should be.
    Tab,
    /// An item of a list where none can stand.
    Item,
    /// A line that is indented otherwise than those that it belongs to.
    Indent,
    /// Anything else.
    Other,
}

/// A line as it may have been meant; none where that takes more than a line.
pub type Mended = Option<String>;

/// What kind of trouble a parser met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    ValueNotAllowed,
    KeyWithoutColon,
    Sign,
    AfterQuotes,
    OpenQuotes,
    Brackets,
    Tab,
    Structure,
    Other,
}

/// The slip behind a trouble at a byte of a text.
pub(super) fn slip(trouble: Trouble, text: &str, at: usize) -> Slip {
    let (line, before) = line(text, at);
    match trouble {
        Trouble::ValueNotAllowed if before.contains(": ") => Slip::Colon(in_quotes(line)),
        Trouble::KeyWithoutColon => match line.split_once(':') {
            Some((key, value)) => Slip::NoBlank(pair(key, value)),
            None => Slip::NoColon(
                line.split_once(' ')
                    .and_then(|(key, value)| pair(key, value)),
            ),
        },
        // Quotes make no difference to what may stand nowhere.
        Trouble::Sign if text[at..].starts_with(is_no_text) => Slip::Other,
        Trouble::Sign if before.contains(": ") => Slip::Sign(in_quotes(line)),
        Trouble::AfterQuotes => Slip::AfterQuotes(in_quotes(line)),
        Trouble::OpenQuotes => Slip::OpenQuotes,
        Trouble::Brackets => Slip::Brackets,
        Trouble::Tab => Slip::Tab,
        Trouble::Structure if text[at - before.len()..].starts_with("- ") => Slip::Item,
        Trouble::ValueNotAllowed | Trouble::Structure => Slip::Indent,
        Trouble::Sign | Trouble::Other => Slip::Other,
    }
}

fn is_no_text(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

/// The line around a byte, without its indent, and what of it stands before the byte. Of a line that goes on and on only what
/// is near is looked at: it could not be shown whole, and is none.
fn line(text: &str, at: usize) -> (&str, &str) {
    const NEAR: usize = 20_000;
    const ENDS: [char; 2] = ['\n', '\r'];
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let from = text.floor_char_boundary(at.saturating_sub(NEAR));
    let to = text.ceil_char_boundary((at + NEAR).min(text.len()));
    let (start, end) = (text[from..at].rfind(ENDS), text[at..to].find(ENDS));
    let is_whole = (start.is_some() || from == 0) && (end.is_some() || to == text.len());
    let start = start.map_or(from.max(mark.min(at)), |end| from + end + 1);
    let before = text[start..at].trim_start();
    if !is_whole {
        return ("", before);
    }
    let line = text[start..end.map_or(to, |end| at + end)].trim();
    let line = line.strip_prefix("- ").unwrap_or(line).trim_start();
    (line, before)
}

/// The same line with its value in quotes.
fn in_quotes(line: &str) -> Mended {
    let (key, value) = line.split_once(": ")?;
    let value = value.split(" #").next().unwrap_or_default().trim();
    let quoted = if value.contains('"') {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{value}\"")
    };
    whole(format!("{key}: {quoted}"), key)
}

/// A key and its value.
fn pair(key: &str, value: &str) -> Mended {
    whole(format!("{key}: {}", value.trim()), key)
}

/// A mended line that can be shown whole, where its key is one and nothing in it is more than a letter.
fn whole(line: String, key: &str) -> Mended {
    const LONGEST: usize = 120;
    let is_key = |key: &str| {
        key.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    (line.chars().count() <= LONGEST && is_key(key) && !line.contains('\\')).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn mends(trouble: Trouble, text: &str, at: &str, slip: fn(Mended) -> Slip, mended: &str) {
        let at = text.find(at).expect("in the text");
        assert_eq!(
            super::slip(trouble, text, at),
            slip(Some(mended.into())),
            "{text}"
        );
    }

    #[test]
    fn lines_end_as_the_parser_ends_them() {
        use Trouble::ValueNotAllowed;
        for end in ["\n", "\r", "\r\n"] {
            let text = format!("id: a{end}title: Homes: a plan{end}x: y: z");
            mends(
                ValueNotAllowed,
                &text,
                ": a plan",
                Slip::Colon,
                "title: \"Homes: a plan\"",
            );
        }
    }

    #[test]
    fn a_line_that_goes_on_and_on_is_not_mended() {
        let (long, very_long) = ("x".repeat(10_000), "x".repeat(100_000));
        let blanks = " ".repeat(30_000);
        for text in [
            format!("title: {long}: a"),
            format!("title: Homes: a{very_long}"),
            format!("title: Homes: a{blanks}{long}"),
        ] {
            let at = text.rfind(": a").expect("in the text");
            assert_eq!(slip(Trouble::ValueNotAllowed, &text, at), Slip::Colon(None));
        }
    }

    #[test]
    fn a_line_is_mended_as_it_may_have_been_meant() {
        use Trouble::{AfterQuotes, KeyWithoutColon, Sign, ValueNotAllowed};
        mends(
            ValueNotAllowed,
            "id: a\ntitle: Homes: a plan\nx: y",
            ": a plan",
            Slip::Colon,
            "title: \"Homes: a plan\"",
        );
        mends(
            ValueNotAllowed,
            "- title: “Fit: for” # new",
            ": for",
            Slip::Colon,
            "title: \"“Fit: for”\"",
        );
        mends(
            KeyWithoutColon,
            "kind:strategy",
            "kind",
            Slip::NoBlank,
            "kind: strategy",
        );
        mends(
            KeyWithoutColon,
            "  kind strategy",
            "kind",
            Slip::NoColon,
            "kind: strategy",
        );
        mends(Sign, "title: @home", "@", Slip::Sign, "title: \"@home\"");
        mends(
            AfterQuotes,
            "title: \"Fit\" for it",
            " for",
            Slip::AfterQuotes,
            "title: '\"Fit\" for it'",
        );
        mends(
            AfterQuotes,
            "title: 'tis \"it\"",
            "tis",
            Slip::AfterQuotes,
            "title: '''tis \"it\"'",
        );
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_a_line() {
        let mended = Some("title: \"@home\"".into());
        assert_eq!(
            slip(Trouble::Sign, "\u{feff}title: @home", 10),
            Slip::Sign(mended)
        );
    }

    #[test]
    fn what_is_no_plain_line_is_not_mended() {
        assert_eq!(
            slip(Trouble::ValueNotAllowed, "{a: b: c}", 5),
            Slip::Colon(None)
        );
        let long = format!("title: {}: b", "a".repeat(200));
        assert_eq!(
            slip(Trouble::ValueNotAllowed, &long, 207),
            Slip::Colon(None)
        );
        assert_eq!(
            slip(Trouble::ValueNotAllowed, "id: a\n  kind: b", 12),
            Slip::Indent
        );
        assert_eq!(slip(Trouble::KeyWithoutColon, "", 0), Slip::NoColon(None));
        assert_eq!(slip(Trouble::Structure, "a: b\n- c", 5), Slip::Item);
        assert_eq!(slip(Trouble::Sign, "a: b\0", 4), Slip::Other);
    }
}
