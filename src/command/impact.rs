//! `stratlint impact`.

use super::{Exit, Output, Problem, day, document, inputs, remark_on};
use crate::cli::{self, Plain};
use crate::impact::{Checked, Impact, Removal};
use crate::report::{Asked, impact};

pub(super) fn run(arguments: &cli::Impact) -> Result<Exit, Problem> {
    let day = day(&arguments.common);
    let inputs = inputs(&arguments.path)?;
    let (framework, faults) = inputs.framework(day);
    remark_on(&faults, &arguments.common.output);
    let document = document(&framework, &arguments.id)?;
    let hangs = Impact::new(&framework, document);
    let output = Output::apart(&arguments.common.output, &arguments.path)?;
    let asked = Asked {
        framework: &framework,
        settings: &inputs.settings,
        path: &arguments.path,
    };
    let write = |removal: Option<&Removal>| match arguments.format {
        Plain::Human => {
            let text = impact::human(&asked, &hangs, removal, &inputs.sources, output.look());
            output.write(text.as_bytes())
        }
        Plain::Json => output.write(&impact::json(&asked, &hangs, removal, &inputs.sources)),
    };
    if !arguments.remove {
        write(None)?;
        return Ok(Exit::Fine);
    }
    let (without, other_faults) = inputs.framework_without(&arguments.id, day);
    let outcomes = [
        inputs.outcome(&framework, &faults),
        inputs.outcome(&without, &other_faults),
    ];
    let [with, without] = [(&framework, &outcomes[0]), (&without, &outcomes[1])]
        .map(|(framework, outcome)| Checked { framework, outcome });
    let removal = Removal::new(&arguments.id, with, without, &inputs.settings);
    write(Some(&removal))?;
    Ok(Exit::Fine)
}
