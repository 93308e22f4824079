//! What an edit changes, as a comment on a pull request.

use super::Compared;
use super::line::Line;
use super::sections::{Most, Section, sections};
use super::summary::{head, summary, verdict};
use crate::report::markdown::text::escaped;

/// GitHub takes so many characters as a comment, and nothing at all of a longer one. Bytes are counted, which are never fewer.
const LONGEST: usize = 65_536;

/// Room for the words that say what was cut.
const RESERVE: usize = 3_000;

/// So much of a section is shown, so that one of ten thousand lines leaves room for the others.
const MOST: Most = Most {
    lines: 100,
    notes: 20,
};

/// What is otherwise, in Markdown within the size of a comment.
pub fn write(compared: &Compared) -> Vec<u8> {
    let (title, versions) = head(compared);
    let (title, versions) = (escaped(&title), escaped(&versions));
    let mut text = format!("## {title}\n\n{versions}\n\n**{}**\n\n", verdict(compared));
    let summary = summary(compared);
    text.extend(summary.iter().map(|line| format!("- {}\n", escaped(line))));
    let mut left_out = Vec::new();
    for section in sections(compared, MOST) {
        let shown = add(&mut text, &section);
        if shown < section.all {
            left_out.push(format!(
                "{} of {} under “{}”",
                section.all - shown,
                section.all,
                section.heading
            ));
        }
    }
    if !left_out.is_empty() {
        text += "\n**Cut here**, to keep within the size of a comment. Not shown: ";
        text += &(left_out.join("; ") + ".\n");
    }
    text.into_bytes()
}

/// Adds as many lines of a section as there is room for, and says how many.
fn add(text: &mut String, section: &Section) -> usize {
    let room = LONGEST - RESERVE;
    let heading = format!("\n### {} ({})\n\n", section.heading, section.all);
    let lines = section.lines.iter().map(item);
    let mut shown = 0;
    for line in lines {
        let before = if shown == 0 { &*heading } else { "" };
        if text.len() + before.len() + line.len() > room {
            break;
        }
        text.push_str(before);
        text.push_str(&line);
        shown += 1;
    }
    shown
}

fn item(line: &Line) -> String {
    let mut item = match &line.mark {
        Some((level, rule)) => {
            format!("- **{}** {} `{rule}`\n", level.word(), escaped(&line.text))
        }
        None => format!("- {}\n", escaped(&line.text)),
    };
    let notes = line.notes.iter();
    item.extend(notes.map(|note| format!("  - {}\n", escaped(note))));
    item
}
