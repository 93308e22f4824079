//! Line and column of every place in a text, against counting from the start of it.

use stratlint::source::{Input, Place, Position, Sources};

/// The text as a file: the line and column of every character, and every line by its number.
pub fn check(data: &[u8]) {
    let mut sources = Sources::default();
    let id = sources.add(Input::new("a.yaml", data));
    let source = sources.get(id);
    let text = source.text();
    assert!(data.starts_with(text.as_bytes()));
    let all = positions(text);
    for (start, end) in all.iter().zip(&all[1..]) {
        let counted = Position {
            line: start.1,
            column: start.2,
            end_line: end.1,
            end_column: end.2,
            offset: start.0,
            length: end.0 - start.0,
        };
        assert_eq!(sources.position(Place::new(id, start.0..end.0)), counted);
    }
    let lines = lines(text);
    for (number, line) in (1..).zip(&lines) {
        assert_eq!(source.line(number), Some(*line), "line {number}");
    }
    assert_eq!(source.line(0), None);
    assert_eq!(source.line(lines.len() + 1), None);
}

/// Every place between two characters, with its line and column.
fn positions(text: &str) -> Vec<(usize, usize, usize)> {
    let (mut line, mut column) = (1, 1);
    let mut all = vec![(0, line, column)];
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match c {
            '\u{feff}' if at == 0 => {}
            // A line ends with LF, CR or the two together.
            '\r' if text[end..].starts_with('\n') => column += 1,
            '\r' | '\n' => (line, column) = (line + 1, 1),
            _ => column += 1,
        }
        all.push((end, line, column));
    }
    all
}

/// Where each line starts, and the line without its break.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let one = text.replace("\r\n", " \n").replace('\r', "\n");
    let mut start = 0;
    one.split('\n')
        .map(|line| {
            let at = start;
            start += line.len() + 1;
            (at, text[at..at + line.len()].trim_end_matches('\r'))
        })
        .collect()
}
