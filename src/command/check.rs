//! `stratlint check`.

use std::mem::ManuallyDrop;

use super::shown::{One, Shown, outputs};
use super::steps::{exit_of, fail_on, only, outcome, read, remark};
use super::{Exit, Problem, baseline, day, fix, several, watch};
use crate::cli::Check;

pub(super) fn run(arguments: &Check) -> Result<Exit, Problem> {
    if arguments.watch {
        return watch::run(arguments);
    }
    if several::are_meant(arguments) {
        return several::run(arguments);
    }
    let day = day(&arguments.common);
    let outputs = outputs(arguments, &[&arguments.path])?;
    let mut inputs = read(arguments)?;
    if arguments.fix && !arguments.diff {
        fix::all(&inputs, arguments, day)?.write(arguments)?;
        inputs = read(arguments)?;
    }
    if arguments.write_baseline {
        baseline::write(&inputs, arguments, day, &only(arguments))?;
        inputs = read(arguments)?;
    }
    // The program ends with this: a large framework is left to the system, which needs no time to take it apart.
    let inputs = ManuallyDrop::new(inputs);
    let (framework, faults) = inputs.framework(day);
    let framework = ManuallyDrop::new(framework);
    let outcome = outcome(&inputs, &framework, &faults, arguments);
    let fail_on = fail_on(arguments.fail_on);
    if arguments.diff {
        fix::all(&inputs, arguments, day)?.show(arguments, &outputs[0].1)?;
    } else {
        let one = One::new(&inputs, &framework, &outcome, &arguments.path, fail_on);
        let shown = Shown {
            arguments,
            all: &[one],
            are_several: false,
        };
        shown.write(&outputs)?;
        remark(&inputs, arguments);
    }
    Ok(exit_of(&outcome, fail_on, arguments.exit_zero))
}
