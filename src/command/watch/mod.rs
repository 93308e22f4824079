//! `stratlint check --watch`: the result again whenever files change, until somebody ends it.
//!
//! [`changes`] tells what was touched and [`place`] what has become of it; [`Kept`] holds what need not be read again, and
//! [`screen`] shows what is new. What known files cannot tell (a new file, a folder that was moved, the settings) has
//! everything read anew.

mod changes;
mod place;
mod screen;

use super::steps::read;
use super::{Exit, Problem, day, problem, several};
use crate::cli::{Check, Format};
use crate::kept::Kept;
use crate::source::Input;
use changes::Changes;
use place::{Place, Seen};
use screen::Screen;

pub(super) fn run(arguments: &Check) -> Result<Exit, Problem> {
    refuse(arguments)?;
    // Found before the first result is shown: who has seen that may move the folder away.
    let place = Place::of(arguments);
    let mut screen = Screen::new(arguments);
    if !first(arguments, &mut screen)? {
        return Ok(screen.exit());
    }
    let place = place?;
    let (changes, obstacle) = Changes::of(place.root(), place.aside());
    if let Some(error) = &obstacle {
        problem::remark(&format!(
            "the system does not tell when files change ({}); they are looked at every few seconds instead",
            changes::reason(error)
        ));
    }
    let watch = Watch {
        arguments,
        place,
        changes,
        screen,
    };
    watch.run()
}

/// Refuses what a run that goes on cannot do.
fn refuse(arguments: &Check) -> Result<(), Problem> {
    const ONCE: &str = "Run it by itself: `--watch` only looks, and goes on until you end it.";
    const ONE: &str = "Name one folder. Several can be watched in a window each.";
    const SHOWN: &str = "`--watch` shows what is found, as human, concise or json. Write a file with a check of its own.";
    let file = arguments.common.output.output.as_deref();
    let is_file = file.is_some_and(|file| file.as_os_str() != "-");
    let forms = [Format::Human, Format::Concise, Format::Json];
    let asked = [
        (arguments.fix, "--fix", ONCE),
        (arguments.diff, "--diff", ONCE),
        (arguments.write_baseline, "--write-baseline", ONCE),
        (is_file, "--output", SHOWN),
        (!arguments.also.is_empty(), "--also", SHOWN),
        (!forms.contains(&arguments.format), "this --format", SHOWN),
        (several::are_meant(arguments), "several frameworks", ONE),
    ];
    let first = asked.into_iter().find(|(is_asked, ..)| *is_asked);
    first.map_or(Ok(()), |(_, what, help)| {
        Err(Problem::new(
            format!("`--watch` does not go with {what}"),
            help,
        ))
    })
}

/// Shows the result before anything is watched, so that it comes as soon as without. What changes until then is found when
/// everything is read once more. False where nobody reads it.
fn first(arguments: &Check, screen: &mut Screen) -> Result<bool, Problem> {
    let inputs = read(arguments)?;
    let (framework, faults) = inputs.framework(day(&arguments.common));
    screen.show(&inputs, &framework, &faults)
}

struct Watch<'a> {
    arguments: &'a Check,
    place: Place,
    changes: Changes,
    screen: Screen<'a>,
}

impl Watch<'_> {
    /// Goes on until nobody reads the results any more.
    fn run(mut self) -> Result<Exit, Problem> {
        loop {
            let is_read = match read(self.arguments) {
                Ok(inputs) => self.follow(Kept::new(inputs))?,
                Err(problem) => self.put_off(&problem)?,
            };
            if !is_read {
                return Ok(self.screen.exit());
            }
        }
    }

    /// Shows the result whenever files change, until everything is to be read anew. False where nobody reads it any more.
    fn follow(&mut self, mut kept: Kept) -> Result<bool, Problem> {
        let has_links = self.place.has_links(&kept);
        loop {
            let day = day(&self.arguments.common);
            let is_read = kept.ask(day, |inputs, framework, faults| {
                self.screen.show(inputs, framework, faults)
            })?;
            if !is_read {
                return Ok(false);
            }
            match self.next(&kept, has_links) {
                Some(files) => kept.take(files),
                None => return Ok(true),
            }
        }
    }

    /// Says why nothing can be checked, and waits until that may be another. False where nobody reads it.
    fn put_off(&mut self, problem: &Problem) -> Result<bool, Problem> {
        let is_read = self.screen.tell(problem)?;
        if is_read {
            self.changes.next(|_| false);
        }
        Ok(is_read)
    }

    /// Waits until files change, and reads them. None where more has changed than what known files hold.
    fn next(&mut self, kept: &Kept, has_links: bool) -> Option<Vec<Input>> {
        loop {
            let place = &self.place;
            let touched = self.changes.next(|path| place.is_unfinished(path, kept));
            self.screen.is_asked = !touched.paths.is_empty();
            if touched.all || has_links {
                return None;
            }
            match place.look(&touched.paths, kept) {
                Seen::Nothing => {}
                Seen::Files(files) => return Some(files),
                Seen::More => return None,
            }
        }
    }
}
