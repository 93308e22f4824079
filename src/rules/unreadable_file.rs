use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Slot, Words};
use crate::load::fault::{Fault, What};
use crate::source::Obstacle;

pub(super) static RULE: Rule = Rule {
    id: "unreadable-file",
    page: include_str!("unreadable_file.md"),
    group: Group::Integrity,
    level: Level::Error,
    check: Check::Framework(check),
};

const REFUSED: Words = Words {
    message: "this file cannot be opened: {reason}",
    label: "not read",
    help: "Put the file back, or allow the program to read it; until then nothing in it counts.",
};

const LEADS_OUT: Words = Words {
    message: "this is a symbolic link that leads out of the framework's folder, so it is not followed",
    label: "not read",
    help: "Put a copy of the file itself into the folder.",
};

const NOT_IN_FOLDER: Words = Words {
    message: "this catalogue is not among the files of the framework's folder",
    label: "no such file",
    help: "Put the catalogue into the folder as a .yaml, .yml or .json file, and write its path from there, as in \
           `catalogues/region.yaml`.",
};

const NOT_A_FILE: Words = Words {
    message: "this has the name of a document file, but is a folder or a device",
    label: "not a file",
    help: "Rename it so that its name does not end in .yaml, .yml or .json.",
};

const ELSEWHERE: Words = Words {
    message: "the repository does not hold the content of this file: {reason}",
    label: "not read",
    help: "Keep the file itself in the repository, or have the program read folders, where it is.",
};

const TOO_LARGE: Words = Words {
    message: "this file is larger than {limit} bytes, the most that is read",
    label: "not read",
    help: "Split the file, or raise `yaml_bytes` or `json_bytes` under `limits:` in framework.yaml.",
};

const NOT_UTF8: Words = Words {
    message: "this file is not UTF-8 text: the byte at offset {offset} fits no character",
    label: "the first byte that is not UTF-8 follows here",
    help: "Save the file again with the encoding UTF-8; editors offer it under Save As.",
};

const OVER_LIMIT: Words = Words {
    message: "this goes over the limit `{limit}` of {value}",
    label: "not read further",
    help: "Simplify the file, or raise `{limit}` under `limits:` in framework.yaml if it must be so.",
};

fn check(context: &Context, report: &mut Report) {
    for fault in context
        .faults
        .iter()
        .filter(|fault| fault.what.is_of_file())
    {
        report.examine();
        report.add(finding(fault));
    }
}

/// The words for what is wrong with a file as a whole.
pub(super) fn finding(fault: &Fault) -> Found {
    let at = |words| Found::new(words, fault.place);
    match &fault.what {
        What::Unreadable(Obstacle::Refused(reason)) => at(&REFUSED).with("reason", &**reason),
        What::Unreadable(Obstacle::LeadsOut) => at(&LEADS_OUT),
        What::Unreadable(Obstacle::NotInFolder) => at(&NOT_IN_FOLDER).field("expectations"),
        What::Unreadable(Obstacle::NotAFile) => at(&NOT_A_FILE),
        What::Unreadable(Obstacle::Elsewhere(reason)) => at(&ELSEWHERE).with("reason", *reason),
        What::Unreadable(Obstacle::TooLarge { limit }) => {
            at(&TOO_LARGE).with("limit", limit.to_string())
        }
        What::Unreadable(Obstacle::NotUtf8 { offset }) => at(&NOT_UTF8).with("offset", *offset),
        What::OverLimit { limit, value } => at(&OVER_LIMIT)
            .field(limit)
            .with("limit", *limit)
            .with("value", Slot::Text(value.to_string())),
        _ => unreachable!("only faults of files come here"),
    }
}
