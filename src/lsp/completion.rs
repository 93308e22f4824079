//! What may be typed at a place: keys, words and ids.

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Documentation, Range,
    TextEdit,
};

use super::desk::Sheet;
use super::place::Columns;
use super::wanted::{self, Ids, Wanted};
use crate::catalogue::CATALOGUES;
use crate::date::Day;
use crate::framework::{DocumentRef, Framework, KINDS, Kind, Kinds};
use crate::load::cursor::{self, Spot};
use crate::load::folder::SETTINGS;
use crate::load::key::{Form, Key, Table};
use crate::load::keys::DOCUMENT;
use crate::report::clean;
use crate::rules::RULES;
use crate::settings::Settings;
use crate::source::Place;

/// Lists are cut at this length, and asked for again as more is typed.
const MOST: usize = 200;

/// Something that may be typed.
struct Offer {
    text: String,
    kind: CompletionItemKind,
    /// A few words beside it.
    detail: String,
    /// More words, where it is chosen.
    about: String,
}

/// What may be typed at a byte of a file.
pub(super) fn at(sheet: &Sheet, byte: usize, day: Day, columns: Columns) -> CompletionList {
    let source = sheet.sources.get(sheet.file);
    let limits = &sheet.inputs.settings.limits;
    let Some(spot) = cursor::gap(source.text(), byte, limits) else {
        return CompletionList::default();
    };
    let is_settings = source.path == SETTINGS;
    let place = Place::new(sheet.file, spot.span.clone());
    let range = columns.range(sheet.sources, place);
    let is_followed = source.text()[spot.span.end..].trim_start().starts_with(':');
    let mut offers = offers(sheet, &spot, is_settings, day);
    offers.retain(|offer| fits(offer, &spot.word));
    let is_incomplete = offers.len() > MOST;
    offers.truncate(MOST);
    CompletionList {
        is_incomplete,
        items: offers
            .into_iter()
            .map(|offer| item(offer, range, is_followed))
            .collect(),
    }
}

fn offers(sheet: &Sheet, spot: &Spot, is_settings: bool, day: Day) -> Vec<Offer> {
    let settings = &sheet.inputs.settings;
    let kind = spot.kind.as_deref().and_then(|word| kind(word, settings));
    if let Some(ids) = wanted::ids(spot, kind, is_settings) {
        let (framework, _) = sheet.inputs.framework(day);
        return of_ids(ids, &framework, settings);
    }
    match wanted::at(spot, is_settings) {
        Some(Wanted::Keys(table)) => keys(table, spot, kind),
        Some(Wanted::Names(names)) => {
            let names = names().into_iter().filter(|name| !is_beside(spot, name));
            names
                .map(|name| word(name, CompletionItemKind::PROPERTY))
                .collect()
        }
        Some(Wanted::Value(form)) => words(form, settings),
        None => Vec::new(),
    }
}

/// The kind that rules treat a word for a kind as.
fn kind(word: &str, settings: &Settings) -> Option<Kind> {
    Kind::of(word).or_else(|| settings.kinds.get(word).copied())
}

fn is_beside(spot: &Spot, key: &str) -> bool {
    spot.beside.iter().any(|beside| beside == key)
}

/// Keys that are not there yet; of a document those that its kind may have.
fn keys(table: &'static Table, spot: &Spot, kind: Option<Kind>) -> Vec<Offer> {
    let is_of = |key: &&Key| match kind {
        Some(kind) if table.name == DOCUMENT.name => key.of.contains(kind),
        _ => true,
    };
    let keys = table.keys.iter().filter(is_of);
    keys.filter(|key| !is_beside(spot, key.name))
        .map(|key| Offer {
            text: key.name.into(),
            kind: CompletionItemKind::PROPERTY,
            detail: if key.needed { "needed" } else { "" }.into(),
            about: key.about.into(),
        })
        .collect()
}

fn words(form: &Form, settings: &Settings) -> Vec<Offer> {
    let value = |one: &str| word(one, CompletionItemKind::ENUM_MEMBER);
    match form {
        Form::Word(words) | Form::WordOrPath(words) | Form::Moment(words) => {
            words().into_iter().map(value).collect()
        }
        Form::Kind => {
            let known = KINDS.iter().map(|(_, word, _)| *word);
            let own = settings.kinds.keys().map(String::as_str);
            known.chain(own).map(value).collect()
        }
        Form::YesNo => vec![value("true"), value("false")],
        _ => Vec::new(),
    }
}

fn word(text: &str, kind: CompletionItemKind) -> Offer {
    let catalogue = CATALOGUES.iter().find(|catalogue| catalogue.name == text);
    Offer {
        text: text.into(),
        kind,
        detail: String::new(),
        about: catalogue.map_or_else(String::new, |catalogue| catalogue.summary().into()),
    }
}

fn of_ids(ids: Ids, framework: &Framework, settings: &Settings) -> Vec<Offer> {
    match ids {
        Ids::Documents(kinds) => documents(framework, kinds),
        Ids::Expectations => expectations(framework),
        Ids::Rules => {
            let own = settings
                .rules
                .iter()
                .map(|rule| (&*rule.id.value, String::new()));
            let known = RULES.iter().map(|rule| (rule.id, rule.summary()));
            let rule = |(id, about): (&str, String)| Offer {
                about,
                ..word(id, CompletionItemKind::ENUM_MEMBER)
            };
            known.chain(own).map(rule).collect()
        }
    }
}

/// Documents of the kinds, those in force first.
fn documents(framework: &Framework, kinds: Kinds) -> Vec<Offer> {
    let of_kind = |document: &DocumentRef| kinds.contains(document.kind);
    let mut documents: Vec<DocumentRef> = framework.all().filter(of_kind).collect();
    documents.sort_by_key(|document| !document.is_in_force());
    let offer = |document: DocumentRef| Offer {
        text: document.id.value.clone().into_owned(),
        kind: CompletionItemKind::REFERENCE,
        detail: clean(&document.title).into_owned(),
        about: format!(
            "{}, {}",
            clean(&document.kind_word),
            document.state().word().replace('-', " ")
        ),
    };
    documents.into_iter().map(offer).collect()
}

fn expectations(framework: &Framework) -> Vec<Offer> {
    let all = framework.expectations().iter();
    all.map(|expectation| Offer {
        text: expectation.id.value.clone().into_owned(),
        kind: CompletionItemKind::REFERENCE,
        detail: clean(&expectation.title).into_owned(),
        about: expectation.level.word().replace('-', " "),
    })
    .collect()
}

/// Whether what is typed so far is part of what is offered, or of its title.
fn fits(offer: &Offer, word: &str) -> bool {
    let word = word.to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&word);
    has(&offer.text) || has(&offer.detail)
}

fn item(offer: Offer, range: Range, is_followed: bool) -> CompletionItem {
    let is_key = offer.kind == CompletionItemKind::PROPERTY;
    let colon = if is_key && !is_followed { ": " } else { "" };
    CompletionItem {
        filter_text: Some(format!("{} {}", offer.text, offer.detail)),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit {
            range,
            new_text: format!("{}{colon}", offer.text),
        })),
        kind: Some(offer.kind),
        detail: Some(offer.detail).filter(|detail| !detail.is_empty()),
        documentation: Some(offer.about)
            .filter(|about| !about.is_empty())
            .map(Documentation::String),
        label: offer.text,
        ..CompletionItem::default()
    }
}
