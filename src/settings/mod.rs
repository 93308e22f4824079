//! `framework.yaml`: as written, then checked. What is wrong with it is a finding like any other.

mod brand;
pub mod keys;
mod own_rule;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Span;

use crate::catalogue::{self, CATALOGUES, Catalogue};
use crate::date::{Dated, Day};
use crate::finding::Level;
use crate::framework::{AuthorityType, KINDS, Kind, Text, field_form, field_names};
use crate::load::fault::{Fault, Faults, Sort, What};
use crate::load::fields::Fields;
use crate::load::limits::Limits;
use crate::load::node::Node;
use crate::load::tape::Tape;
use crate::load::{OwnKinds, document, read};
use crate::source::{Obstacle, Place, Source, SourceId, Sources};

pub use brand::Brand;
use keys::{EXCEPTION, LIMITS, LONGEST_REASON, OWN_KIND, SETTINGS};
pub use own_rule::{Assertion, Bounds, Comparison, Demand, FieldTest, Moment, OwnRule, RuleTest};
pub(crate) use own_rule::{PRESENCE, suits};

/// The settings of a framework; what is left out has its default.
#[derive(Debug, Default)]
pub struct Settings {
    /// Where the file begins to say something; none where there is no file.
    pub place: Option<Place>,
    /// The council's name.
    pub name: Option<Text<'static>>,
    /// Its type.
    pub authority: Option<AuthorityType>,
    /// Ids of documents that may be the corporate plan.
    pub plans: Vec<Text<'static>>,
    /// Catalogues that the framework is held to: names of the program's, and paths of files in the folder.
    pub expectations: Vec<Text<'static>>,
    /// Levels other than a rule's own, by rule.
    pub levels: BTreeMap<String, LevelSetting>,
    /// Expectations that nobody has looked for yet.
    pub not_looked_for: BTreeMap<String, Text<'static>>,
    /// What each document of a kind must declare.
    pub templates: Vec<(Text<'static>, Vec<Text<'static>>)>,
    /// Agreed departures.
    pub exceptions: Vec<Exception>,
    /// The council's own rules.
    pub rules: Vec<OwnRule>,
    /// The council's own kinds.
    pub kinds: OwnKinds,
    /// How large input may be.
    pub limits: Limits,
    /// How the council shows itself in reports.
    pub brand: Option<Brand>,
}

/// What the settings make of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelSetting {
    /// It does not run.
    Off,
    /// All its findings have this level.
    At(Level),
}

impl LevelSetting {
    /// Every setting with its word.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("error", Self::At(Level::Error)),
        ("warning", Self::At(Level::Warning)),
        ("note", Self::At(Level::Note)),
        ("off", Self::Off),
    ];
}

/// An agreed departure from a rule.
#[derive(Debug, Clone)]
pub struct Exception {
    /// The rule.
    pub rule: Text<'static>,
    /// The subject of the finding.
    pub document: Text<'static>,
    /// The other end, where the subject has several such findings.
    pub about: Option<Text<'static>>,
    /// Why.
    pub reason: Text<'static>,
    /// Who agreed: a role.
    pub agreed_by: Text<'static>,
    /// It does not hold before the first day of this.
    pub since: Option<Dated>,
    /// It does not hold after the last day of this.
    pub until: Dated,
    /// Where `until` stands.
    pub until_place: Place,
}

/// The end of an exception is announced so many days before.
const NOTICE: i64 = 30;

impl Exception {
    /// Whether its last day is near enough to be announced.
    pub fn ends_soon(&self, day: Day) -> bool {
        self.until.last() <= day.saturating_add(Span::new().days(NOTICE))
    }
}

/// A file of the run itself is not YAML: nothing can be checked by it.
#[derive(Debug)]
pub struct NotReadable {
    /// Where reading stopped.
    pub place: Place,
    /// Why.
    pub what: What,
}

impl NotReadable {
    /// An error where the file could not be read as text.
    pub(crate) fn obstacle(source: &Source, file: SourceId) -> Result<(), Self> {
        let end = source.text().len();
        let broken = |obstacle: &Obstacle| Self {
            place: Place::new(file, end..end),
            what: What::Unreadable(obstacle.clone()),
        };
        source
            .obstacle
            .as_ref()
            .map_or(Ok(()), |it| Err(broken(it)))
    }

    /// An error where one of the faults ended the reading.
    pub(crate) fn among(faults: &[Fault]) -> Result<(), Self> {
        let ends = |what: &What| {
            matches!(
                what,
                What::Syntax { .. } | What::Tag(_) | What::UnknownAlias
            ) || what.is_of_file()
        };
        let first = faults.iter().find(|fault| ends(&fault.what));
        first.map_or(Ok(()), |fault| {
            Err(Self {
                place: fault.place,
                what: fault.what.clone(),
            })
        })
    }
}

/// What a settings file is.
const FORM: &str = "one set of keys with values, as in `name: Marlshire County Council`";

impl Settings {
    /// Whether a rule does not run. Who asks rules asks this first, and nobody later needs to.
    pub fn is_off(&self, rule: &str) -> bool {
        self.levels.get(rule) == Some(&LevelSetting::Off)
    }

    /// The level that is set for all findings of a rule, if one is.
    pub fn level(&self, rule: &str) -> Option<Level> {
        match self.levels.get(rule) {
            Some(LevelSetting::At(level)) => Some(*level),
            Some(LevelSetting::Off) | None => None,
        }
    }

    /// Whether the council says that nobody has looked for this expectation yet.
    pub fn is_not_looked_for(&self, expectation: &str) -> bool {
        self.not_looked_for.contains_key(expectation)
    }

    /// Reads the settings file. `rules` are the names that it may use for rules.
    pub fn read(
        sources: &Sources,
        file: SourceId,
        rules: &[&str],
        faults: &mut Vec<Fault>,
    ) -> Result<Self, NotReadable> {
        let source = sources.get(file);
        NotReadable::obstacle(source, file)?;
        let mut settings = Self::default();
        let (text, limits) = (source.text(), Limits::default());
        let found = read::one(Tape::new(file, text), &limits, FORM, |node, faults| {
            settings = Self::decode(node, rules, faults);
        });
        NotReadable::among(&found)?;
        faults.extend(found);
        settings.place.get_or_insert(Place::new(file, 0..0));
        Ok(settings)
    }

    fn decode(node: Node, rules: &[&str], faults: &mut Faults) -> Self {
        let whole = node.start();
        let Some(mut fields) = Fields::of(node, &SETTINGS, None, faults) else {
            return Self::default();
        };
        if let Some(format) = fields.text("format")
            && &*format != "1"
        {
            fields.unknown_word(&format, "format", ["1"].into_iter());
        }
        let kinds = kinds(&mut fields);
        let limits = limits(&mut fields);
        let own = own_rule::decode(&mut fields, &kinds, rules, limits.rules);
        let names = own.names.iter().map(String::as_str);
        let rules: Vec<&str> = rules.iter().copied().chain(names).collect();
        let settings = Self {
            place: Some(whole),
            name: fields.text("name").map(Text::into_owned),
            authority: fields.word("authority", &AuthorityType::WORDS),
            plans: owned(fields.texts("plan")),
            expectations: expectations(&mut fields),
            levels: levels(&mut fields, &rules),
            not_looked_for: ids(fields.texts("not_looked_for")),
            templates: templates(&mut fields, &kinds),
            exceptions: exceptions(&mut fields, &rules),
            limits,
            brand: Brand::decode(&mut fields),
            rules: own.rules,
            kinds,
        };
        fields.finish();
        settings
    }
}

fn ids(texts: Vec<Text>) -> BTreeMap<String, Text<'static>> {
    let texts = owned(texts).into_iter();
    texts
        .map(|text| (text.value.clone().into_owned(), text))
        .collect()
}

fn owned(texts: Vec<Text>) -> Vec<Text<'static>> {
    texts.into_iter().map(Text::into_owned).collect()
}

/// The catalogues that are named; a path is looked for when the files are there.
fn expectations(fields: &mut Fields) -> Vec<Text<'static>> {
    let mut named = owned(fields.texts("expectations"));
    named.retain(|name| {
        let known = catalogue::is_path(name) || Catalogue::named(name).is_some();
        if !known {
            let shipped = CATALOGUES.iter().map(|catalogue| catalogue.name);
            fields.unknown_name(name, "expectations", Sort::Catalogue, shipped);
        }
        known
    });
    named
}

fn kinds(fields: &mut Fields) -> OwnKinds {
    let mut kinds = OwnKinds::new();
    for node in fields.items("kinds") {
        let place = node.start();
        let Some(mut entry) = Fields::of(node, &OWN_KIND, Some("kinds"), fields.faults) else {
            continue;
        };
        let id = document::id(&mut entry, place).filter(|id| is_free(&mut entry, id, &kinds));
        let like = entry
            .need("like", place)
            .and_then(|node| entry.text_of(node, "like"));
        let kind = like.and_then(|like| {
            let kind = Kind::of(&like);
            if kind.is_none() {
                let known = KINDS.iter().map(|(_, word, _)| *word);
                entry.unknown_name(&like, "like", Sort::Kind, known);
            }
            kind
        });
        entry.finish();
        kinds.extend(id.zip(kind).map(|(id, kind)| (id.value.into_owned(), kind)));
    }
    kinds
}

/// Whether no kind has that id yet; a fault if one has: what a kind of the program means is not for a council to change,
/// and of two meanings of one word neither could be trusted.
fn is_free(fields: &mut Fields, id: &Text, kinds: &OwnKinds) -> bool {
    let is_taken = Kind::of(id).is_some() || kinds.contains_key(&*id.value);
    if is_taken {
        fields.fault(id.place, Some("kinds"), || What::TakenName {
            sort: Sort::Kind,
            name: id.value.clone().into_owned(),
        });
    }
    !is_taken
}

fn levels(fields: &mut Fields, rules: &[&str]) -> BTreeMap<String, LevelSetting> {
    let mut levels = BTreeMap::new();
    let Some(node) = fields.map("levels") else {
        return levels;
    };
    for entry in node.entries() {
        let rule = entry.name();
        let Some(word) = fields.text_of(entry.node, "levels") else {
            continue;
        };
        let level = fields.word_of(&word, "levels", &LevelSetting::WORDS);
        if known_rule(fields, &rule, "levels", rules) {
            levels.extend(level.map(|level| (rule.value.into_owned(), level)));
        }
    }
    levels
}

fn known_rule(fields: &mut Fields, rule: &Text, key: &'static str, rules: &[&str]) -> bool {
    let is_known = rules.contains(&&**rule);
    if !is_known {
        fields.unknown_name(rule, key, Sort::Rule, rules.iter().copied());
    }
    is_known
}

/// What each document of a kind must declare. A kind or a key that nobody knows is left out.
fn templates(fields: &mut Fields, own: &OwnKinds) -> Vec<(Text<'static>, Vec<Text<'static>>)> {
    let Some(node) = fields.map("templates") else {
        return Vec::new();
    };
    let mut templates = Vec::new();
    for entry in node.entries() {
        let kind = entry.name();
        let mut asked = BTreeSet::new();
        let keys = entry.node.items().filter_map(|node| key(fields, node));
        let keys = keys.filter(|key| asked.insert(key.value.clone())).collect();
        if is_kind(fields, &kind, "templates", own) {
            templates.push((kind.into_owned(), keys));
        }
    }
    templates
}

/// A key that a template may ask for.
fn key<'a>(fields: &mut Fields<'_, 'a, '_>, node: Node<'_, 'a>) -> Option<Text<'static>> {
    let key = fields.text_of(node, "templates")?;
    if field_form(&key).is_none() {
        fields.unknown_word(&key, "templates", field_names());
        return None;
    }
    Some(key.into_owned())
}

/// Whether a word is a kind of the program or the council; a fault if not.
fn is_kind(fields: &mut Fields, word: &Text, key: &'static str, own: &OwnKinds) -> bool {
    let is_known = Kind::of(word).is_some() || own.contains_key(&*word.value);
    if !is_known {
        let known = KINDS.iter().map(|(_, word, _)| *word);
        let known = known.chain(own.keys().map(String::as_str));
        fields.unknown_name(word, key, Sort::Kind, known);
    }
    is_known
}

fn exceptions(fields: &mut Fields, rules: &[&str]) -> Vec<Exception> {
    let mut exceptions = Vec::new();
    for node in fields.items("exceptions") {
        let place = node.start();
        let Some(mut entry) = Fields::of(node, &EXCEPTION, Some("exceptions"), fields.faults)
        else {
            continue;
        };
        let [rule, document, reason, agreed_by] =
            ["rule", "document", "reason", "agreed_by"].map(|key| {
                let text = entry
                    .need(key, place)
                    .and_then(|node| entry.short_text_of(node, key, LONGEST_REASON));
                text.map(Text::into_owned)
            });
        let about = entry.text("about").map(Text::into_owned);
        let since = entry.date("since").map(|since| since.date);
        let until = entry.needed_date("until", place);
        let known = rule
            .as_ref()
            .is_some_and(|rule| known_rule(&mut entry, rule, "rule", rules));
        entry.finish();
        if let (Some(rule), Some(document), Some(reason), Some(agreed_by), Some(until), true) =
            (rule, document, reason, agreed_by, until, known)
        {
            let (until, until_place) = (until.date, until.place);
            exceptions.push(Exception {
                rule,
                document,
                about,
                reason,
                agreed_by,
                since,
                until,
                until_place,
            });
        }
    }
    exceptions
}

fn limits(fields: &mut Fields) -> Limits {
    let mut limits = Limits::default();
    let Some(node) = fields.map("limits") else {
        return limits;
    };
    let mut entry = Fields::new(node, &LIMITS, fields.faults);
    let size = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    if let Some(depth) = entry.count("depth") {
        limits.depth = size(depth).min(Limits::DEEPEST);
    }
    limits.aliases = entry.count("aliases").map_or(limits.aliases, size);
    limits.values = entry.count("values").map_or(limits.values, size);
    limits.yaml_bytes = entry.count("yaml_bytes").unwrap_or(limits.yaml_bytes);
    limits.json_bytes = entry.count("json_bytes").unwrap_or(limits.json_bytes);
    limits.documents = entry.count("documents").map_or(limits.documents, size);
    limits.rules = entry.count("rules").map_or(limits.rules, size);
    entry.finish();
    limits
}
