//! What was measured as tables: in full for who looks for the time, and a line a framework for the page.

use std::fmt::Write as _;

use crate::case::{FLOOR, Measured, PARSE, WHOLE};
use crate::common::generate::{Faults, Files, Format, Plan};
use crate::common::measure::{Meter, Time, float};
use crate::common::stages::{DOCUMENTS, FRAMEWORK, READ, RULES_ALL, SETTLE};
use crate::goals;
use crate::process;

/// So many rules are shown, the slowest first.
const SLOWEST: usize = 8;

/// Everything about one framework.
pub(crate) fn in_full(case: &Measured) -> String {
    let mut text = format!("\n## {}\n\n", title(case));
    text += &stages(case);
    text += &processes(case);
    text
}

fn title(case: &Measured) -> String {
    let Plan { documents, .. } = case.plan;
    let (layout, faults) = words(case.plan);
    let kilobytes = case.bytes / 1_000;
    format!("{documents} documents, {layout}, {faults} ({kilobytes} KB)")
}

/// How the files are, and whether anything is wrong with them.
pub(crate) fn words(plan: Plan) -> (&'static str, &'static str) {
    let layout = match (plan.format, plan.files) {
        (Format::Yaml, Files::OneEach) => "YAML, a file each",
        (Format::Yaml, Files::One) => "YAML, one file",
        (Format::Json, Files::OneEach) => "JSON, a file each",
        (Format::Json, Files::One) => "JSON, one file",
    };
    let faults = match plan.faults {
        Faults::None => "clean",
        Faults::Some => "faulty",
    };
    (layout, faults)
}

/// Where the time goes: every step with its ratios, and its share of a whole check.
pub(crate) fn stages(case: &Measured) -> String {
    let rules = slowest(&case.rules);
    let rules = rules
        .into_iter()
        .map(|(name, time)| (format!("rule: {name}"), time));
    let all = case.stages.all().chain(case.reports.all());
    let all: Vec<(String, Time)> = all.map(|(name, time)| (name.to_owned(), time)).collect();
    let [Some(floor), Some(parse), Some(whole)] =
        [FLOOR, PARSE, WHOLE].map(|stage| case.stages.median(stage))
    else {
        return String::new();
    };
    let mut text = "\
| stage | over the floor | over the parser | share of a check | processor, ms | wall, ms | µs a document |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        .to_owned();
    for (name, time) in all.into_iter().chain(rules) {
        let micros = time.micros();
        let [floor, parse, whole] = [floor, parse, whole].map(|basis| micros / basis.micros());
        let share = whole * 100.0;
        let wall = time.wall.as_secs_f64() * 1e3;
        let each = micros / float(case.plan.documents as u64);
        let (milli, text) = (micros / 1e3, &mut text);
        writeln!(text, "| {name} | {floor:.3} | {parse:.3} | {share:.1} % | {milli:.2} | {wall:.2} | {each:.2} |")
            .expect("text grows");
    }
    text
}

fn slowest(rules: &Meter) -> Vec<(&'static str, Time)> {
    let mut all: Vec<_> = rules.all().collect();
    all.sort_by_key(|(_, time)| std::cmp::Reverse(time.processor));
    all.truncate(SLOWEST);
    all
}

fn processes(case: &Measured) -> String {
    let mut text = "
| process | processor, ms | wall, ms | cores used | peak memory, MB |
| --- | ---: | ---: | ---: | ---: |\n"
        .to_owned();
    for (name, time) in case.processes.times.all() {
        let (milli, wall) = (time.micros() / 1e3, time.wall.as_secs_f64() * 1e3);
        let cores = milli / wall;
        let peak = float(case.processes.peak(name).unwrap_or(0)) / 1e6;
        writeln!(
            text,
            "| {name} | {milli:.1} | {wall:.1} | {cores:.2} | {peak:.0} |"
        )
        .expect("text grows");
    }
    text
}

/// A line for each framework.
pub(crate) fn of_sizes(cases: &[Measured]) -> String {
    let head = "\
| documents | files | | load | check | over the parser | graph | rules | settle | whole run | µs a document | cores | memory, MB |
| ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n";
    head.to_owned() + &cases.iter().map(line).collect::<String>()
}

fn line(case: &Measured) -> String {
    let (layout, faults) = words(case.plan);
    let figure = |figure: Option<f64>| figure.map_or_else(|| "–".into(), |it| format!("{it:.2}"));
    // One file is read in one call of the system: there the floor of steps says nothing.
    let is_many = case.plan.files == Files::OneEach;
    let over_floor = |figure: Option<f64>| figure.filter(|_| is_many);
    let share = |stage| {
        let share = case
            .ratio(stage, WHOLE)
            .map(|share| format!("{:.1} %", share * 100.0));
        share.unwrap_or_else(|| "–".into())
    };
    let times = &case.processes.times;
    let run = times
        .median(process::CHECK)
        .expect("every case has a whole run");
    let read = times.median(process::READ).expect("every case has a floor");
    let documents = case.plan.documents;
    let peak = float(case.processes.peak(process::CHECK).unwrap_or(0)) / 1e6;
    format!(
        "| {} | {layout} | {faults} | {} | {} | {} | {} | {} | {} | {:.2} | {:.1} | {} | {peak:.0} |\n",
        thousands(documents),
        figure(over_floor(goals::load(case))),
        figure(over_floor(case.ratio(WHOLE, FLOOR))),
        figure(case.ratio(WHOLE, PARSE)),
        share(FRAMEWORK),
        share(RULES_ALL),
        share(SETTLE),
        run.micros() / read.micros(),
        run.micros() / float(documents as u64),
        figure(case.cores()),
    )
}

/// Where the time of a check goes, in its order.
pub(crate) fn shares(cases: &[Measured]) -> String {
    let mut text = "\
| documents | files | | read | documents | graph | rules | settle | the rest |
| ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        .to_owned();
    for case in cases {
        let parts = [READ, DOCUMENTS, FRAMEWORK, RULES_ALL, SETTLE];
        let Some(parts) = parts
            .map(|stage| case.ratio(stage, WHOLE))
            .into_iter()
            .collect::<Option<Vec<f64>>>()
        else {
            continue;
        };
        let rest = (1.0 - parts.iter().sum::<f64>()).max(0.0);
        let (layout, faults) = words(case.plan);
        let shares: Vec<String> = parts
            .iter()
            .chain([&rest])
            .map(|part| format!("{:.0} %", part * 100.0))
            .collect();
        let shares = shares.join(" | ");
        writeln!(
            text,
            "| {} | {layout} | {faults} | {shares} |",
            thousands(case.plan.documents)
        )
        .expect("text grows");
    }
    text
}

/// With a comma before each three digits.
fn thousands(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", thousands(number / 1_000), number % 1_000),
    }
}
