//! Pages in the little Markdown that ours use, laid out for a terminal.

use super::super::text::{Ink, Look, indented, wrap_whole};

/// A page for the terminal: what stands under a heading is set in, so that headings show without colour.
pub(super) fn laid_out(page: &str, level: &str, group: &str, look: Look) -> String {
    let mut text = String::new();
    let mut indent = "";
    let mut after_heading = true;
    for block in blocks(page) {
        let is_heading = matches!(block, Block::Heading(_));
        if is_heading {
            indent = "  ";
        }
        if !after_heading {
            text.push('\n');
        }
        let lines = match block {
            Block::Title(words) => {
                let title = look.ink(Ink::Heading, words);
                vec![format!("{title} ({level})"), look.ink(Ink::Faint, group)]
            }
            block => lines(block, look, look.width.saturating_sub(indent.len())),
        };
        text += &indented(if is_heading { "" } else { indent }, &lines);
        after_heading = is_heading;
    }
    look.ready(text)
}

fn lines(block: Block, look: Look, width: usize) -> Vec<String> {
    match block {
        Block::Title(words) | Block::Heading(words) => vec![look.ink(Ink::Heading, words)],
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
