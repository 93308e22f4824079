//! A framework that goes on from day to day.
//!
//! Nothing is asked day by day. The days on which something changes follow from the declared dates; on each of them only
//! what it touches is looked at again, so that the cost is that of the changes and not of days times documents.

use std::collections::BTreeMap;
use std::mem;

use super::course::Stage;
use super::expectation::{AuthorityType, Expectation};
use super::graph::Number;
use super::kind::Kind;
use super::need::{Cover, Need, Needs, since};
use super::outlook::{Change, Happening, Outlook};
use super::reference::DocumentRef;
use super::relation::Relation;
use super::state::State;
use super::{Framework, Resolved};
use crate::date::{Day, months_after};

impl<'f> Framework<'f> {
    /// What changes after a day, up to the framework's own, for a council of this type. The framework is asked on the later
    /// day because on that day it knows all documents and links that begin in between.
    pub fn changes_since(&'f self, day: Day, council: Option<AuthorityType>) -> Outlook<'f> {
        Ahead::new(self, day, council).run()
    }
}

/// What is to be looked at on a day.
enum Item {
    /// A document enters a stage of its course.
    Enter(Number, Stage),
    /// A document begins to carry a need: one of the holds.
    Hold(usize),
    /// A document begins to fulfil an expectation.
    Fulfil(Number, u32),
    /// Something about a need may change.
    Need(usize),
    /// A review may become overdue.
    Review(Number),
    /// A target of a document is due.
    Target(Number, u32),
}

/// What happened to a need on a day.
#[derive(Default)]
struct Touched {
    before: Cover,
    lost: Vec<Number>,
    gained: Vec<Number>,
}

/// What is known about the reviews of a document.
#[derive(Debug, Clone, Default)]
struct Cycle {
    /// The expectations that it claims to fulfil and that ask for reviews.
    asked: Vec<u32>,
    is_overdue: bool,
}

/// The framework on a day, which goes on from day to day.
struct Ahead<'f> {
    framework: &'f Framework<'f>,
    council: Option<AuthorityType>,
    day: Day,
    agenda: BTreeMap<Day, Vec<Item>>,
    needs: Needs<'f>,
    /// By document.
    stages: Vec<Stage>,
    cycles: Vec<Cycle>,
    /// By need.
    covers: Vec<Cover>,
    touched: BTreeMap<usize, Touched>,
    /// Documents whose review is to be looked at.
    reviewed: Vec<Number>,
    /// Targets that are due on the day.
    targets: Vec<(Number, u32)>,
    changes: Vec<Change<'f>>,
    work: usize,
}

impl<'f> Ahead<'f> {
    /// Steps after which looking ahead ends: hostile input can ask for more of them than there is time or room for.
    const MOST_WORK: usize = 1_000_000;

    /// The framework on the first day, with all that is to be looked at later.
    fn new(framework: &'f Framework<'f>, day: Day, council: Option<AuthorityType>) -> Self {
        let needs = Needs::new(framework);
        let nothing = Stage {
            from: day,
            state: State::NotYet,
            adopted: None,
        };
        let mut ahead = Self {
            framework,
            council,
            day,
            agenda: BTreeMap::new(),
            stages: vec![nothing; framework.documents.len()],
            cycles: vec![Cycle::default(); framework.documents.len()],
            covers: vec![Cover::default(); needs.all.len()],
            needs,
            touched: BTreeMap::new(),
            reviewed: Vec::new(),
            targets: Vec::new(),
            changes: Vec::new(),
            work: 0,
        };
        ahead.note_documents();
        ahead.note_needs();
        let first = ahead.agenda.remove(&day).unwrap_or_default();
        ahead.go_through(first);
        ahead
    }

    /// Goes on to the last day.
    fn run(mut self) -> Outlook<'f> {
        self.settle();
        // What is due on the first day is still ahead; what has changed on it is not.
        let is_due = |change: &Change| matches!(change.what, Happening::Target { .. });
        self.changes.retain(is_due);
        self.work = 0;
        let mut cut = None;
        while let Some((day, items)) = self.agenda.pop_first() {
            if self.work > Self::MOST_WORK {
                cut = Some(self.day);
                break;
            }
            self.day = day;
            self.go_through(items);
            self.settle();
        }
        Outlook {
            changes: self.changes,
            cut,
        }
    }

    /// Puts something on the agenda; what is past is looked at on the first day.
    fn note(&mut self, day: Day, item: Item) {
        if day <= self.framework.day {
            self.agenda.entry(day.max(self.day)).or_default().push(item);
        }
    }

    fn note_documents(&mut self) {
        for (number, course) in (0..).zip(self.framework.courses(self.day)) {
            for stage in course {
                self.note(stage.from, Item::Enter(number, stage));
            }
            let document = self.framework.at(number);
            for link in document.links() {
                if let Resolved::Expectation(expectation) = link.resolved() {
                    self.note(since(link), Item::Fulfil(number, expectation));
                }
            }
            if let Some(after) = document
                .own_review()
                .and_then(|own| own.due.tomorrow().ok())
            {
                self.note(after, Item::Review(number));
            }
            for (target, declared) in (0..).zip(&document.declared().targets) {
                if let Some(by) = declared.by.filter(|by| by.date.last() >= self.day) {
                    self.note(by.date.last(), Item::Target(number, target));
                }
            }
        }
    }

    fn note_needs(&mut self) {
        // Those that hold from the first day on are counted when their document enters its first stage.
        for hold in 0..self.needs.holds.len() {
            let since = self.needs.holds[hold].since;
            if since > self.day {
                self.note(since, Item::Hold(hold));
            }
        }
        for need in 0..self.needs.all.len() {
            self.note(self.day, Item::Need(need));
            let plans: Vec<Day> = self.needs.all[need]
                .plans()
                .map(|(_, since)| since)
                .collect();
            let expected = match self.needs.all[need] {
                Need::Expectation(expectation) => Some(expectation),
                Need::Priority(_) | Need::CorporatePlan(_) => None,
            };
            let from = expected.and_then(|expected| expected.from);
            let until = expected.and_then(|expected| expected.until);
            let after = until.and_then(|until| until.date.last().tomorrow().ok());
            let from = from.map(|from| from.date.first());
            for day in plans.into_iter().chain(from).chain(after) {
                self.note(day, Item::Need(need));
            }
        }
    }

    fn go_through(&mut self, items: Vec<Item>) {
        // What begins to hold is judged by the states of the day before, and changes of state then count for all that holds.
        let (enter, rest): (Vec<Item>, Vec<Item>) = items
            .into_iter()
            .partition(|item| matches!(item, Item::Enter(..)));
        self.work += enter.len() + rest.len();
        for item in rest.into_iter().chain(enter) {
            match item {
                Item::Enter(number, stage) => self.enter(number, stage),
                Item::Hold(hold) => self.begin_to_hold(hold),
                Item::Fulfil(number, expectation) => self.begin_to_fulfil(number, expectation),
                Item::Need(need) => self.look_at(need),
                Item::Review(number) => self.reviewed.push(number),
                Item::Target(number, target) => self.targets.push((number, target)),
            }
        }
    }

    /// Looks at a need, and at the reviews that it asks for if it is an expectation.
    fn look_at(&mut self, need: usize) {
        self.touch(need);
        let claims = self.needs.claims(self.framework, need);
        self.work += claims.len();
        self.reviewed
            .extend(claims.iter().map(|(holder, _)| *holder));
    }

    fn enter(&mut self, number: Number, stage: Stage) {
        let before = mem::replace(&mut self.stages[number as usize], stage).state;
        self.reviewed.push(number);
        let after = stage.state;
        if before == after {
            return;
        }
        let document = self.framework.at(number);
        self.change(Happening::State {
            document,
            before,
            after,
        });
        for hold in self.needs.holds_of(number) {
            if self.needs.holds[hold].since <= self.day {
                self.count(hold, before, after);
            }
        }
        if let Some(need) = self.needs.of_document(number) {
            self.touch(need);
        }
        if document.kind == Kind::CorporatePlan {
            self.touch_priorities(number);
        }
    }

    /// Whether a priority is asked about depends on its plan.
    fn touch_priorities(&mut self, plan: Number) {
        for edge in self.framework.graph.incoming(plan) {
            let need = self.needs.of_document(edge.from);
            if let Some(need) = need.filter(|_| edge.relation == Relation::PartOf) {
                self.touch(need);
            }
        }
    }

    fn begin_to_hold(&mut self, hold: usize) {
        let holder = self.needs.holds[hold].holder;
        self.count(hold, State::NotYet, self.stages[holder as usize].state);
    }

    /// Counts a holder, whose state changes, for what it carries.
    fn count(&mut self, hold: usize, before: State, after: State) {
        let hold = self.needs.holds[hold];
        let touched = self.touch(hold.need);
        match (before.is_in_force(), after.is_in_force()) {
            (true, false) => touched.lost.push(hold.holder),
            (false, true) => touched.gained.push(hold.holder),
            _ => {}
        }
        let cover = &mut self.covers[hold.need];
        let in_force = if hold.is_whole {
            &mut cover.whole
        } else {
            &mut cover.part
        };
        let (was, is) = (before.is_in_force(), after.is_in_force());
        *in_force = *in_force + usize::from(is) - usize::from(was);
        if hold.is_whole {
            let number = u64::from(hold.holder);
            cover.sum = cover.sum + number * u64::from(is) - number * u64::from(was);
        }
        let exists = |state| usize::from(state != State::NotYet);
        cover.declared = cover.declared + exists(after) - exists(before);
    }

    fn touch(&mut self, need: usize) -> &mut Touched {
        self.work += 1;
        let before = self.covers[need];
        self.touched.entry(need).or_insert_with(|| Touched {
            before,
            ..Touched::default()
        })
    }

    fn begin_to_fulfil(&mut self, number: Number, expectation: u32) {
        let asked = &self.framework.expectations[expectation as usize];
        if asked.review_every.is_some() {
            self.cycles[number as usize].asked.push(expectation);
            self.reviewed.push(number);
        }
    }

    /// Looks at all that was touched, when everything of the day has been counted.
    fn settle(&mut self) {
        for (number, touched) in mem::take(&mut self.touched) {
            let need = self.needs.all[number];
            let asked = self.is_asked(need);
            let after = Cover {
                asked,
                ..self.covers[number]
            };
            self.covers[number] = after;
            if after != touched.before {
                let documents = |numbers: Vec<Number>| {
                    numbers
                        .into_iter()
                        .map(|number| self.framework.at(number))
                        .collect()
                };
                let (lost, gained) = (documents(touched.lost), documents(touched.gained));
                self.change(Happening::Cover {
                    need,
                    before: touched.before,
                    after,
                    lost,
                    gained,
                    alone: (after.whole == 1)
                        .then(|| Number::try_from(after.sum).expect("a single number"))
                        .map(|number| self.framework.at(number)),
                });
            }
        }
        let mut reviewed = mem::take(&mut self.reviewed);
        reviewed.sort_unstable();
        reviewed.dedup();
        for number in reviewed {
            self.review(number);
        }
        for (number, target) in mem::take(&mut self.targets) {
            self.target(self.framework.at(number), target);
        }
    }

    fn target(&mut self, document: DocumentRef<'f>, target: u32) {
        let target = &document.declared().targets[target as usize];
        let has_begun = target
            .since
            .is_none_or(|since| since.date.first() <= self.day);
        let state = self.stages[document.number as usize].state;
        if has_begun && (state.is_in_force() || state == State::Draft) {
            let measure = match &target.measure {
                None => Some(document),
                Some(id) => self.framework.document(id),
            };
            self.change(Happening::Target {
                document,
                target,
                measure: measure.filter(|measure| measure.kind == Kind::Measure),
            });
        }
    }

    fn is_asked(&mut self, need: Need<'f>) -> bool {
        match need {
            Need::Expectation(expectation) => expectation.applies(self.council, self.day),
            Need::CorporatePlan(plan) => self.is_in_force(plan),
            Need::Priority(priority) if !self.is_in_force(priority) => false,
            Need::Priority(_) => {
                let day = self.day;
                let mut plans = need.plans().filter(|(_, since)| *since <= day).peekable();
                plans.peek().is_none()
                    || plans.any(|(plan, _)| {
                        self.work += 1;
                        self.is_possible_plan(plan) && self.is_in_force(plan)
                    })
            }
        }
    }

    fn is_in_force(&self, document: DocumentRef) -> bool {
        self.stages[document.number as usize].state.is_in_force()
    }

    fn is_possible_plan(&self, document: DocumentRef) -> bool {
        let possible = self.framework.states.possible_plans();
        possible.binary_search(&document.number).is_ok()
    }

    /// Looks whether the review of a document has become overdue, and when it next may. A priority is reviewed with its plan.
    fn review(&mut self, number: Number) {
        let document = self.framework.at(number);
        if document.kind == Kind::Priority {
            return;
        }
        let own = document.own_review().map(|own| own.due);
        let cyclic = self.cyclic_review(document);
        if let Some(next) = cyclic.and_then(|(due, _)| due.tomorrow().ok())
            && next > self.day
        {
            self.note(next, Item::Review(number));
        }
        let day = self.day;
        let own = own.filter(|due| *due < day).map(|due| (due, None));
        let cyclic = cyclic.filter(|(due, _)| *due < day);
        let overdue = own
            .or(cyclic.map(|(due, expectation)| (due, Some(expectation))))
            .filter(|_| self.is_in_force(document) && !document.is_exempt());
        let was = mem::replace(
            &mut self.cycles[number as usize].is_overdue,
            overdue.is_some(),
        );
        if let Some((due, asked_by)) = overdue.filter(|_| !was) {
            self.change(Happening::Overdue {
                document,
                due,
                asked_by,
            });
        }
    }

    /// The earliest review that an expectation asks for which applies on the day.
    fn cyclic_review(&mut self, document: DocumentRef<'f>) -> Option<(Day, &'f Expectation<'f>)> {
        let number = document.number as usize;
        let open = document.period.to.is_none();
        let adopted = self.stages[number].adopted.filter(|_| open)?;
        let asked = &self.cycles[number].asked;
        self.work += asked.len();
        let expectations = asked
            .iter()
            .map(|asked| &self.framework.expectations[*asked as usize]);
        let applying = expectations.filter(|one| one.applies(self.council, self.day));
        let reviews = applying.filter_map(|one| {
            let months = one.review_every?;
            Some((months_after(adopted, months), one))
        });
        reviews.min_by_key(|(due, _)| *due)
    }

    fn change(&mut self, what: Happening<'f>) {
        self.work += 1;
        self.changes.push(Change {
            day: self.day,
            what,
        });
    }
}
