//! The nodes and links of a view in Mermaid, which Git hosts draw in Markdown.

use std::fmt::Write;

use super::layout::{line_style, look, wrap};
use super::scene::{Font, Style};
use super::view::{Course, Node, Tier, View};

/// As many links as Mermaid draws, and as many characters as it reads, where nobody has set it otherwise. Beyond them it shows
/// a picture that says only so.
const MOST_LINKS: usize = 500;
const MOST_CHARACTERS: usize = 50_000;

/// More than Mermaid draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMuch {
    /// How many links there are.
    pub links: usize,
    /// How long the text is.
    pub characters: usize,
}

/// The whole view.
pub fn mermaid(view: &View) -> Result<String, TooMuch> {
    let mut text = format!(
        "---\ntitle: \"{}\"\n---\nflowchart RL\n",
        encoded(&view.title())
    );
    let mut parts: std::collections::BTreeMap<Part, Vec<usize>> = std::collections::BTreeMap::new();
    for (at, node) in view.nodes.iter().enumerate() {
        parts.entry(Part::of(node)).or_default().push(at);
    }
    for (number, (part, nodes)) in parts.iter().enumerate() {
        let _ = writeln!(text, "  subgraph part{number}[\"{}\"]", part.heading());
        for at in nodes {
            let node = &view.nodes[*at];
            let _ = writeln!(
                text,
                "    n{at}[\"{}\"]:::{}",
                label(view, node),
                look(node).look().class
            );
        }
        text.push_str("  end\n");
    }
    let drawn = || {
        view.edges
            .iter()
            .filter(|edge| edge.course != Course::Implied)
    };
    for edge in drawn() {
        let arrow = match line_style(edge) {
            Style::Stated => "-->",
            Style::Broken => "--x",
            _ => "-.->",
        };
        let _ = writeln!(text, "  n{} {arrow} n{}", edge.child, edge.parent);
    }
    for style in [
        Style::Core,
        Style::Enabling,
        Style::Plan,
        Style::Sound,
        Style::Prepared,
        Style::Bad,
        Style::Doubtful,
        Style::Focus,
    ] {
        let look = style.look();
        let colours = look.light.replace(';', ",");
        let ink = if style == Style::Core {
            "#ffffff"
        } else {
            "#0b1f33"
        };
        let _ = writeln!(text, "  classDef {} {colours},color:{ink}", look.class);
    }
    let (links, characters) = (drawn().count(), text.encode_utf16().count());
    if links > MOST_LINKS || characters > MOST_CHARACTERS {
        return Err(TooMuch { links, characters });
    }
    Ok(text)
}

/// The boxes around nodes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Thread(Tier),
    Stops,
    Unknown,
}

impl Part {
    fn of(node: &Node) -> Self {
        match node.standing {
            standing if standing.reaches() => Self::Thread(node.tier),
            standing if standing.is_unknown() => Self::Unknown,
            _ => Self::Stops,
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Thread(tier) => tier.heading(),
            Self::Stops => "The thread stops here",
            Self::Unknown => "Not looked at yet",
        }
    }
}

fn label(view: &View, node: &Node) -> String {
    let mut lines = wrap(&node.title, 190.0, Font::Label, 5);
    let remark = node.remark().unwrap_or_default();
    lines.extend(wrap(&remark, 190.0, Font::Small, 3));
    let group = view.group_of(node).unwrap_or_default();
    lines.extend(wrap(&group, 190.0, Font::Small, 2));
    lines.extend(node.findings.words());
    if lines.is_empty() {
        // Mermaid refuses a box without words.
        lines.push(node.id.to_string());
    }
    let lines: Vec<String> = lines.iter().map(|line| encoded(line)).collect();
    lines.join("<br/>")
}

/// Text in which only letters, digits and a few plain signs stand for themselves; all others are given by their numbers, which
/// Mermaid shows as what they are.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for letter in text.chars().map(crate::report::visible) {
        match letter {
            ' ' | ',' | '.' | '-' | '…' | '“' | '”' | '’' => encoded.push(letter),
            '\u{fffe}' | '\u{ffff}' => encoded.push('\u{fffd}'),
            letter if letter.is_alphanumeric() => encoded.push(letter),
            letter => {
                let _ = write!(encoded, "#{};", u32::from(letter));
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn signs_are_given_by_their_numbers() {
        assert_eq!(encoded("Homes, jobs"), "Homes, jobs");
        assert_eq!(encoded("\"]<br>#35;`"), "#34;#93;#60;br#62;#35;35#59;#96;");
    }
}
