//! The layout of threads beside Graphviz: how long it takes, and how many links cross.
//!
//! `cargo bench --bench diagram` lays out frameworks of 60, 300, 2,000 and 20,000 documents. Where `dot` is installed it lays out
//! the same nodes and links, in the same tiers, in the same run (up to 2,000 documents). See `docs/speed.md`.

#![expect(clippy::print_stdout, reason = "the table is the result")]

#[expect(
    dead_code,
    reason = "the other benchmark plants faults and parts files"
)]
mod generate;
mod layout;

use std::hint::black_box;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use generate::{Faults, Files, Format, Plan};
use stratlint::check::Inputs;
use stratlint::date::Day;
use stratlint::diagram::{self, Choice, Shape, Subject, View};

const SIZES: [usize; 4] = [60, 300, 2_000, 20_000];

/// Graphviz takes minutes beyond.
const LARGEST_FOR_GRAPHVIZ: usize = 2_000;

const DAY: Day = Day::constant(2024, 6, 1);

fn main() {
    println!("documents  links  crossings  crossings of dot  layout      dot         times faster");
    for size in SIZES {
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
        row(size, &View::new(subject, Shape::Thread, &Choice::default()));
    }
}

fn row(size: usize, view: &View) {
    let own = median(if size > 2_000 { 3 } else { 9 }, || {
        black_box(diagram::crossings(view));
    });
    let crossings = diagram::crossings(view);
    let links = view.edges.len();
    let text = diagram::dot(view);
    let graphviz = (size <= LARGEST_FOR_GRAPHVIZ)
        .then(|| graphviz(&text))
        .flatten();
    let (theirs, time, ratio) = match &graphviz {
        Some((crossings, time)) => (
            crossings.to_string(),
            format!("{time:.1?}"),
            format!("{:.0}", time.as_secs_f64() / own.as_secs_f64()),
        ),
        None => ("-".into(), "-".into(), "-".into()),
    };
    println!(
        "{size:>9}  {links:>5}  {crossings:>9}  {theirs:>16}  {own:<10.1?}  {time:<10}  {ratio}"
    );
}

fn median(rounds: usize, mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[rounds / 2]
}

/// The crossings of the same links as `dot` places them, and its median time; none where it is not installed.
fn graphviz(text: &str) -> Option<(usize, Duration)> {
    let placed = run_dot(text)?;
    let time = median(3, || {
        black_box(run_dot(text));
    });
    Some((crossings_of_dot(&placed), time))
}

/// Positions of nodes and courses of links, line by line.
fn run_dot(text: &str) -> Option<String> {
    let dot = Command::new("dot")
        .arg("-Tplain")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut dot = dot.ok()?;
    let mut input = dot.stdin.take()?;
    let output = std::thread::scope(|scope| {
        scope.spawn(move || input.write_all(text.as_bytes()));
        dot.wait_with_output()
    });
    String::from_utf8(output.ok()?.stdout).ok()
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
