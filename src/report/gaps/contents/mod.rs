//! All that the gap report says, section by section, in the order in which it is read.

mod ahead;
mod answers;
mod calendar;
mod changes;
mod checks;
mod gaps;
mod hidden;
mod links;
mod matrix;
mod picture;
mod register;
mod summary;
mod thread;

use std::borrow::Cow;

use super::super::{Asked, Checked, clean};
use crate::date::{self, Dated, Day};
use crate::diagram::View;
use crate::forecast::Forecast;
use crate::framework::DocumentRef;
use crate::settings::Brand;
use hidden::Hidden;

pub use super::earlier::Earlier;
pub use ahead::{ForwardPlan, PlanLine};
pub use answers::Recommendation;
pub use calendar::{Period, Scale};
pub use changes::{Changes, FixedGap, NewGap};
pub use checks::{Agreed, RuleResult};
pub use gaps::{Gap, Proof, RuleGaps};
pub use matrix::{Matrix, Nothing, Row, Total};
pub use register::{Entry, LinkLine, SourceLine};
pub use summary::{Figure, LevelCount, Summary};
pub use thread::{Branch, Stop, Stopped, Threads};

/// Who will read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The council itself.
    Council,
    /// Anybody: owners, notes and internal documents are left out.
    Public,
}

/// The gap report as data. Every text in it is safe to show: nothing steers a terminal or turns the direction of writing.
pub struct Contents<'a> {
    /// Whose framework, on which day.
    pub about: About<'a>,
    /// The verdict and the figures.
    pub summary: Summary<'a>,
    /// What has changed since an earlier version, where one is given.
    pub changes: Option<Changes<'a>>,
    /// What is wrong or missing, by rule, the gravest first.
    pub gaps: Vec<RuleGaps<'a>>,
    /// Strategies and plans by priorities; none where there are more priorities than any plan has.
    pub matrix: Option<Matrix<'a>>,
    /// From the corporate plan down, and what does not hang on it.
    pub threads: Threads<'a>,
    /// The same drawn.
    pub picture: View<'a>,
    /// When each strategy and plan holds.
    pub periods: Vec<Period<'a>>,
    /// What lies ahead.
    pub plan: ForwardPlan<'a>,
    /// Every document but evidence.
    pub documents: Vec<Entry<'a>>,
    /// Every link that is declared, with the document that declares it.
    pub links: Vec<(Mention<'a>, LinkLine<'a>)>,
    /// Where claims can be read.
    pub sources: Vec<SourceLine<'a>>,
    /// What peers recommended, and what answers it.
    pub recommendations: Vec<Recommendation<'a>>,
    /// Every rule that ran and what came of it.
    pub checks: Vec<RuleResult<'a>>,
    /// Agreed departures.
    pub exceptions: Vec<Agreed<'a>>,
}

/// Whose framework, on which day, and how the report came about.
#[derive(Debug)]
pub struct About<'a> {
    /// The council's name.
    pub council: Cow<'a, str>,
    /// The corporate plan's title, where one is in force.
    pub plan: Option<Cow<'a, str>>,
    /// The day that was asked about.
    pub day: Day,
    /// The folder as the user named it.
    pub path: String,
    /// The catalogues that the framework is held to.
    pub catalogues: Vec<Cow<'a, str>>,
    /// Expectations that nobody has looked for.
    pub not_looked_for: Vec<Cow<'a, str>>,
    /// How the council shows itself.
    pub brand: Option<&'a Brand>,
    /// Who will read it.
    pub audience: Audience,
    /// How many internal documents were left out.
    pub left_out: usize,
}

/// A document as it is spoken of elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention<'a> {
    /// Its title.
    pub title: Cow<'a, str>,
    /// Its id.
    pub id: Cow<'a, str>,
    /// It is an entry of the report, so that it can be linked to.
    pub has_entry: bool,
}

/// What the sections are made of.
pub(super) struct Material<'a> {
    pub(super) asked: Asked<'a>,
    pub(super) checked: &'a Checked<'a>,
    pub(super) audience: Audience,
    hidden: Hidden,
}

/// What a report tells beside the check.
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    /// Who will read it.
    pub audience: Audience,
    /// What lies ahead.
    pub forecast: &'a Forecast<'a>,
    /// An earlier version to compare with. Its findings may name what is internal: it is for the council alone.
    pub earlier: Option<&'a Earlier>,
}

impl<'a> Contents<'a> {
    /// Says everything about a check that has been made.
    pub fn new(asked: Asked<'a>, checked: &'a Checked<'a>, beside: Beside<'a>) -> Self {
        let Beside {
            audience,
            forecast,
            earlier,
        } = beside;
        let hidden = Hidden::of(&asked, audience);
        let material = Material {
            asked,
            checked,
            audience,
            hidden,
        };
        let earlier = material.inside(earlier);
        let gaps = gaps::gaps(&material);
        Self {
            about: about(&material),
            summary: summary::summary(&material, &gaps),
            changes: earlier.map(|earlier| changes::changes(&material, earlier, &gaps)),
            matrix: matrix::matrix(&material),
            threads: thread::threads(&material),
            picture: picture::picture(&material),
            periods: calendar::periods(&material),
            plan: ahead::plan(&material, forecast),
            documents: register::documents(&material, &gaps),
            links: links::links(&material),
            sources: register::sources(&material),
            recommendations: answers::recommendations(&material),
            checks: checks::checks(&material, &gaps),
            exceptions: checks::exceptions(&material),
            gaps,
        }
    }
}

impl<'a> Material<'a> {
    /// The documents that the report may speak of.
    pub(super) fn documents(&self) -> impl Iterator<Item = DocumentRef<'a>> {
        let open = self.audience == Audience::Council;
        let framework = self.asked.framework;
        framework
            .all()
            .filter(move |document| open || !document.internal)
    }

    /// How the document is spoken of; none where the report may not speak of it.
    pub(super) fn mention(&self, document: DocumentRef<'a>) -> Option<Mention<'a>> {
        let told = self.audience == Audience::Council || !document.internal;
        let declared = document.declared();
        told.then(|| Mention {
            title: clean(&declared.title),
            id: clean(&declared.id),
            has_entry: register::has_entry(document),
        })
    }

    /// What only the council itself may read.
    pub(super) fn inside<T>(&self, value: Option<T>) -> Option<T> {
        value.filter(|_| self.audience == Audience::Council)
    }
}

/// A date as people write it: "31 January 2024", "January 2024", "2024", "2024/25".
fn written(date: Dated) -> String {
    let (first, last) = (date.first(), date.last());
    match date.to_string() {
        _ if first == last => date::phrase(first),
        text if text.contains('-') => first.strftime("%B %Y").to_string(),
        text => text,
    }
}

fn about<'a>(material: &Material<'a>) -> About<'a> {
    let Material { asked, .. } = material;
    let settings = asked.settings;
    let name = settings.name.as_ref().map(|name| clean(&name.value));
    let internal = asked.framework.all().filter(|document| document.internal);
    let public = material.audience == Audience::Public;
    let plan = asked.framework.plans().next();
    let plan = plan.and_then(|plan| material.mention(plan));
    About {
        council: name.unwrap_or(super::words::ENGLISH.no_name.into()),
        plan: plan.map(|plan| plan.title),
        day: asked.framework.day(),
        path: path(material),
        catalogues: settings
            .expectations
            .iter()
            .map(|name| clean(&name.value))
            .collect(),
        not_looked_for: not_looked_for(material),
        brand: asked.settings.brand.as_ref(),
        audience: material.audience,
        left_out: if public { internal.count() } else { 0 },
    }
}

/// The folder. Where it lies is nobody's business outside.
fn path(material: &Material) -> String {
    let path = super::super::json::path(material.asked.path);
    match material.audience {
        Audience::Council => path,
        Audience::Public => path.rsplit('/').next().unwrap_or_default().to_owned(),
    }
}

/// The titles of what nobody has looked for.
fn not_looked_for<'a>(material: &Material<'a>) -> Vec<Cow<'a, str>> {
    let asked = &material.asked;
    let expectations = asked.framework.expectations().iter();
    expectations
        .filter(|expectation| asked.settings.is_not_looked_for(&expectation.id))
        .filter(|expectation| !material.hidden.has(&expectation.id))
        .map(|expectation| clean(&expectation.title))
        .collect()
}
