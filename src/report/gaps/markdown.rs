//! The gap report in Markdown, for a committee's paper or the summary of a job.

use super::contents::{Audience, Contents, Gap, RuleGaps};
use super::tables::{self, Cell, Table, authority, proof};
use super::words::ENGLISH as W;
use crate::date;
use crate::report::markdown::text::{Piece, escaped, head, joined, row};

/// The report; cut where it is more than so many bytes, which it then says.
pub fn write(contents: &Contents, most: Option<usize>) -> Vec<u8> {
    let mut pieces = vec![opening(contents)];
    // Links are many and the gaps are told below, each with its rule.
    let is_shown = |table: &&Table| !["Gaps", "Links"].contains(&table.naming.name);
    let tables = tables::all(contents);
    let mut tables = tables.iter().filter(is_shown);
    pieces.extend(tables.next().into_iter().flat_map(section));
    pieces.extend(gaps(contents));
    pieces.extend(tables.flat_map(section));
    pieces.push(closing(contents));
    joined(&pieces, most).into_bytes()
}

fn opening(contents: &Contents) -> Piece {
    let (about, summary) = (&contents.about, &contents.summary);
    let [error, warning, note] = summary.levels.map(|level| level.count);
    let public = match about.audience {
        Audience::Public => format!("\n\n{}", W.public_note),
        Audience::Council => String::new(),
    };
    Piece::new(format!(
        "# {}: {}\n\n{} {}: {}.\n\n{}{public}\n",
        W.title,
        escaped(&about.council),
        W.as_at,
        date::phrase(about.day),
        W.result(error, warning, note),
        W.verdict(summary.linked, summary.unexamined, error),
    ))
}

fn gaps(contents: &Contents) -> Vec<Piece> {
    let mut pieces = vec![Piece::new(format!("\n## {}\n\n", W.gaps))];
    if contents.gaps.is_empty() {
        pieces.push(Piece::new(format!("{}\n", W.no_gaps)));
    }
    for rule in &contents.gaps {
        pieces.push(Piece::new(opening_of_rule(rule)));
        pieces.extend(rule.gaps.iter().map(|gap| Piece::of_finding(item(gap))));
        pieces.push(Piece::new("\n"));
    }
    pieces
}

fn opening_of_rule(rule: &RuleGaps) -> String {
    let asked: Vec<String> = rule.authority.iter().map(authority).collect();
    let facts = [
        (W.why, rule.why.clone()),
        (W.to_do, rule.remedy.clone()),
        (
            W.authority,
            Some(asked.join("; ")).filter(|text| !text.is_empty()),
        ),
    ];
    let facts = facts
        .into_iter()
        .filter_map(|(word, fact)| Some((word, fact?)));
    let facts = facts.map(|(word, fact)| format!("**{word}.** {}\n\n", escaped(&fact)));
    let (title, name) = (escaped(&rule.title), escaped(&format!("`{}`", rule.rule)));
    let count = W.gap_count(rule.gaps.len());
    format!("### {title}\n\n{name}: {count}\n\n") + &facts.collect::<Vec<_>>().concat()
}

fn item(gap: &Gap) -> String {
    let evidence: Vec<String> = gap.evidence.iter().map(proof).collect();
    let asked: Vec<String> = gap.authority.iter().map(authority).collect();
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let facts = [
        (W.owner, gap.owner.as_deref().map(String::from)),
        (W.to_do, gap.remedy.clone()),
        (W.authority, some(asked.join("; "))),
        (W.evidence, some(evidence.join("; "))),
        (W.place, Some(format!("{} (`{}`)", gap.place, gap.id))),
    ];
    let facts = facts
        .into_iter()
        .filter_map(|(word, fact)| Some((word, fact?)));
    let facts = facts.map(|(word, fact)| format!("  {word}: {}", escaped(&fact)));
    let level = W.level_name(&gap.level);
    let known = if gap.is_known {
        format!(" ({})", W.known)
    } else {
        String::new()
    };
    let head = format!("- **{level}**{known}: {}", escaped(&gap.message));
    let lines: Vec<String> = std::iter::once(head).chain(facts).collect();
    // A backslash at its end keeps a line apart from the next.
    lines.join("\\\n") + "\n"
}

/// A heading and a table below it.
fn section(table: &Table) -> Vec<Piece> {
    let mut pieces = vec![Piece::new(format!("\n## {}\n\n", table.naming.title))];
    if table.rows.is_empty() {
        pieces.push(Piece::new(format!("{}\n", table.naming.nothing)));
        return pieces;
    }
    let headings = table.columns[..table.brief]
        .iter()
        .map(|(heading, _)| escaped(heading));
    pieces.push(Piece::new(head(&headings.collect::<Vec<_>>())));
    let rows = table
        .rows
        .iter()
        .map(|cells| row(cells[..table.brief].iter().map(value)));
    pieces.extend(rows.map(Piece::new));
    pieces
}

fn value(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => escaped(text),
        Cell::Count(count) => count.to_string(),
        Cell::Day(one) => date::phrase(*one),
    }
}

fn closing(contents: &Contents) -> Piece {
    let not_looked_for = match contents.about.not_looked_for.as_slice() {
        [] => String::new(),
        titles => format!("\n{}: {}.\n", W.not_looked_for, escaped(&titles.join("; "))),
    };
    let version = env!("CARGO_PKG_VERSION");
    Piece::new(format!(
        "\n## {}\n\n{} {}\n{not_looked_for}\n{} stratlint {version}.\n",
        W.about, W.about_text, W.how_to_read, W.made_by,
    ))
}
