//! The layout of threads beside Graphviz: how long it takes, and how many links cross.
//!
//! `cargo bench --bench diagram` lays out frameworks of 60, 300, 2,000 and 20,000 documents. Where `dot` is installed it lays out
//! the same nodes and links, in the same tiers, in the same run (up to 2,000 documents), the two in turn; `-- 60 300` takes only
//! these sizes. See `docs/speed.md`.

#![expect(clippy::print_stdout, reason = "the table is the result")]

#[path = "common/mod.rs"]
mod common;

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::Duration;

use common::generate::{self, Faults, Files, Format, Plan};
use common::measure::Meter;
use common::stages::DAY;
use mimalloc::MiMalloc;
use stratlint::check::Inputs;
use stratlint::diagram::{self, Choice, Shape, Subject, View};

/// As the program does.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// How many documents, in how many rounds, and how many frameworks of that size are laid out one after the other in a round: what
/// one more takes is the layout alone, without the start of the program.
const SIZES: [(usize, usize, usize); 4] =
    [(60, 15, 41), (300, 9, 9), (2_000, 3, 2), (20_000, 5, 1)];

/// Beyond so many `dot` takes hours.
const MOST_FOR_DOT: usize = 2_000;

fn main() {
    println!("{HEAD}");
    let asked: Vec<usize> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    let is_asked = |size: usize| asked.is_empty() || asked.contains(&size);
    for (size, rounds, copies) in SIZES.into_iter().filter(|(size, ..)| is_asked(*size)) {
        let folder = tempfile::tempdir().expect("a folder");
        let plan = Plan {
            documents: size,
            format: Format::Yaml,
            files: Files::One,
            faults: Faults::None,
        };
        generate::write(plan, folder.path()).expect("an empty folder");
        let inputs = Inputs::of_folder(folder.path()).expect("the folder");
        let (framework, _) = inputs.framework(DAY);
        let subject = Subject {
            framework: &framework,
            settings: &inputs.settings,
            sources: &inputs.sources,
            path: folder.path(),
            outcome: None,
        };
        let view = View::new(subject, Shape::Thread, &Choice::default());
        println!("{}", row(size, rounds, copies, &view));
    }
}

const HEAD: &str = "\
| documents | links | crossings | of `dot` | layout | `dot`, layout alone | times | `dot`, whole run | times |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";

/// Processor time, in medians of rounds in which each is run once.
fn row(size: usize, rounds: usize, copies: usize, view: &View) -> String {
    let crossings = diagram::crossings(view);
    let one = diagram::dot(view);
    let many = one.repeat(copies);
    let placed = (size <= MOST_FOR_DOT).then(|| dot(&one)).flatten();
    let (mut own, mut single, mut repeated) = (Meter::default(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        own.time("layout", || {
            (0..copies).for_each(|_| {
                black_box(diagram::crossings(view));
            });
        });
        if placed.is_some() {
            single.extend(dot(&one).map(|run| run.1));
            repeated.extend(dot(&many).map(|run| run.1));
        }
    }
    let number = |copies: usize| u32::try_from(copies).expect("a few");
    let own = own.median("layout").expect("it was run").processor / number(copies);
    let mut row = format!("| {size} | {} | {crossings} |", view.edges.len());
    let Some((placed, _)) = placed else {
        let _ = write!(row, " – | {} | – | – | – | – |", milliseconds(own));
        return row;
    };
    let (single, repeated) = (median(single), median(repeated));
    let alone = repeated.saturating_sub(single) / number(copies - 1);
    let times = |theirs: Duration| theirs.as_secs_f64() / own.as_secs_f64();
    let _ = write!(
        row,
        " {} | {} | {} | {:.0} | {} | {:.0} |",
        crossings_of_dot(&placed),
        milliseconds(own),
        milliseconds(alone),
        times(alone),
        milliseconds(single),
        times(single)
    );
    row
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// What `dot` writes, line by line positions of nodes and courses of links, and the processor time that its run took, as bash
/// tells it; none where one of the two is not installed.
fn dot(text: &str) -> Option<(String, Duration)> {
    let bash = Command::new("bash")
        .args(["-c", "TIMEFORMAT='%3U %3S'; time dot -Tplain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut bash = bash.ok()?;
    let mut input = bash.stdin.take()?;
    let output = std::thread::scope(|scope| {
        scope.spawn(move || input.write_all(text.as_bytes()));
        bash.wait_with_output()
    });
    let output = output.ok()?;
    let complaints = String::from_utf8_lossy(&output.stderr);
    let seconds = complaints.lines().last()?.split(' ');
    let seconds: Option<f64> = seconds.map(|word| word.parse::<f64>().ok()).sum();
    let placed = String::from_utf8(output.stdout).ok()?;
    (!placed.is_empty()).then_some((placed, Duration::from_secs_f64(seconds?)))
}

/// A place on paper.
type Point = (f64, f64);

/// Pairs of links that stand in another order at one rank than at the next. A link that passes a rank stands where its curve does.
fn crossings_of_dot(plain: &str) -> usize {
    let words: Vec<Vec<&str>> = plain
        .lines()
        .map(|line| line.split(' ').collect())
        .collect();
    let number = |word: &str| word.parse::<f64>().expect("a number");
    let of = |kind: &'static str| words.iter().filter(move |line| line[0] == kind);
    let nodes: std::collections::HashMap<&str, Point> = of("node")
        .map(|line| (line[1], (number(line[2]), number(line[3]))))
        .collect();
    let mut ranks: Vec<f64> = nodes.values().map(|(x, _)| x.round()).collect();
    ranks.sort_by(f64::total_cmp);
    ranks.dedup();
    let rank = |x: f64| ranks.partition_point(|rank| *rank < x.round());
    let mut between: Vec<Vec<Point>> = vec![Vec::new(); ranks.len()];
    for line in of("edge").filter(|line| !line.contains(&"invis")) {
        let count: usize = line[3].parse().expect("a number");
        let points: Vec<Point> = line[4..4 + 2 * count]
            .chunks(2)
            .map(|point| (number(point[0]), number(point[1])))
            .collect();
        let (mut left, mut right) = (nodes[line[1]], nodes[line[2]]);
        if left.0 > right.0 {
            std::mem::swap(&mut left, &mut right);
        }
        let (first, last) = (rank(left.0), rank(right.0));
        let height = |at: usize| match at {
            _ if at == first => left.1,
            _ if at == last => right.1,
            _ => height_of(&points, ranks[at]),
        };
        for (at, links) in between.iter_mut().enumerate().take(last).skip(first) {
            links.push((height(at), height(at + 1)));
        }
    }
    between.iter_mut().map(|links| inversions(links)).sum()
}

/// The height of a curve where it passes a rank: at the nearest of many points along it.
fn height_of(points: &[Point], x: f64) -> f64 {
    let mut best = (f64::INFINITY, 0.0);
    for start in (0..points.len().saturating_sub(3)).step_by(3) {
        for step in 0..=40 {
            let t = f64::from(step) / 40.0;
            let at = |pick: fn(&Point) -> f64| {
                let p = |offset: usize| pick(&points[start + offset]);
                let s = 1.0 - t;
                s * s * s * p(0)
                    + 3.0 * s * s * t * p(1)
                    + 3.0 * s * t * t * p(2)
                    + t * t * t * p(3)
            };
            let distance = (at(|p| p.0) - x).abs();
            if distance < best.0 {
                best = (distance, at(|p| p.1));
            }
        }
    }
    best.1
}

fn inversions(links: &mut [Point]) -> usize {
    links.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut crossings = 0;
    for (at, one) in links.iter().enumerate() {
        crossings += links[at + 1..]
            .iter()
            .filter(|other| one.0 < other.0 && one.1 > other.1)
            .count();
    }
    crossings
}
