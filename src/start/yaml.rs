//! Text as a YAML value: whatever it holds, it is read back as the same text.

use std::fmt::Write;

/// The text as a value that can stand after a key, in a list or inside `{}`. Blanks at its ends are layout to the reader,
/// so they are left out.
pub fn text(text: &str) -> String {
    let text = text.trim();
    if is_plain(text) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// Whether the text means itself without quotes, also to programs that see numbers, dates or a yes in plain text.
fn is_plain(text: &str) -> bool {
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let starts = text.starts_with(char::is_alphabetic);
    let inside = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                ' ' | '-' | '_' | '.' | '/' | '(' | ')' | '&' | '+' | '\'' | '’' | '–'
            )
    };
    starts && text.chars().all(inside) && !words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if is_told_by_number(c) => {
                write!(quoted, "\\U{:08X}", c as u32).expect("a string takes all");
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// What a reader could not see, or would take for something else: control characters, marks, breaks of a line.
fn is_told_by_number(c: char) -> bool {
    crate::report::is_unsafe(c) || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_yaml_would_take_for_something_else_is_quoted() {
        for plain in [
            "Housing Strategy 2023-2028",
            "Children's Plan (Draft)",
            "Café & Culture",
        ] {
            assert_eq!(text(plain), plain);
        }
        for other in [
            "",
            "yes",
            "Null",
            "2023",
            "1.5",
            "- a",
            "a: b",
            "a #b",
            "{{a}}",
            "*a",
            "!a",
            "a, b",
            "\"a\"",
            "=1+1",
            "a\u{1b}[31m",
        ] {
            assert!(text(other).starts_with('"'), "{other}");
        }
        assert_eq!(text(" a\\\"\n\u{202e} "), r#""a\\\"\n\U0000202E""#);
    }
}
