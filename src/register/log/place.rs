//! Where something is said, and of which document; and text of cells as it can be shown.

use crate::report::clean;

/// Where something is said, and of which document.
#[derive(Debug)]
pub(in crate::register) struct Place {
    at: String,
    /// What stands there.
    words: String,
    /// The number of the document.
    document: Option<usize>,
}

impl Place {
    /// A sheet and a cell, a row, or a file.
    pub(in crate::register) fn new(at: impl Into<String>) -> Self {
        Self {
            at: at.into(),
            words: String::new(),
            document: None,
        }
    }

    /// The place with what stands there.
    pub(in crate::register) fn saying(self, words: &str) -> Self {
        let words = shown(words);
        Self { words, ..self }
    }

    /// The place with the document that it concerns.
    pub(in crate::register) fn of(self, document: usize) -> Self {
        let document = Some(document);
        Self { document, ..self }
    }

    pub(super) fn told(&self, documents: &[Made]) -> String {
        let made = self.document.and_then(|at| documents.get(at));
        let at = plain(&self.at);
        let is_title = made.is_some_and(|made| shown(made.title) == self.words);
        let words = if self.words.is_empty() || is_title {
            String::new()
        } else {
            format!(" ({})", plain(&self.words))
        };
        let of = made.map_or(String::new(), |Made { title, file }| {
            format!(", of [{}]({file})", plain(&shown(title)))
        });
        at + &words + &of
    }
}

/// A document that was made, as the log names it.
#[derive(Debug)]
pub(in crate::register) struct Made<'a> {
    pub(in crate::register) title: &'a str,
    /// Its file, whose name is made of an id: nothing in it is markup.
    pub(in crate::register) file: String,
}

/// So much of a cell is shown; the whole of it stands in the register.
const SHOWN: usize = 200;

/// A text of a cell, shortened, on one line.
pub(in crate::register) fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{} …", &line[..end]),
        None => line,
    }
}

/// Text as it is in Markdown: nothing in it is markup.
pub(in crate::register) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let text = clean(text);
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        let next = signs.peek();
        let is_markup = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '$' => true,
            // `&` by itself is no markup, but `&lt;` is.
            '&' => next.is_some_and(|next| *next == '#' || next.is_alphanumeric()),
            _ => false,
        };
        plain.extend(is_markup.then_some('\\'));
        plain.push(c);
    }
    // An address by itself would become a link.
    plain.replace("://", ":\\//")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_is_markup() {
        assert_eq!(
            plain("<b>![x](http://y) `z`\u{1b} & &lt;"),
            "\\<b\\>!\\[x\\](http:\\//y) \\`z\\`␛ & \\&lt;"
        );
        assert_eq!(shown(&"ab ".repeat(100)).chars().count(), 202);
    }
}
