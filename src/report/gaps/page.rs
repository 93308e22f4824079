//! The gap report as HTML: nothing is fetched, and everything can be read without scripts.
//!
//! `report.html` and the files beside it are the page; `layout` says which section is on which page, `index` what gaps can be
//! chosen by, `text` what templates need of texts. `head`, `found`, `served`, `ahead` and `documents` answer what the templates of
//! these sections ask.

mod ahead;
mod documents;
mod found;
mod head;
mod index;
mod layout;
mod served;
mod text;

use askama::Template;
use base64::Engine;
use sha2::{Digest, Sha256};

use super::contents::{Audience, Contents, Scale};
use super::words::{ENGLISH, Words};
use crate::date::{self, Day};
use crate::diagram;
use crate::framework::Basis;
use crate::report::clean;
use index::Index;
use layout::{Layout, Section};
use text::lean;

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    c: &'a Contents<'a>,
    w: &'static Words,
    scale: Scale,
    index: Index<'a>,
    style: &'a str,
    script: &'static str,
    policy: String,
    layout: &'a Layout<'a>,
    /// Which page of the report it is.
    at: usize,
    sections: &'a [Section<'a>],
}

/// A file of the report.
#[derive(Debug)]
pub struct File {
    /// Its name in the folder.
    pub name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

const STYLE: &str = include_str!("page/style.css");
const SCRIPT: &str = include_str!("page/script.js");

/// Whether one page is too small for the report: browsers would take seconds to show it.
pub fn needs_folder(contents: &Contents) -> bool {
    contents.documents.len() > layout::ON_ONE_PAGE
}

/// The whole report on one page.
pub fn write(contents: &Contents) -> Vec<u8> {
    let mut files = files(contents, &Layout::one_page(contents));
    files.remove(0).content
}

/// The report as the files of a folder: of one page, or of as many as there are too many documents for one.
pub fn write_folder(contents: &Contents) -> Vec<File> {
    let layout = if needs_folder(contents) {
        Layout::folder(contents)
    } else {
        Layout::one_page(contents)
    };
    files(contents, &layout)
}

fn files(contents: &Contents, layout: &Layout) -> Vec<File> {
    let style = style(contents);
    let page = |(at, (name, sections)): (usize, &(String, Vec<Section>))| {
        let page = Page {
            c: contents,
            w: &ENGLISH,
            scale: Scale::of(&contents.periods, contents.about.day),
            index: Index::new(contents),
            policy: policy(&style),
            style: &style,
            script: SCRIPT,
            layout,
            at,
            sections,
        };
        let text = page.render().expect("nothing in the templates can fail");
        File {
            name: name.clone(),
            content: lean(&text).into_bytes(),
        }
    };
    layout.pages.iter().enumerate().map(page).collect()
}

/// The page's style, in the council's colour.
fn style(contents: &Contents) -> String {
    let brand = contents.about.brand.and_then(|brand| brand.colour);
    let colour = brand.map_or(String::new(), |colour| {
        format!(
            "@media screen and (forced-colors:none) {{ :root {{ --head:{}; --head-muted:#fff; }} }}\n",
            colour.hex()
        )
    });
    let now = format!(
        ".tl {{ --now:{}%; }}\n",
        Scale::of(&contents.periods, contents.about.day).now()
    );
    let own: String = STYLE.lines().map(str::trim_start).collect();
    own + &colour + &now + &diagram::page_style()
}

/// Only the page's own style and script are obeyed, known by their hashes; nothing is fetched and no form is sent.
fn policy(style: &str) -> String {
    let hash = |text: &str| base64::prelude::BASE64_STANDARD.encode(Sha256::digest(text));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'",
        hash(style),
        hash(SCRIPT)
    )
}

#[expect(
    clippy::unused_self,
    clippy::trivially_copy_pass_by_ref,
    reason = "templates call methods of the page, and pass references"
)]
impl Page<'_> {
    /// A day as people write it.
    fn on(&self, day: &Day) -> String {
        date::phrase(*day)
    }

    fn shown<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str> {
        clean(text)
    }

    fn catalogues(&self) -> String {
        self.c.about.catalogues.join(", ")
    }

    fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    fn command(&self) -> String {
        let public = if self.is_public() { " --public" } else { "" };
        let about = &self.c.about;
        clean(&format!(
            "stratlint report {} --as-of {}{public}",
            about.path, about.day
        ))
        .into_owned()
    }

    fn is_public(&self) -> bool {
        self.c.about.audience == Audience::Public
    }
}
