//! What is noted beside the cells of a workbook, which calamine does not read.

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use crate::register::Comment;
use crate::register::refusal::{MOST_ROWS, MOST_UNPACKED};

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The comments of each sheet, by its name. What is broken has none: the cells tell of it.
pub(super) fn of_book(bytes: &[u8]) -> HashMap<String, Vec<Comment>> {
    let mut comments = HashMap::new();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return comments;
    };
    let book = "xl/workbook.xml";
    let parts = relations(&mut archive, book);
    // In a file that was made to harm, a thousand sheets may share one part.
    let mut seen = HashSet::new();
    for sheet in elements(&part(&mut archive, book), "sheet") {
        let id = sheet.iter().find(|(key, _)| key.ends_with(":id"));
        let told = parts
            .iter()
            .find(|part| id.is_some_and(|(_, id)| part.id == *id));
        let Some(told) = told.filter(|told| seen.insert(told.target.clone())) else {
            continue;
        };
        let of_sheet = relations(&mut archive, &told.target);
        let noted = of_sheet
            .iter()
            .find(|part| part.sort.ends_with("/comments"));
        if let Some(noted) = noted.filter(|noted| seen.insert(noted.target.clone())) {
            let text = part(&mut archive, &noted.target);
            comments.insert(value(&sheet, "name"), read(&text));
        }
    }
    comments
}

/// The text of a part; nothing where it is not there.
fn part(archive: &mut Archive, path: &str) -> String {
    let mut text = String::new();
    if let Ok(part) = archive.by_name(path) {
        // What is cut off or no text is no XML either.
        let _ = part.take(MOST_UNPACKED).read_to_string(&mut text);
    }
    text
}

/// A part that another one names.
struct Relation {
    id: String,
    sort: String,
    /// Its path in the archive.
    target: String,
}

fn relations(archive: &mut Archive, path: &str) -> Vec<Relation> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let told = part(archive, &format!("{folder}/_rels/{name}.rels"));
    let relation = |attributes: Attributes| Relation {
        id: value(&attributes, "Id"),
        sort: value(&attributes, "Type"),
        target: resolved(folder, &value(&attributes, "Target")),
    };
    elements(&told, "Relationship")
        .into_iter()
        .map(relation)
        .collect()
}

/// A path that is told from a folder: `../comments1.xml`, `/xl/comments1.xml`.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "." => {}
            step => path.push(step),
        }
    }
    path.join("/")
}

type Attributes = Vec<(String, String)>;

fn value(attributes: &Attributes, key: &str) -> String {
    let found = attributes.iter().find(|(known, _)| known == key);
    found.map(|(_, value)| value.clone()).unwrap_or_default()
}

fn attributes(start: &BytesStart) -> Attributes {
    let told = start.attributes().flatten();
    told.filter_map(|one| {
        let value = one.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some((one.key.as_ref().to_owned(), value.into_owned()))
    })
    .collect()
}

/// The attributes of each element of a name.
fn elements(xml: &str, name: &str) -> Vec<Attributes> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start))
                if start.local_name().as_ref() == name =>
            {
                found.push(attributes(&start));
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

fn read(xml: &str) -> Vec<Comment> {
    let mut reader = Reader::from_str(xml);
    let mut comments: Vec<Comment> = Vec::new();
    // Only what stands in `t` is text; the rest is layout of the file, and how the words are to be spoken.
    let mut is_text = false;
    loop {
        let event = reader.read_event();
        match (event, comments.last_mut()) {
            (Ok(Event::Start(start)), _) if start.local_name().as_ref() == "comment" => {
                let cell = cell(&value(&attributes(&start), "ref"));
                comments.extend(cell);
            }
            (Ok(Event::Start(start)), _) => is_text = start.local_name().as_ref() == "t",
            (Ok(Event::End(_)), _) => is_text = false,
            (Ok(Event::Text(text)), Some(comment)) if is_text => {
                comment.text += &text.xml10_content();
            }
            (Ok(Event::GeneralRef(name)), Some(comment)) if is_text => {
                let sign = name.resolve_char_ref().ok().flatten();
                comment.text.extend(sign);
                comment.text += quick_xml::escape::resolve_predefined_entity(&name).unwrap_or("");
            }
            (Ok(Event::Eof) | Err(_), _) => break,
            _ => {}
        }
        if comments.len() > MOST_ROWS {
            break;
        }
    }
    for comment in &mut comments {
        comment.text = without_preface(&comment.text).trim().to_owned();
    }
    comments
}

/// Excel says in front of a conversation that old versions cannot show it.
fn without_preface(text: &str) -> &str {
    match text.split_once("Comment:") {
        Some((preface, text)) if preface.starts_with("[Threaded comment]") => text,
        _ => text,
    }
}

/// A comment without words on a cell such as `AB12`.
fn cell(name: &str) -> Option<Comment> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = letter
            .is_ascii_uppercase()
            .then(|| u32::from(letter - b'A') + 1)?;
        column.checked_mul(26)?.checked_add(letter)
    })?;
    Some(Comment {
        row: row.parse().ok()?,
        column: column.checked_sub(1)?,
        text: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_read_with_their_cells() {
        let xml = "<comments><commentList><comment ref=\"AB12\"><text><r><t>Ask </t></r><r><t>R&amp;D\nby May &#163;</t></r></text>\n\
                   </comment><comment ref=\"\"><text><t>x</t></text></comment></commentList></comments>";
        let comments = read(xml);
        assert_eq!((comments[0].row, comments[0].column), (12, 27));
        assert!(
            comments[0].text.starts_with("Ask R&D\nby May £"),
            "{comments:?}"
        );
        let conversation = "[Threaded comment]\n\nYour version\n\nComment:\n    Who owns it?";
        assert_eq!(without_preface(conversation).trim(), "Who owns it?");
    }

    #[test]
    fn paths_are_told_from_a_folder() {
        assert_eq!(
            resolved("xl/worksheets", "../comments1.xml"),
            "xl/comments1.xml"
        );
        assert_eq!(
            resolved("xl", "/xl/comments/comment1.xml"),
            "xl/comments/comment1.xml"
        );
        assert_eq!(resolved("xl", "../../../x"), "x");
    }

    #[test]
    fn no_cell_is_made_of_what_names_none() {
        for none in ["", "12", "A", "a1", "A0x", "ZZZZZZZZZZ1", "é1"] {
            assert_eq!(cell(none), None, "{none}");
        }
    }
}
