//! The rules and their pages for people.

use super::text::{Cell, GAP, Ink, Look, indented, row, wrap_whole};
use crate::finding::{Group, Level};
use crate::rules::{RULES, Rule};

/// Every rule with its level and what it finds, group by group.
pub fn list(look: Look) -> String {
    let name = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let level = "warning".len();
    let rest = look.width.saturating_sub(name + level + 2 * GAP.len());
    let mut text = String::new();
    for (group, rules) in groups() {
        text.extend([&*look.ink(Ink::Heading, group.title()), "\n\n"]);
        for rule in rules {
            let cells = [
                Cell::new(Ink::Plain, rule.id),
                Cell::new(ink(rule.level), rule.level.word()),
                Cell::new(Ink::Plain, rule.summary()),
            ];
            text += &row(look, &[name, level, rest.max(20)], &cells);
        }
        text.push('\n');
    }
    look.ready(text + "`stratlint explain RULE` shows the page of a rule.\n")
}

/// The same as Markdown.
pub fn list_as_markdown() -> String {
    let mut text = String::from("# Rules\n");
    for (group, rules) in groups() {
        text.extend(["\n## ", group.title(), "\n\n"]);
        text.extend(rules.into_iter().map(bullet));
    }
    text
}

fn bullet(rule: &Rule) -> String {
    let (id, level, summary) = (rule.id, rule.level.word(), rule.summary());
    format!("- `{id}` ({level}): {summary}\n")
}

/// The page of a rule: what stands under a heading is set in, so that headings show without colour.
pub fn page(rule: &Rule, look: Look) -> String {
    let mut text = String::new();
    let mut indent = "";
    let mut after_heading = true;
    for block in blocks(rule.page) {
        let is_heading = matches!(block, Block::Heading(_));
        if is_heading {
            indent = "  ";
        }
        if !after_heading {
            text.push('\n');
        }
        let lines = lines(block, rule, look, look.width.saturating_sub(indent.len()));
        text += &indented(if is_heading { "" } else { indent }, &lines);
        after_heading = is_heading;
    }
    look.ready(text)
}

fn lines(block: Block, rule: &Rule, look: Look, width: usize) -> Vec<String> {
    match block {
        Block::Title(words) => {
            let title = look.ink(Ink::Heading, words);
            let level = look.ink(ink(rule.level), rule.level.word());
            let group = look.ink(Ink::Faint, rule.group.title());
            vec![format!("{title} ({level})"), group]
        }
        Block::Heading(words) => vec![look.ink(Ink::Heading, words)],
        Block::Paragraph(words) => wrap_whole(&words, width),
        Block::Bullets(bullets) => bullets
            .iter()
            .flat_map(|bullet| marked(bullet, width))
            .collect(),
        Block::Code { file, lines } => {
            let caption = look.ink(Ink::Faint, &format!("{file}:"));
            let code = lines.iter().map(|line| format!("  {line}"));
            std::iter::once(caption).chain(code).collect()
        }
    }
}

fn groups() -> impl Iterator<Item = (Group, Vec<&'static Rule>)> {
    let of = |group| {
        let rules = RULES.iter().copied();
        rules.filter(|rule| rule.group == group).collect::<Vec<_>>()
    };
    Group::ALL
        .into_iter()
        .map(move |group| (group, of(group)))
        .filter(|(_, rules)| !rules.is_empty())
}

fn ink(level: Level) -> Ink {
    match level {
        Level::Error => Ink::Bad,
        Level::Warning => Ink::Doubtful,
        Level::Note => Ink::Faint,
    }
}

/// A bullet's lines, the first with its mark.
fn marked(bullet: &str, width: usize) -> Vec<String> {
    let lines = wrap_whole(bullet, width.saturating_sub(2));
    let mark = |at| if at == 0 { "•" } else { " " };
    let lines = lines.iter().enumerate();
    lines
        .map(|(at, line)| format!("{} {line}", mark(at)))
        .collect()
}

/// A piece of a page. The pages are ours and use only so much of Markdown.
enum Block<'p> {
    Title(&'p str),
    Heading(&'p str),
    Paragraph(String),
    Bullets(Vec<String>),
    /// An example, with the name of its file.
    Code {
        file: &'p str,
        lines: Vec<&'p str>,
    },
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let code = lines.by_ref().take_while(|line| *line != "```");
            blocks.push(Block::Code {
                file: info.split_once(' ').map_or("", |(_, file)| file),
                lines: code.collect(),
            });
        } else if let Some(words) = line.strip_prefix("# ") {
            blocks.push(Block::Title(words));
        } else if let Some(words) = line.strip_prefix("## ") {
            blocks.push(Block::Heading(words));
        } else if let Some(bullet) = line.strip_prefix("- ") {
            match blocks.last_mut() {
                Some(Block::Bullets(bullets)) => bullets.push(bullet.into()),
                _ => blocks.push(Block::Bullets(vec![bullet.into()])),
            }
        } else {
            text_line(line.trim(), &mut blocks);
        }
    }
    blocks.retain(|block| !matches!(block, Block::Paragraph(words) if words.is_empty()));
    blocks
}

/// A line of running text goes on where one has begun; an empty line ends it.
fn text_line(line: &str, blocks: &mut Vec<Block>) {
    match blocks.last_mut() {
        Some(Block::Bullets(bullets)) if !line.is_empty() => {
            let last = bullets.last_mut().expect("a list begins with a bullet");
            *last += " ";
            *last += line;
        }
        Some(Block::Paragraph(words)) if !line.is_empty() => {
            if !words.is_empty() {
                *words += " ";
            }
            *words += line;
        }
        _ => blocks.push(Block::Paragraph(line.into())),
    }
}
