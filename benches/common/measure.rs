//! Takes the time of stages, round by round, and shows medians.
//!
//! Each round runs every stage once, so that a busy or a throttled minute slows all stages alike and ratios stay.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// What a stage took.
#[derive(Debug, Clone, Copy, Default)]
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
        self.keep(stage, time);
        result
    }

    /// Keeps what a stage took somewhere else.
    pub(crate) fn keep(&mut self, stage: &'static str, time: Time) {
        match self.stages.iter_mut().find(|(name, _)| *name == stage) {
            Some((_, times)) => times.push(time),
            None => self.stages.push((stage, vec![time])),
        }
    }

    /// Every stage with its medians.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&'static str, Time)> {
        self.stages
            .iter()
            .map(|(stage, times)| (*stage, median(times)))
    }

    /// The medians of one stage, if it was run.
    pub(crate) fn median(&self, stage: &str) -> Option<Time> {
        let mut stages = self.all();
        stages
            .find(|(name, _)| *name == stage)
            .map(|(_, time)| time)
    }
}

impl Time {
    /// Microseconds of processor time.
    pub(crate) fn micros(self) -> f64 {
        self.processor.as_secs_f64() * 1e6
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

/// What all threads of this process have taken so far.
#[cfg(unix)]
pub(crate) fn processor_time() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    clock_gettime(ClockId::ProcessCPUTime)
        .try_into()
        .expect("the clock began at zero")
}

/// Without the clock, the columns for processor time show nothing.
#[cfg(not(unix))]
pub(crate) fn processor_time() -> Duration {
    Duration::ZERO
}

/// A number that fits, as all that is counted here does.
pub(crate) fn float(number: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "nothing here comes near 2^53")]
    let number = number as f64;
    number
}
