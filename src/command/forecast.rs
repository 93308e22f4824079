//! `stratlint forecast`.

use super::{Exit, Output, Problem, day, exit, inputs, remark_on};
use crate::cli::{self, Plain};
use crate::date::{Day, months_after};
use crate::forecast::Forecast;
use crate::report::{Asked, forecast};

/// Months that are looked ahead where no end is named.
const MONTHS: u32 = 12;

pub(super) fn run(arguments: &cli::Forecast) -> Result<Exit, Problem> {
    let from = day(&arguments.common);
    let until = until(arguments.until, from)?;
    let inputs = inputs(&arguments.path)?;
    let (now, faults) = inputs.framework(from);
    let (later, _) = inputs.framework(until.tomorrow().unwrap_or(until));
    remark_on(&faults, &arguments.common.output);
    let output = Output::apart(&arguments.common.output, &arguments.path)?;
    let asked = Asked {
        framework: &now,
        settings: &inputs.settings,
        path: &arguments.path,
    };
    let plan = Forecast::new(&now, &later, &inputs.settings);
    let result = match arguments.format {
        Plain::Human => forecast::human(&asked, &plan, output.look()).into_bytes(),
        Plain::Json => forecast::json(&asked, &plan, &inputs.sources),
    };
    output.write(&result)?;
    Ok(exit(&now, &faults))
}

fn until(asked: Option<Day>, from: Day) -> Result<Day, Problem> {
    let until = asked.unwrap_or_else(|| months_after(from, MONTHS));
    if until < from {
        return Err(Problem::new(
            format!("the forecast would end on {until}, before it begins on {from}"),
            "Name a later day with `--until`, or an earlier one with `--as-of`.",
        ));
    }
    Ok(until)
}
