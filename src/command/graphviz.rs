//! Runs an installed Graphviz: a text in, a picture out, within a time limit.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::Problem;
use crate::report::text::count;

/// How often it is asked whether Graphviz is done.
const PAUSE: Duration = Duration::from_millis(5);

/// The picture that `dot` makes of a text; `form` is svg, png or pdf.
pub(super) fn run(
    program: &Path,
    form: &str,
    limit: Duration,
    text: &str,
) -> Result<Vec<u8>, Problem> {
    let spawned = Command::new(program)
        .arg(format!("-T{form}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = spawned.map_err(|error| not_there(program, &error))?;
    let mut input = child.stdin.take().expect("piped above");
    let output = child.stdout.take().expect("piped above");
    let complaints = child.stderr.take().expect("piped above");
    let (done, picture, complaints) = thread::scope(|scope| {
        // Graphviz may stop reading before the end: what it says then counts, not that.
        scope.spawn(move || input.write_all(text.as_bytes()));
        let picture = scope.spawn(|| all(output));
        let complaints = scope.spawn(|| all(complaints));
        let done = wait(&mut child, limit);
        (done, picture.join(), complaints.join())
    });
    let complaints = complaints.unwrap_or_default();
    match (done, picture) {
        (Some(true), Ok(picture)) => Ok(picture),
        (None, _) => Err(Problem::new(
            format!(
                "Graphviz took longer than {} and was stopped",
                count(
                    usize::try_from(limit.as_secs()).unwrap_or(usize::MAX),
                    "second"
                )
            ),
            "Give it longer with `--graphviz-limit SECONDS`, show less (`--focus`, `--only`), or leave out `--layout graphviz`.",
        )),
        _ => Err(Problem::new(
            format!(
                "Graphviz failed: {}",
                String::from_utf8_lossy(&complaints).trim()
            ),
            "Leave out `--layout graphviz`: the program's own layout needs nothing installed.",
        )),
    }
}

fn all(mut from: impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    // A pipe that breaks ends what can be read; the exit code tells whether that was all.
    let _ = from.read_to_end(&mut bytes);
    bytes
}

/// Whether it ended well; none where it had to be stopped.
fn wait(child: &mut Child, limit: Duration) -> Option<bool> {
    let end = Instant::now() + limit;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) if Instant::now() < end => thread::sleep(PAUSE),
            _ => {
                // It may have ended in this moment; either way it is gone afterwards.
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}

fn not_there(program: &Path, error: &io::Error) -> Problem {
    Problem::new(
        format!(
            "Graphviz cannot be started as `{}`: {error}",
            program.display()
        ),
        "Install Graphviz, name its program `dot` with `--graphviz PATH`, or leave out `--layout graphviz`: the program's own \
         layout needs nothing installed.",
    )
}
