//! What two versions are held to: their settings, side by side.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::said::{self, Change, Form, Said, many, one};
use crate::framework::Text;
use crate::load::limits::Limits;
use crate::settings::{Exception, LevelSetting, Settings};

/// What is otherwise in the settings.
pub(super) fn changes<'v>(before: &'v Settings, after: &'v Settings) -> Vec<Change<'v>> {
    let mut changes = said::changes(of(before), of(after));
    changes.extend(rules(before, after));
    changes
}

/// What settings say, key by key, the council's own rules aside.
fn of(settings: &Settings) -> Vec<Said<'_>> {
    let authority = settings.authority.map(|council| council.word());
    let levels = settings
        .levels
        .iter()
        .map(|(rule, level)| level_words(rule, *level));
    let not_looked_for = settings.not_looked_for.keys().map(String::as_str);
    let templates = settings.templates.iter().map(template_words);
    let kinds = settings.kinds.iter();
    let exceptions = settings.exceptions.iter().map(exception_words);
    vec![
        one("name", settings.name.as_deref()),
        one("authority", authority),
        many("plan", texts(&settings.plans)),
        many("expectations", texts(&settings.expectations)),
        many("levels", levels),
        many("not_looked_for", not_looked_for),
        many("templates", templates),
        many("kinds", kinds.map(|(id, like)| format!("{id} like {like}"))),
        many("exceptions", exceptions),
        many("limits", limits(&settings.limits)),
    ]
}

/// What is otherwise in the council's own rules, by their names: what a rule asks is too much for a line.
fn rules<'v>(before: &'v Settings, after: &'v Settings) -> Option<Change<'v>> {
    let digests = |settings: &'v Settings| -> BTreeMap<&'v str, u64> {
        let rules = settings.rules.iter();
        rules.map(|rule| (&*rule.id.value, rule.digest)).collect()
    };
    let (before, after) = (digests(before), digests(after));
    let only_in = |one: &BTreeMap<&'v str, u64>, other: &BTreeMap<&'v str, u64>, which: &str| {
        let differing = one
            .iter()
            .filter(|(id, digest)| other.get(*id) != Some(*digest));
        let words = differing.map(|(id, _)| {
            if other.contains_key(id) {
                Cow::Owned(format!("{id} ({which})"))
            } else {
                Cow::Borrowed(*id)
            }
        });
        words.collect::<Vec<_>>()
    };
    let lost = only_in(&before, &after, "as it was");
    let gained = only_in(&after, &before, "as it is now");
    let is_otherwise = !lost.is_empty() || !gained.is_empty();
    is_otherwise.then_some(Change {
        key: "rules",
        form: Form::Many,
        lost,
        gained,
    })
}

fn texts<'v>(texts: &'v [Text<'static>]) -> impl Iterator<Item = Cow<'v, str>> {
    texts.iter().map(|text| Cow::Borrowed(&**text))
}

/// "missing-owner: error".
fn level_words(rule: &str, level: LevelSetting) -> String {
    let row = LevelSetting::WORDS
        .iter()
        .find(|(_, known)| *known == level);
    format!("{rule}: {}", row.expect("every level has its word").0)
}

/// "service-plan: owner, period".
fn template_words((kind, keys): &(Text, Vec<Text>)) -> String {
    let keys: Vec<&str> = keys.iter().map(|key| &**key).collect();
    format!("{}: {}", &**kind, keys.join(", "))
}

/// "missing-document of housing-plan until 2025-03-31, agreed by Cabinet: being written".
fn exception_words(exception: &Exception) -> String {
    let (rule, document) = (&*exception.rule, &*exception.document);
    let about = exception.about.as_ref();
    let about = about.map_or(String::new(), |about| format!(" about {}", &**about));
    let since = exception.since;
    let since = since.map_or(String::new(), |since| format!(" from {since}"));
    let (until, agreed_by, reason) = (exception.until, &*exception.agreed_by, &*exception.reason);
    format!("{rule} of {document}{about}{since} until {until}, agreed by {agreed_by}: {reason}")
}

/// "depth: 64".
fn limits(limits: &Limits) -> [String; 7] {
    let size = |size: usize| size as u64;
    let limits = [
        ("depth", size(limits.depth)),
        ("aliases", size(limits.aliases)),
        ("values", size(limits.values)),
        ("yaml_bytes", limits.yaml_bytes),
        ("json_bytes", limits.json_bytes),
        ("documents", size(limits.documents)),
        ("rules", size(limits.rules)),
    ];
    limits.map(|(name, value)| format!("{name}: {value}"))
}
