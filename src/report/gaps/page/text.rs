//! What templates need of texts.

use crate::report::gaps::contents::{Branch, Mention};

/// An address that a link may lead to: anything else could be a script.
pub(crate) fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// A page without the end tags and the quotes that HTML lets be left out: a tenth of it. Text has neither: it is escaped. What
/// stands around the main part is left as it is, for the policy names the bytes of the style and the script.
pub(super) fn lean(page: &str) -> String {
    let start = page.find("<main").unwrap_or(0);
    let end = page.find("</main>").unwrap_or(start);
    let optional = ["</li>", "</dt>", "</dd>", "</td>", "</th>", "</tr>"];
    let main = optional
        .into_iter()
        .fold(page[start..end].to_owned(), |main, tag| {
            main.replace(tag, "")
        });
    let main = main.replace("&#39;", "'");
    [&page[..start], &unquoted(&main), &page[end..]].concat()
}

/// Markup without the quotes around values that are plain words. Before a slash they are needed: `<path d="M0"/>`.
fn unquoted(markup: &str) -> String {
    let is_plain = |value: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"#./_:%-".contains(&byte);
        !value.is_empty() && value.bytes().all(plain)
    };
    let mut lean = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some((before, from_value)) = rest.split_once("=\"") {
        let Some((value, after)) = from_value.split_once('"') else {
            break;
        };
        let ends = after.starts_with([' ', '>']) && is_plain(value);
        lean.extend([before, if ends { "=" } else { "=\"" }, value]);
        lean.push_str(if ends { "" } else { "\"" });
        rest = after;
    }
    lean + rest
}

/// The marks between two branches of nested lists: from one depth to the next, of which either may be none.
pub(super) fn nesting(from: Option<usize>, to: Option<&Branch>) -> String {
    let levels = |depth: Option<usize>| depth.map_or(0, |depth| depth + 1);
    let (from, to) = (levels(from), levels(to.map(|to| to.depth)));
    match () {
        () if to > from => "<ul><li>".repeat(to - from),
        () if to == 0 => "</li></ul>".repeat(from),
        () => "</li></ul>".repeat(from - to) + "</li><li>",
    }
}

/// Text in pieces, with whether each stands between backticks: a word to be written as it is. A backtick without a partner is
/// a sign like any other.
pub(crate) fn marked(text: &str) -> Vec<(bool, &str)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, code, after)) = parted(rest) {
        pieces.extend([(false, before), (true, code)]);
        rest = after;
    }
    pieces.push((false, rest));
    pieces.retain(|(_, piece)| !piece.is_empty());
    pieces
}

fn parted(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    Some((before, code, after))
}

impl Mention<'_> {
    /// A name for its entry in a page. Ids of broken declarations may hold anything; different ids have different names.
    pub(super) fn anchor(&self) -> String {
        let plain = |c: char| match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' => c.to_string(),
            _ => format!("_{:x}_", u32::from(c)),
        };
        let id: String = self.id.chars().map(plain).collect();
        format!("doc-{id}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_between_backticks_are_code() {
        assert_eq!(
            marked("add `a: b` here"),
            [(false, "add "), (true, "a: b"), (false, " here")]
        );
        assert_eq!(marked("a ` b"), [(false, "a ` b")]);
        assert_eq!(marked("`a` ` b"), [(true, "a"), (false, " ` b")]);
    }

    #[test]
    fn quotes_go_where_they_are_not_needed() {
        assert_eq!(
            unquoted(
                r##"<a id="a" href="#b">c</a><path class="x" d="M0"/><b class="d e" title="">"##
            ),
            r#"<a id=a href=#b>c</a><path class=x d="M0"/><b class="d e" title="">"#
        );
    }

    #[test]
    fn only_web_addresses_are_links() {
        assert!(is_web("https://example.org"));
        assert!(
            !is_web("javascript:alert(1)") && !is_web("data:text/html,a") && !is_web(" https://a")
        );
    }

    #[test]
    fn ids_that_differ_have_anchors_that_differ() {
        let anchor = |id: &'static str| {
            Mention {
                title: "".into(),
                id: id.into(),
                has_entry: true,
            }
            .anchor()
        };
        assert_eq!(anchor("transport-strategy"), "doc-transport-strategy");
        let ids = ["a b", "a_b", "a_20_b", "a\"b", "é"];
        let anchors: std::collections::BTreeSet<String> = ids.into_iter().map(anchor).collect();
        assert_eq!(anchors.len(), ids.len());
        assert!(
            anchors
                .iter()
                .all(|anchor| anchor.is_ascii() && !anchor.contains(['"', ' ', '#']))
        );
    }
}
