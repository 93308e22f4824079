//! Threads drawn as a tree. Each document is opened once, so that a framework of any shape is drawn in one pass; what lies
//! very deep or is very much is counted and not drawn, which also bounds the recursion.

use rustc_hash::FxHashSet;

use super::super::entry;
use super::super::text::{Ink, Look, count, facts, indented, inked, wrap, wrap_whole};
use super::walk::{Way, id};
use crate::framework::{Basis, DocumentRef, Step, Upshot};
use crate::phrase;

struct Tree<'f> {
    way: Way,
    look: Look,
    /// The documents from the root to where the drawing is.
    path: Vec<DocumentRef<'f>>,
    /// Documents whose own steps are drawn.
    opened: FxHashSet<&'f str>,
    /// Documents that stand in the tree.
    shown: FxHashSet<&'f str>,
    drawn: usize,
    text: String,
}

/// What follows a step.
#[derive(Clone, Copy)]
enum Next<'f> {
    Nothing,
    Branches(DocumentRef<'f>),
    ShownAbove,
    Circle,
    TooDeep,
}

/// Steps in one tree.
const MOST: usize = 200;

/// The tree of a document; empty where nothing leads on from it.
pub(super) fn draw(way: Way, root: DocumentRef, look: Look) -> String {
    let mut tree = Tree {
        way,
        look,
        path: Vec::new(),
        opened: FxHashSet::default(),
        shown: FxHashSet::default(),
        drawn: 0,
        text: String::new(),
    };
    tree.branches(root, "");
    let all = way.walk(root);
    let all: FxHashSet<&str> = all.iter().filter_map(|step| step.to.map(id)).collect();
    match all.difference(&tree.shown).count() {
        0 => tree.text,
        more => {
            let more = count(more, "more document");
            let words = format!("… and {more}; `--format json` has them all");
            tree.text + &indented("", &wrap_whole(&words, look.width))
        }
    }
}

impl<'f> Tree<'f> {
    fn branches(&mut self, from: DocumentRef<'f>, indent: &str) {
        self.opened.insert(id(from));
        self.path.push(from);
        let mut steps = self.way.steps(from).into_iter().peekable();
        while self.drawn < MOST
            && let Some(step) = steps.next()
        {
            self.drawn += 1;
            self.branch(step, indent, steps.peek().is_none());
        }
        self.path.pop();
    }

    fn branch(&mut self, step: Step<'f>, indent: &str, is_last: bool) {
        self.shown.extend(step.to.map(id));
        let next = self.next(step);
        let (mark, edge) = if is_last {
            ("└─ ", "   ")
        } else {
            ("├─ ", "│  ")
        };
        let trunk = match next {
            Next::Branches(_) => "│ ",
            _ => "  ",
        };
        let margins = [format!("{indent}{mark}"), format!("{indent}{edge}{trunk}")];
        let width = self.look.width.saturating_sub(3 * self.path.len() + 2);
        for (at, line) in self.lines(step, next, width).iter().enumerate() {
            self.text.extend([&margins[at.min(1)], line, "\n"]);
        }
        if let Next::Branches(document) = next {
            self.branches(document, &format!("{indent}{edge}"));
        }
    }

    fn next(&self, step: Step<'f>) -> Next<'f> {
        let deepest = (self.look.width / 6).clamp(4, 12);
        match self.way.onward(step) {
            None => Next::Nothing,
            Some(document) if self.path.contains(&document) => Next::Circle,
            Some(document) if self.opened.contains(id(document)) => Next::ShownAbove,
            Some(_) if self.path.len() == deepest => Next::TooDeep,
            Some(document) => Next::Branches(document),
        }
    }

    /// The step in words: relation, basis and title; what the document is; what comes of it.
    fn lines(&self, step: Step<'f>, next: Next, width: usize) -> Vec<String> {
        let target = &step.link.declared().to;
        let title = step.to.map_or(&**target, |to| &to.declared().title);
        let basis = step.link.basis.word();
        let mut lines = wrap(&format!("{} ({basis}): {title}", phrase::step(step)), width);
        if let Some(to) = step.to {
            let parts = [id(to).to_owned(), entry::kind(to), entry::state(to)].map(Some);
            let ink = if to.is_in_force() {
                Ink::Faint
            } else {
                entry::ink(to.state())
            };
            lines.extend(inked(self.look, ink, &facts(parts, width)));
        }
        let upshot = upshot(step).filter(|_| self.way == Way::Up);
        if let Some((ink, words)) = upshot.or(outlook(next)) {
            lines.extend(inked(self.look, ink, &wrap(&words, width)));
        }
        lines
    }
}

/// What a step up comes to, unless the thread goes on.
fn upshot(step: Step) -> Option<(Ink, String)> {
    let basis = step.link.basis;
    let stops = |why: &str| (Ink::Bad, format!("the thread stops here: it is {why}"));
    Some(match step.upshot() {
        Upshot::GoesOn => return None,
        Upshot::Priority => reaches("a priority", basis),
        Upshot::CorporatePlan => reaches("the corporate plan", basis),
        Upshot::NotInForce => stops(step.to.map_or("absent", |to| phrase::state(to.state()))),
        Upshot::NotLinkedOn => stops("not linked on"),
        Upshot::Undeclared => stops("not declared"),
        Upshot::Misplaced => stops("not of a kind that may be linked so"),
        Upshot::Unexamined => (Ink::Doubtful, "nobody has looked for its links yet".into()),
    })
}

/// A thread that arrives, the last link being so known.
fn reaches(end: &str, basis: Basis) -> (Ink, String) {
    match basis {
        Basis::Stated => (Ink::Good, format!("the thread reaches {end}")),
        Basis::Reported | Basis::Inferred => {
            let basis = basis.word();
            let words = format!("the thread reaches {end}, but by a link that is only {basis}");
            (Ink::Doubtful, words)
        }
    }
}

/// What follows a step and is not drawn there.
fn outlook(next: Next) -> Option<(Ink, String)> {
    match next {
        Next::Nothing | Next::Branches(_) => None,
        Next::ShownAbove => Some((Ink::Faint, "goes on as shown above".into())),
        Next::Circle => Some((
            Ink::Bad,
            "leads back to where it came from: a circle".into(),
        )),
        Next::TooDeep => Some((Ink::Faint, "goes on".into())),
    }
}
