//! The steps that every way of checking shares: one framework, several, by watching.

use std::path::Path;

use super::{
    Exit, Output, Problem, baseline, inputs, known_rule, remark_on_authority, remark_on_overlooked,
};
use crate::check::Inputs;
use crate::cli::{Check, FailOn, Format};
use crate::finding::Level;
use crate::framework::Framework;
use crate::load::fault::Fault;
use crate::outcome::Outcome;
use crate::report;
use crate::settings::LevelSetting;

/// What the check comes to, as far as the command line asks.
pub(super) fn outcome(
    inputs: &Inputs,
    framework: &Framework,
    faults: &[Fault],
    arguments: &Check,
) -> Outcome {
    let mut outcome = if arguments.test_rules {
        inputs.test_rules(framework.day())
    } else {
        inputs.outcome(framework, faults)
    };
    outcome.keep_only(&only(arguments));
    outcome
}

/// Says beside findings for people what is none.
pub(super) fn remark(inputs: &Inputs, arguments: &Check) {
    if arguments.format == Format::Human {
        remark_on_overlooked(inputs, &arguments.common.output);
        remark_on_authority(&inputs.settings, &arguments.common.output);
    }
}

pub(super) fn only(arguments: &Check) -> Vec<&str> {
    arguments.only.iter().map(String::as_str).collect()
}

/// The folder with what the command line says of its settings, and what is known of it.
pub(super) fn read(arguments: &Check) -> Result<Inputs, Problem> {
    let mut inputs = read_as_told(&arguments.path, arguments)?;
    baseline::read(&mut inputs, arguments)?;
    Ok(inputs)
}

/// A folder with what the command line says of its settings.
pub(super) fn read_as_told(path: &Path, arguments: &Check) -> Result<Inputs, Problem> {
    let mut inputs = inputs(path)?;
    set_levels(&mut inputs, arguments)?;
    for name in &arguments.only {
        known_rule(name, &inputs.settings)?;
    }
    Ok(inputs)
}

/// Gives rules the levels that the command line says.
pub(super) fn set_levels(inputs: &mut Inputs, arguments: &Check) -> Result<(), Problem> {
    for choice in &arguments.level {
        let (rule, level) = level(choice)?;
        known_rule(rule, &inputs.settings)?;
        inputs.settings.levels.insert(rule.into(), level);
    }
    Ok(())
}

/// How findings look for people.
pub(super) fn style(arguments: &Check, output: &Output) -> report::human::Style {
    let detail = match (
        arguments.common.output.quiet,
        arguments.common.output.verbose,
    ) {
        (true, _) => report::human::Detail::Summary,
        (_, true) => report::human::Detail::Everything,
        _ => report::human::Detail::Findings,
    };
    report::human::Style {
        color: output.color,
        unicode: output.unicode,
        width: output.width,
        detail,
        statistics: arguments.statistics,
        exit_zero: arguments.exit_zero,
    }
}

pub(super) fn exit_of(outcome: &Outcome, fail_on: Option<Level>, exit_zero: bool) -> Exit {
    match () {
        () if outcome.is_empty() => Exit::Empty,
        () if outcome.fails(fail_on) && !exit_zero => Exit::Findings,
        () => Exit::Fine,
    }
}

/// The level from which a run fails.
pub(super) fn fail_on(choice: FailOn) -> Option<Level> {
    match choice {
        FailOn::Error => Some(Level::Error),
        FailOn::Warning => Some(Level::Warning),
        FailOn::Note => Some(Level::Note),
        FailOn::Never => None,
    }
}

fn level(choice: &str) -> Result<(&str, LevelSetting), Problem> {
    let (name, word) = choice.split_once('=').ok_or_else(|| {
        Problem::new(
            format!("`--level {choice}` has no `=`"),
            "Write `--level RULE=LEVEL`, as `--level missing-owner=error`.",
        )
    })?;
    let level = LevelSetting::WORDS.iter().find(|(known, _)| *known == word);
    let (_, level) = level.ok_or_else(|| {
        Problem::new(
            format!("`{word}` is not a level"),
            "A level is error, warning, note or off.",
        )
    })?;
    Ok((name, *level))
}
