//! The documents of made-up frameworks of any size: three tiers like a council's.
//!
//! One document in a hundred is a priority, 30 are strategies and nearly all others plans; each links up to one to three
//! others, and each link has its evidence. A document takes about 1.2 KB. Without faults a check finds nothing.

/// The faults that were planted, to hold a check to them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Planted {
    pub(crate) unknown_references: usize,
    pub(crate) unlinked_documents: usize,
    pub(crate) circular_threads: usize,
}

/// A document to be.
pub(super) struct Document {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) title: String,
    /// The relation of its upward links, and the ids that they lead to.
    pub(super) up: (&'static str, Vec<String>),
    /// More links, without evidence.
    pub(super) asides: Vec<(&'static str, String)>,
    /// Where all of it can be read.
    pub(super) source: String,
    /// Chooses its words.
    pub(super) draw: usize,
}

/// A framework in which nothing is wrong: each strategy is delivered and paid for, each priority measured and supported by
/// several.
pub(super) fn clean(count: usize) -> Vec<Document> {
    let few = count / 100 + 1;
    let strategies = (count * 30 / 100).max(2 * few);
    let rest = count.saturating_sub(2 + 4 * few + strategies);
    let mut random = Random(20_240_117);
    let mut all = Vec::with_capacity(count);
    let mut add = |kind, number, relation, targets: Vec<String>| {
        let draw = random.below(1_000_000);
        let (subject, area) = (pick(&SUBJECTS, draw), pick(&AREAS, draw / 7));
        all.push(Document {
            id: id(kind, number),
            kind,
            title: format!("{subject} {area} {kind} {number}"),
            up: (relation, targets),
            asides: asides(kind, number, few),
            source: id("source", draw % few),
            draw,
        });
    };
    let plan = || vec![id("corporate-plan", 0)];
    add("corporate-plan", 0, "part_of", Vec::new());
    add("delivery-plan", 0, "delivers", plan());
    for number in 0..few {
        add("budget", number, "delivers", plan());
        add("source", number, "part_of", Vec::new());
        add("measure", number, "supports", vec![id("priority", number)]);
        add("priority", number, "part_of", plan());
    }
    let mut random = Random(7);
    for number in 0..strategies {
        let targets = random.targets("priority", number, few);
        add("strategy", number, "supports", targets);
    }
    for number in 0..rest.max(strategies) {
        let targets = random.targets("strategy", number, strategies);
        add("action-plan", number, "delivers", targets);
    }
    all
}

/// What measures a priority; what pays for strategies and plans.
fn asides(kind: &str, number: usize, few: usize) -> Vec<(&'static str, String)> {
    match kind {
        "priority" => vec![("measured_by", id("measure", number))],
        "corporate-plan" | "delivery-plan" | "strategy" | "action-plan" => {
            vec![("funded_by", id("budget", number % few))]
        }
        _ => Vec::new(),
    }
}

/// Plants faults, no two in one document.
pub(super) fn spoil(documents: &mut [Document]) -> Planted {
    let mut random = Random(4_711);
    let mut planted = Planted::default();
    let mut alone = None;
    for at in 0..documents.len() {
        let Document { kind, up, .. } = &mut documents[at];
        match (*kind, random.below(100)) {
            // Two links a document on average: of 4 % of the documents one is 2 % of the links.
            ("strategy" | "action-plan", 0..4) => {
                up.1[0].push_str("-gone");
                planted.unknown_references += 1;
            }
            ("strategy" | "action-plan", 4..7) => {
                up.1.clear();
                planted.unlinked_documents += 1;
            }
            ("action-plan", 7) => match alone.take() {
                None => alone = Some(at),
                Some(other) => {
                    join(documents, at, other);
                    planted.circular_threads += 1;
                }
            },
            _ => {}
        }
    }
    planted
}

/// Makes each of two documents a part of the other.
fn join(documents: &mut [Document], one: usize, other: usize) {
    for (part, whole) in [(one, other), (other, one)] {
        let link = ("part_of", documents[whole].id.clone());
        documents[part].asides.push(link);
    }
}

fn id(kind: &str, number: usize) -> String {
    let subject = pick(&SUBJECTS, number).to_lowercase();
    format!("{subject}-{kind}-{number}")
}

/// A linear congruential generator (Knuth's MMIX): the same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }

    /// One to three documents of a kind. The first goes round, so that each of them is chosen by somebody.
    fn targets(&mut self, kind: &str, number: usize, among: usize) -> Vec<String> {
        let mut numbers = vec![number % among];
        for _ in 0..self.below(3) {
            numbers.push(self.below(among));
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(|number| id(kind, number)).collect()
    }
}

/// The word whose turn it is.
pub(super) fn pick(words: &[&'static str], number: usize) -> &'static str {
    words[number % words.len()]
}

pub(super) const SUBJECTS: [&str; 8] = [
    "Transport",
    "Housing",
    "Climate",
    "Skills",
    "Culture",
    "Health",
    "Parks",
    "Libraries",
];

pub(super) const AREAS: [&str; 5] = ["neighbourhood", "citywide", "regional", "rural", "central"];
