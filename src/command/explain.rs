//! `stratlint explain`.

use super::{Exit, Output, Problem};
use crate::catalogue::{CATALOGUES, Catalogue};
use crate::check::Inputs;
use crate::cli::{Explain, PageFormat};
use crate::date::Day;
use crate::framework::Expectation;
use crate::load::folder::SETTINGS;
use crate::report::explain;
use crate::report::text::Look;
use crate::rules::{RULES, Rule};
use crate::settings::{OwnRule, Settings};
use crate::suggest;

pub(super) fn run(arguments: &Explain) -> Result<Exit, Problem> {
    let output = Output::new(&arguments.output);
    let text = match arguments.name.as_deref() {
        None => Topic::All.text(arguments.format, output.look()),
        Some(name) => named(name, arguments, output.look())?,
    };
    output.write(text.as_bytes())?;
    Ok(Exit::Fine)
}

/// The page of what the program knows by a name, or else the framework at hand, if there is one.
fn named(name: &str, arguments: &Explain, look: Look) -> Result<String, Problem> {
    if let Some(topic) = shipped(name) {
        return Ok(topic.text(arguments.format, look));
    }
    let inputs = Inputs::of_folder(&arguments.framework).unwrap_or_default();
    let mut rules = inputs.settings.rules.iter();
    if let Some(rule) = rules.find(|rule| *rule.id.value == *name) {
        let line = inputs.sources.position(rule.id.place).line;
        let place = format!("{}/{SETTINGS}, line {line}", arguments.framework.display());
        return Ok(Topic::OwnRule(rule, place).text(arguments.format, look));
    }
    // What is expected is the same on any day.
    let (framework, _) = inputs.framework(Day::MIN);
    match framework.expectation(name) {
        Some(expectation) => {
            let topic = Topic::Expectation(Box::new(expectation.clone()));
            Ok(topic.text(arguments.format, look))
        }
        None => Err(unknown(name, &inputs.settings, framework.expectations())),
    }
}

/// What can be explained.
enum Topic<'a> {
    /// All rules, and the catalogues by name.
    All,
    Rule(&'static Rule),
    Catalogue(&'static Catalogue),
    Expectation(Box<Expectation<'a>>),
    /// With the place where it is declared.
    OwnRule(&'a OwnRule, String),
}

impl Topic<'_> {
    fn text(&self, format: PageFormat, look: Look) -> String {
        match format {
            PageFormat::Human => self.human(look),
            PageFormat::Markdown => self.markdown(),
        }
    }

    fn human(&self, look: Look) -> String {
        match self {
            Self::All => explain::list(look),
            Self::Rule(rule) => explain::page(rule, look),
            Self::Catalogue(catalogue) => explain::catalogue(catalogue, look),
            Self::Expectation(expectation) => explain::expectation(expectation, look),
            Self::OwnRule(rule, place) => explain::own_rule(rule, place, look),
        }
    }

    fn markdown(&self) -> String {
        match self {
            Self::All => explain::list_as_markdown(),
            Self::Rule(rule) => rule.page.to_owned(),
            Self::Catalogue(catalogue) => explain::catalogue_as_markdown(catalogue),
            Self::Expectation(expectation) => explain::expectation_as_markdown(expectation),
            Self::OwnRule(rule, place) => explain::own_rule_as_markdown(rule, place),
        }
    }
}

fn shipped(name: &str) -> Option<Topic<'static>> {
    if let Some(rule) = Rule::named(name) {
        return Some(Topic::Rule(rule));
    }
    if let Some(catalogue) = Catalogue::named(name) {
        return Some(Topic::Catalogue(catalogue));
    }
    let mut expectations = CATALOGUES.iter().flat_map(Catalogue::expectations);
    let expectation = expectations.find(|one| *one.id.value == *name)?;
    Some(Topic::Expectation(Box::new(expectation)))
}

fn unknown(name: &str, settings: &Settings, own: &[Expectation]) -> Problem {
    let rules = RULES.iter().map(|rule| rule.id);
    let own_rules = settings.rules.iter().map(|rule| &*rule.id.value);
    let catalogues = CATALOGUES.iter().map(|catalogue| catalogue.name);
    let shipped: Vec<_> = CATALOGUES
        .iter()
        .flat_map(Catalogue::expectations)
        .collect();
    let expectations = shipped.iter().chain(own).map(|one| &*one.id.value);
    let known = rules.chain(catalogues).chain(own_rules).chain(expectations);
    let help = match suggest::words(name, known).first() {
        Some(near) => format!("Is `{near}` meant?"),
        None => "`stratlint explain` lists all rules and catalogues; `--framework PATH` says where those of your own are.".into(),
    };
    Problem::new(format!("there is no rule or expectation `{name}`"), help)
}
