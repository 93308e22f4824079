//! `stratlint trace`.

use super::{Exit, Output, Problem, day, inputs, remark_on};
use crate::cli::{Plain, Trace};
use crate::framework::{DocumentRef, Framework, Kind, Kinds, Nearest};
use crate::report::{Asked, trace};

pub(super) fn run(arguments: &Trace) -> Result<Exit, Problem> {
    let inputs = inputs(&arguments.path)?;
    let (framework, faults) = inputs.framework(day(&arguments.common));
    remark_on(&faults, &arguments.common.output);
    let document = document(&framework, &arguments.id)?;
    let output = Output::new(&arguments.common.output);
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

fn document<'f>(framework: &'f Framework<'f>, id: &str) -> Result<DocumentRef<'f>, Problem> {
    framework.document(id).ok_or_else(|| {
        if framework.expectation(id).is_some() {
            return Problem::new(
                format!("`{id}` is an expectation; only documents have threads"),
                "`stratlint list expectations` says what fulfils it.",
            );
        }
        let documents = Kinds::ALL.but(Kinds::of(&[Kind::Expectation]));
        let near = Nearest::new(framework, std::iter::once(id)).to(id, documents);
        let near: Vec<String> = near.iter().map(|id| format!("`{id}`")).collect();
        let help = match near.as_slice() {
            [] => "`stratlint list` shows every document with its id.".into(),
            near => format!("Is {} meant?", near.join(" or ")),
        };
        Problem::new(format!("there is no document `{id}`"), help)
    })
}
