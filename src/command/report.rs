//! `stratlint report`.

use super::{Exit, Output, Problem, day, inputs};
use crate::check::Inputs;
use crate::cli::Report;
use crate::finding::Level;
use crate::report::gaps::{Audience, Contents, page};
use crate::report::{Asked, Checked};

pub(super) fn run(arguments: &Report) -> Result<Exit, Problem> {
    let inputs: Inputs = inputs(&arguments.path)?;
    let day = day(&arguments.common);
    let (framework, faults) = inputs.framework(day);
    let outcome = inputs.outcome(&framework, &faults);
    let checked = Checked {
        outcome: &outcome,
        sources: &inputs.sources,
        path: &arguments.path,
        fail_on: Some(Level::Error),
    };
    let asked = Asked {
        framework: &framework,
        settings: &inputs.settings,
        path: &arguments.path,
    };
    let audience = if arguments.public {
        Audience::Public
    } else {
        Audience::Council
    };
    let contents = Contents::new(asked, &checked, audience);
    Output::new(&arguments.common.output).write(&page::write(&contents))?;
    Ok(if outcome.is_empty() { Exit::Empty } else { Exit::Fine })
}
