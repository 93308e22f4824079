//! The gap report as a workbook: a cover, then a sheet for each table. Text of a framework is only ever written as text.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Table as ExcelTable, TableColumn,
    TableStyle, Workbook, Worksheet, XlsxError,
};

use super::contents::{Audience, Contents};
use super::tables::{self, Cell, Table, Width};
use super::words::ENGLISH;
use crate::date::{self, Day};

/// The whole workbook.
pub fn write(contents: &Contents) -> Vec<u8> {
    workbook(contents).expect("names, sizes and counts are kept within what a workbook takes")
}

fn workbook(contents: &Contents) -> Result<Vec<u8>, XlsxError> {
    let tables = tables::all(contents);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(contents)?);
    let formats = Formats::new();
    cover(workbook.add_worksheet(), contents, &tables, &formats)?;
    for table in &tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(table.naming.name)?;
        let heads = [
            table.naming.title.to_owned(),
            rows(table),
            table.naming.about.to_owned(),
        ];
        fill(sheet, table, &heads, &formats)?;
    }
    workbook.save_to_buffer()
}

/// The time of making is that of the day that was asked about: the same input gives the same bytes.
fn properties(contents: &Contents) -> Result<DocProperties, XlsxError> {
    let made = excel_day(contents.about.day);
    let made = made.map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)?;
    Ok(DocProperties::new()
        .set_title(clipped(&title(contents), HEADING))
        .set_author(concat!("stratlint ", env!("CARGO_PKG_VERSION")))
        .set_creation_datetime(&made))
}

fn title(contents: &Contents) -> String {
    format!("{}: {}", ENGLISH.title, contents.about.council)
}

struct Formats {
    title: Format,
    text: Format,
    day: Format,
}

impl Formats {
    fn new() -> Self {
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            day: text.clone().set_num_format("d mmmm yyyy"),
            text,
        }
    }
}

/// What the workbook is, and where to find what.
fn cover(
    sheet: &mut Worksheet,
    contents: &Contents,
    tables: &[Table],
    formats: &Formats,
) -> Result<(), XlsxError> {
    sheet.set_name("Cover")?;
    let (about, summary) = (&contents.about, &contents.summary);
    let must = summary.levels[0].count;
    let mut heads = vec![
        title(contents),
        format!("{} {}", ENGLISH.as_at, date::phrase(about.day)),
        ENGLISH.verdict(summary.linked, summary.unexamined, must),
        ENGLISH.about_text.to_owned(),
        ENGLISH.how_to_read.to_owned(),
    ];
    if about.audience == Audience::Public {
        heads.push(ENGLISH.public_note.to_owned());
    }
    fill(sheet, &tables::overview(tables), &heads, formats)
}

/// The text above a table, a row each, then the table.
fn fill(
    sheet: &mut Worksheet,
    table: &Table,
    heads: &[String],
    formats: &Formats,
) -> Result<(), XlsxError> {
    lay_out(sheet, table)?;
    for (row, head) in (0..).zip(heads) {
        let head = clipped(head, CELL);
        match row {
            0 => sheet.write_string_with_format(row, 0, head, &formats.title)?,
            _ => sheet.write_string(row, 0, head)?,
        };
    }
    let first = u32::try_from(heads.len()).expect("a few lines");
    if table.rows.is_empty() {
        sheet.write_string(first, 0, table.naming.nothing)?;
        return Ok(());
    }
    let shown = &table.rows[..table.rows.len().min(MOST_ROWS)];
    for (row, cells) in (first + 1..).zip(shown) {
        for (column, cell) in (0..).zip(cells) {
            write_cell(sheet, row, column, cell, formats)?;
        }
    }
    let last_row = first + u32::try_from(shown.len()).expect("not more than a sheet has");
    let last_column = u16::try_from(table.columns.len() - 1).expect("not more than a sheet has");
    sheet.set_repeat_rows(first, first)?;
    sheet.add_table(first, 0, last_row, last_column, &excel_table(table))?;
    Ok(())
}

fn lay_out(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    sheet
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0);
    for (column, (_, width)) in (0..).zip(&table.columns) {
        let characters = match width {
            Width::Narrow => 16,
            Width::Medium => 30,
            Width::Wide => 60,
        };
        sheet.set_column_width(column, characters)?;
    }
    Ok(())
}

fn excel_table(table: &Table) -> ExcelTable {
    let headings = unique(table.columns.iter().map(|(heading, _)| &**heading));
    let column = |heading: &String| TableColumn::new().set_header(heading);
    let columns: Vec<_> = headings.iter().map(column).collect();
    ExcelTable::new()
        .set_name(table.naming.name)
        .set_alt_text_title(table.naming.title)
        .set_alt_text(table.naming.about)
        // White on black: the coloured styles fall short of the contrast that the law asks for.
        .set_style(TableStyle::Medium1)
        .set_autofilter(false)
        .set_columns(&columns)
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => {
            sheet.write_string_with_format(row, column, clipped(text, CELL), &formats.text)?
        }
        Cell::Count(count) => {
            let count = u32::try_from(*count).unwrap_or(u32::MAX);
            sheet.write_number_with_format(row, column, count, &formats.text)?
        }
        Cell::Day(day) => match excel_day(*day) {
            Some(date) => sheet.write_datetime_with_format(row, column, date, &formats.day)?,
            // Days before 1900 have no number in a workbook.
            None => sheet.write_string_with_format(row, column, day.to_string(), &formats.text)?,
        },
    };
    Ok(())
}

fn excel_day(day: Day) -> Option<ExcelDateTime> {
    let part = |number: i8| u8::try_from(number).ok();
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, part(day.month())?, part(day.day())?).ok()
}

/// What a sheet takes below the lines above a table.
const MOST_ROWS: usize = 1_048_576 - 16;

/// The most that a cell takes, in the units of UTF-16.
const CELL: usize = 32_767;

/// The same for a heading.
const HEADING: usize = 255;

fn rows(table: &Table) -> String {
    ENGLISH.rows(MOST_ROWS, table.rows.len())
}

/// Text that a cell takes; where it is cut, it ends by saying so.
fn clipped(text: &str, most: usize) -> String {
    const CUT: &str = " [cut]";
    if text.len() <= most || text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut room = most - CUT.len();
    let fits = |c: &char| {
        let fits = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        fits
    };
    text.chars().take_while(fits).chain(CUT.chars()).collect()
}

/// Headings that a table takes: none empty, none twice.
fn unique<'h>(headings: impl Iterator<Item = &'h str>) -> Vec<String> {
    const ROOM_FOR_A_NUMBER: usize = 12;
    let mut taken = BTreeSet::new();
    let mut heading = |wanted: &str| {
        let wanted = if wanted.trim().is_empty() {
            "-"
        } else {
            wanted
        };
        let wanted = clipped(wanted, HEADING - ROOM_FOR_A_NUMBER);
        let numbered = (2..).map(|number| format!("{wanted} ({number})"));
        let mut names = std::iter::once(wanted.clone()).chain(numbered);
        let is_free = |name: &String| taken.insert(name.to_lowercase());
        names.find(is_free).expect("numbers do not end")
    };
    headings.map(&mut heading).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_to_what_a_cell_takes_and_says_so() {
        assert_eq!(clipped("short", 255), "short");
        let cut = clipped(&"🏛".repeat(200), 255);
        assert_eq!(cut.encode_utf16().count(), 254);
        assert!(cut.ends_with("🏛 [cut]"));
    }

    #[test]
    fn headings_are_neither_empty_nor_twice_there() {
        let headings = unique(["Homes", "homes", "", "HOMES"].into_iter());
        assert_eq!(headings, ["Homes", "homes (2)", "-", "HOMES (3)"]);
    }
}
