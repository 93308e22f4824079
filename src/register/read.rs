//! A file as a register, whatever its form.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::refusal::{MOST_BYTES, NoRegister};
use super::{Register, csv, list, xlsx};

/// Reads the file. Its form follows its name.
pub fn read(path: &Path) -> Result<Register, NoRegister> {
    let extension = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let reader = match &*extension {
        "xlsx" | "xlsm" => xlsx::read,
        "csv" | "tsv" | "tab" => csv::read,
        "txt" => list::read,
        _ => return Err(NoRegister::Form),
    };
    reader(&bytes(path)?)
}

fn bytes(path: &Path) -> Result<Vec<u8>, NoRegister> {
    let file = File::open(path).map_err(NoRegister::Io)?;
    let metadata = file.metadata().map_err(NoRegister::Io)?;
    if !metadata.is_file() {
        return Err(NoRegister::Io(io::Error::other("this is not a file")));
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(NoRegister::Io)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(NoRegister::TooLarge("64 MiB"));
    }
    Ok(bytes)
}
