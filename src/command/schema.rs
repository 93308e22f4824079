//! `stratlint schema`.

use super::{Exit, Output, Problem, inputs};
use crate::cli::{Schema, SchemaOf};
use crate::schema;

pub(super) fn run(arguments: &Schema) -> Result<Exit, Problem> {
    let output = match &arguments.path {
        Some(path) => Output::apart(&arguments.output, path)?,
        None => Output::new(&arguments.output),
    };
    let inputs = arguments.path.as_deref().map(inputs).transpose()?;
    let schema = match arguments.of {
        SchemaOf::Document => {
            schema::document(inputs.as_ref().map(|inputs| &inputs.settings.kinds))
        }
        SchemaOf::Settings => schema::settings(),
        SchemaOf::Baseline => schema::baseline(),
        SchemaOf::Workspace => schema::workspace(),
    };
    output.write(format!("{schema:#}\n").as_bytes())?;
    Ok(Exit::Fine)
}
