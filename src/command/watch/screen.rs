//! Where results are shown, each after the other.

use std::io::Write;

use super::super::shown::{One, Shown};
use super::super::steps::{exit_of, fail_on, outcome, remark};
use super::super::{Exit, Output, Problem, output};
use crate::check::Inputs;
use crate::cli::Check;
use crate::framework::Framework;
use crate::load::fault::Fault;

/// Standard output, where results alone go, and standard error, where the rest is said.
pub(super) struct Screen<'a> {
    arguments: &'a Check,
    /// Somebody has changed something, and wants to know what it comes to even if that is what it was.
    pub(super) is_asked: bool,
    is_begun: bool,
    /// The result that is shown; none where it is a problem.
    last: Option<Vec<u8>>,
    exit: Exit,
}

/// Begins a screen anew; what was above stays where one can scroll.
const CLEAR: &[u8] = b"\x1b[H\x1b[2J";

impl<'a> Screen<'a> {
    pub(super) fn new(arguments: &'a Check) -> Self {
        Self {
            arguments,
            is_asked: false,
            is_begun: false,
            last: None,
            exit: Exit::Fine,
        }
    }

    /// How the last check ended.
    pub(super) fn exit(&self) -> Exit {
        self.exit
    }

    /// Shows what a check comes to, where that is not what is shown already. False where nobody reads it any more.
    pub(super) fn show(
        &mut self,
        inputs: &Inputs,
        framework: &Framework,
        faults: &[Fault],
    ) -> Result<bool, Problem> {
        let output = Output::new(&self.arguments.common.output);
        let result = self.result(inputs, framework, faults, &output);
        if self.last.as_ref() == Some(&result) {
            if self.is_asked {
                say(&format!("Checked again at {}: the same result.", time()));
            }
            return Ok(true);
        }
        let is_read = self.clear(&output)? && output::show(&result)?;
        self.last = Some(result);
        remark(inputs, self.arguments);
        wait("Checked");
        Ok(is_read)
    }

    /// Says why nothing could be checked.
    pub(super) fn tell(&mut self, problem: &Problem) -> Result<bool, Problem> {
        let output = Output::new(&self.arguments.common.output);
        let is_read = self.clear(&output)?;
        self.last = None;
        problem.tell();
        wait("Not checked");
        Ok(is_read)
    }

    fn result(
        &mut self,
        inputs: &Inputs,
        framework: &Framework,
        faults: &[Fault],
        output: &Output,
    ) -> Vec<u8> {
        let arguments = self.arguments;
        let outcome = outcome(inputs, framework, faults, arguments);
        let fail_on = fail_on(arguments.fail_on);
        self.exit = exit_of(&outcome, fail_on, arguments.exit_zero);
        let one = One::new(inputs, framework, &outcome, &arguments.path, fail_on);
        let shown = Shown {
            arguments,
            all: &[one],
            are_several: false,
        };
        let mut result = Vec::new();
        let written = shown.write_to(arguments.format, output, &mut result);
        written.expect("memory takes what is written to it");
        result
    }

    /// Makes room on a screen that shows an earlier result; what is no screen keeps them all.
    fn clear(&mut self, output: &Output) -> Result<bool, Problem> {
        let is_screen =
            output.on_terminal && std::env::var_os("TERM").is_none_or(|it| it != "dumb");
        let is_begun = std::mem::replace(&mut self.is_begun, true);
        if is_begun && is_screen {
            output::show(CLEAR)
        } else {
            Ok(true)
        }
    }
}

fn wait(done: &str) {
    say(&format!(
        "{done} at {}. Waiting for changes; Ctrl-C ends.",
        time()
    ));
}

fn say(text: &str) {
    let _ = std::io::stderr().write_all(format!("{text}\n").as_bytes());
}

/// The time of day where the program runs.
fn time() -> String {
    jiff::Zoned::now().strftime("%H:%M:%S").to_string()
}
