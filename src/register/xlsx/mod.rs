//! Workbooks. This folder alone knows calamine.

mod comments;

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::date::Day;
use crate::register::refusal::{MOST_CELLS, MOST_ROWS, MOST_UNPACKED, NoRegister};
use crate::register::{Cell, Register, Row, Sheet, Value};

pub(in crate::register) fn read(bytes: &[u8]) -> Result<Register, NoRegister> {
    unpack(bytes)?;
    // A workbook that was made to harm may find a place where its reader gives up instead of reporting an error.
    let sheets = catch_unwind(AssertUnwindSafe(|| sheets(bytes)));
    let sheets = sheets.unwrap_or_else(|_| Err(NoRegister::Broken("its reader gave up".into())))?;
    Ok(Register {
        remarks: Vec::new(),
        sheets,
    })
}

/// Unpacks everything once without keeping it: what a file says of its own size may be wrong.
fn unpack(bytes: &[u8]) -> Result<(), NoRegister> {
    let broken = |error: zip::result::ZipError| NoRegister::Broken(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(broken)?;
        let size = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(NoRegister::Io)?;
        left = left
            .checked_sub(size)
            .ok_or(NoRegister::TooLarge("64 MiB unpacked"))?;
    }
    Ok(())
}

fn broken(error: &XlsxError) -> NoRegister {
    NoRegister::Broken(error.to_string())
}

fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, NoRegister> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let tables = book.sheets_metadata().to_vec();
    let tables = tables
        .into_iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let mut sheets = Vec::new();
    let mut comments = comments::of_book(bytes);
    let mut left = MOST_CELLS;
    for table in tables {
        let rows = rows(&mut book, &table.name, &mut left)?;
        let joined = book
            .merge_cells_by_sheet_name(&table.name)
            .map_err(|error| broken(&error))?;
        let joined = joined
            .iter()
            .filter(|area| area.start.0 < area.end.0 && area.start.1 == area.end.1);
        sheets.push(Sheet {
            joined: joined
                .map(|area| (area.start.1, area.start.0 + 1, area.end.0 + 1))
                .collect(),
            comments: comments.remove(&table.name).unwrap_or_default(),
            name: Some(table.name),
            is_hidden: table.visible != SheetVisible::Visible,
            is_list: false,
            rows,
        });
    }
    Ok(sheets)
}

/// The cells that hold anything, one by one: a sheet with a cell in its last row must not cost what lies between.
fn rows(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    left: &mut usize,
) -> Result<Vec<Row>, NoRegister> {
    let links = links(book, name);
    let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
    let mut reader = book
        .worksheet_cells_reader(name)
        .map_err(|error| broken(&error))?;
    while let Some(cell) = reader.next_cell().map_err(|error| broken(&error))? {
        let (row, column) = cell.get_position();
        let mut cell = value(cell.get_value());
        cell.link = links.get(&(row, column)).cloned();
        if cell.value != Value::Empty {
            *left = left
                .checked_sub(weight(&cell))
                .ok_or(NoRegister::TooLarge("2,000,000 cells"))?;
            rows.entry(row).or_default().insert(column, cell);
        }
        if rows.len() > MOST_ROWS {
            return Err(NoRegister::TooLarge("100,000 rows"));
        }
    }
    let row = |(row, cells): (u32, BTreeMap<u32, Cell>)| Row {
        number: row.saturating_add(1),
        cells: cells.into_iter().collect(),
    };
    Ok(rows.into_iter().map(row).collect())
}

/// One text may stand in every cell of a workbook and take its place in the file once: a long one counts as several.
fn weight(cell: &Cell) -> usize {
    match &cell.value {
        Value::Text(text) => 1 + text.len() / 64,
        _ => 1,
    }
}

/// Where cells lead; a title often leads to its document.
fn links(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> HashMap<(u32, u32), String> {
    let links = book.hyperlinks_by_sheet_name(name).unwrap_or_default();
    let one = |link: calamine::Hyperlink| {
        let target = link.target?;
        let is_address = target.starts_with("http");
        is_address.then_some((link.range.start, target))
    };
    links.into_iter().filter_map(one).collect()
}

fn value(data: &DataRef) -> Cell {
    let plain = |value| Cell { value, link: None };
    match data {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cell::text(text)
        }
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Int(number) => plain(number_of(number.to_string())),
        DataRef::Float(number) => plain(Value::Number(*number)),
        DataRef::Bool(is) => Cell::text(if *is { "yes" } else { "no" }),
        DataRef::DateTime(moment) if moment.is_datetime() => plain(day(moment)),
        DataRef::DateTime(moment) => plain(Value::Number(moment.as_f64())),
        DataRef::Error(error) => Cell::text(&error.to_string()),
        DataRef::Empty => Cell::default(),
    }
}

fn number_of(digits: String) -> Value {
    digits.parse().map_or(Value::Text(digits), Value::Number)
}

fn day(moment: &calamine::ExcelDateTime) -> Value {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let small = |number: u8| i8::try_from(number).ok();
    let day = || Day::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok();
    day().map_or(Value::Number(moment.as_f64()), Value::Day)
}
