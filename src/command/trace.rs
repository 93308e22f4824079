//! `stratlint trace`.

use super::{Exit, Output, Problem, day, document, inputs, remark_on};
use crate::cli::{Plain, Trace};
use crate::report::{Asked, trace};

pub(super) fn run(arguments: &Trace) -> Result<Exit, Problem> {
    let inputs = inputs(&arguments.path)?;
    let (framework, faults) = inputs.framework(day(&arguments.common));
    remark_on(&faults, &arguments.common.output);
    let document = document(&framework, &arguments.id)?;
    let output = Output::apart(&arguments.common.output, &arguments.path)?;
    let asked = Asked {
        framework: &framework,
        settings: &inputs.settings,
        path: &arguments.path,
    };
    let result = match arguments.format {
        Plain::Human => trace::human(&asked, document, output.look()).into_bytes(),
        Plain::Json => trace::json(&asked, document),
    };
    output.write(&result)?;
    Ok(Exit::Fine)
}
