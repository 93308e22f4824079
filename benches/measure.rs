//! Takes the time of stages, round by round, and shows medians.
//!
//! Each round runs every stage once, so that a busy or a throttled minute slows all stages alike and ratios stay.

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// What a stage took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Time {
    /// User and system time of all threads.
    pub(crate) processor: Duration,
    pub(crate) wall: Duration,
}

/// The times of some stages, in the order in which they were first run.
#[derive(Default)]
pub(crate) struct Meter {
    stages: Vec<(&'static str, Vec<Time>)>,
}

impl Meter {
    /// Runs the stage and keeps its time.
    pub(crate) fn time<T>(&mut self, stage: &'static str, run: impl FnOnce() -> T) -> T {
        let (processor, wall) = (processor_time(), Instant::now());
        let result = black_box(run());
        let time = Time {
            wall: wall.elapsed(),
            processor: processor_time().saturating_sub(processor),
        };
        match self.stages.iter_mut().find(|(name, _)| *name == stage) {
            Some((_, times)) => times.push(time),
            None => self.stages.push((stage, vec![time])),
        }
        result
    }

    /// Every stage with its medians.
    pub(crate) fn all(&self) -> impl Iterator<Item = Row> {
        self.stages.iter().map(|(stage, times)| Row {
            stage,
            time: median(times),
        })
    }

    /// The stages that took most, the slowest first.
    pub(crate) fn slowest(&self, count: usize) -> impl Iterator<Item = Row> {
        let mut rows: Vec<Row> = self.all().collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.time.processor));
        rows.into_iter().take(count)
    }

    /// The medians of one stage.
    pub(crate) fn median(&self, stage: &str) -> Time {
        let mut rows = self.all();
        let row = rows.find(|row| row.stage == stage);
        row.expect("every round runs every stage").time
    }
}

/// The head of the table that rows form.
pub(crate) const HEAD: &str = "\
| stage | processor time, ratio | wall time, ratio | processor, ms | wall, ms | processor, µs a document |
| --- | ---: | ---: | ---: | ---: | ---: |";

/// A stage with its medians.
pub(crate) struct Row {
    stage: &'static str,
    time: Time,
}

impl Row {
    /// One line of the table; ratios are to the basis.
    pub(crate) fn print(&self, basis: Time, documents: usize) {
        let Time { processor, wall } = self.time;
        let documents = u32::try_from(documents).expect("nobody waits for more");
        println!(
            "| {} | {:.3} | {:.3} | {:.2} | {:.2} | {:.2} |",
            self.stage,
            processor.as_secs_f64() / basis.processor.as_secs_f64(),
            wall.as_secs_f64() / basis.wall.as_secs_f64(),
            processor.as_secs_f64() * 1e3,
            wall.as_secs_f64() * 1e3,
            processor.as_secs_f64() * 1e6 / f64::from(documents),
        );
    }
}

fn median(times: &[Time]) -> Time {
    let middle = |mut all: Vec<Duration>| {
        all.sort_unstable();
        all[all.len() / 2]
    };
    Time {
        processor: middle(times.iter().map(|time| time.processor).collect()),
        wall: middle(times.iter().map(|time| time.wall).collect()),
    }
}

#[cfg(unix)]
fn processor_time() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    clock_gettime(ClockId::ProcessCPUTime)
        .try_into()
        .expect("the clock began at zero")
}

/// Without the clock, the columns for processor time show nothing.
#[cfg(not(unix))]
fn processor_time() -> Duration {
    Duration::ZERO
}

/// The most memory that the process has held since the last reset, in bytes; where the system tells.
pub(crate) fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim()
        .strip_suffix(" kB")?
        .parse::<u64>()
        .ok()
        .map(|kilobytes| kilobytes * 1_024)
}

/// Begins anew; where the system does not let us, the peak is that of the whole run so far.
pub(crate) fn reset_peak_memory() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}
