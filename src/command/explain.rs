//! `stratlint explain`.

use super::{Exit, Output, Problem};
use crate::catalogue::{CATALOGUES, Catalogue};
use crate::cli::{Explain, PageFormat};
use crate::framework::Expectation;
use crate::report::explain;
use crate::report::text::Look;
use crate::rules::{RULES, Rule};
use crate::suggest;

pub(super) fn run(arguments: &Explain) -> Result<Exit, Problem> {
    let output = Output::new(&arguments.output);
    let topic = arguments.name.as_deref().map_or(Ok(Topic::All), topic)?;
    let text = match arguments.format {
        PageFormat::Human => topic.human(output.look()),
        PageFormat::Markdown => topic.markdown(),
    };
    output.write(text.as_bytes())?;
    Ok(Exit::Fine)
}

/// What can be explained.
enum Topic {
    /// All rules, and the catalogues by name.
    All,
    Rule(&'static Rule),
    Catalogue(&'static Catalogue),
    Expectation(Box<Expectation<'static>>),
}

impl Topic {
    fn human(&self, look: Look) -> String {
        match self {
            Self::All => explain::list(look),
            Self::Rule(rule) => explain::page(rule, look),
            Self::Catalogue(catalogue) => explain::catalogue(catalogue, look),
            Self::Expectation(expectation) => explain::expectation(expectation, look),
        }
    }

    fn markdown(&self) -> String {
        match self {
            Self::All => explain::list_as_markdown(),
            Self::Rule(rule) => rule.page.to_owned(),
            Self::Catalogue(catalogue) => explain::catalogue_as_markdown(catalogue),
            Self::Expectation(expectation) => explain::expectation_as_markdown(expectation),
        }
    }
}

fn topic(name: &str) -> Result<Topic, Problem> {
    if let Some(rule) = Rule::named(name) {
        return Ok(Topic::Rule(rule));
    }
    if let Some(catalogue) = Catalogue::named(name) {
        return Ok(Topic::Catalogue(catalogue));
    }
    let mut expectations: Vec<_> = CATALOGUES
        .iter()
        .flat_map(Catalogue::expectations)
        .collect();
    match expectations.iter().position(|one| *one.id.value == *name) {
        Some(at) => Ok(Topic::Expectation(Box::new(expectations.swap_remove(at)))),
        None => Err(unknown(name, &expectations)),
    }
}

fn unknown(name: &str, expectations: &[Expectation]) -> Problem {
    let rules = RULES.iter().map(|rule| rule.id);
    let catalogues = CATALOGUES.iter().map(|catalogue| catalogue.name);
    let ids = expectations.iter().map(|one| &*one.id.value);
    let near = suggest::words(name, rules.chain(catalogues).chain(ids));
    let help = match near.first() {
        Some(near) => format!("Is `{near}` meant?"),
        None => "`stratlint explain` lists all rules and catalogues.".into(),
    };
    Problem::new(format!("there is no rule or expectation `{name}`"), help)
}
