//! One finding in full, as miette draws it: what is wrong, the lines of its places, what to do.

use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, Severity, SourceCode, SourceSpan, SpanContents, ThemeCharacters,
    ThemeStyles,
};
use textwrap::{WordSeparator, WordSplitter};

use super::page::Page;
use super::snippet::Snippet;
use super::{Detail, Style};
use crate::finding::{Finding, Level};
use crate::source::Sources;

/// Draws findings of one level.
pub(super) struct Renderer(GraphicalReportHandler);

impl Renderer {
    pub(super) fn new(style: &Style, level: Level) -> Self {
        let handler = GraphicalReportHandler::new_themed(theme(style, level))
            .with_width(style.width)
            .with_context_lines(0)
            .with_links(false)
            .without_cause_chain()
            .without_syntax_highlighting()
            .with_word_separator(WordSeparator::AsciiSpace)
            .with_word_splitter(WordSplitter::NoHyphenation);
        Self(handler)
    }

    /// Adds a finding to the page. Returns how many of its related places are left out.
    pub(super) fn render(
        &self,
        page: &mut Page,
        sources: &Sources,
        finding: &Finding,
        help: &str,
    ) -> usize {
        let shown = match page.style.detail {
            Detail::Everything => finding.related.len(),
            _ => finding.related.len().min(RELATED),
        };
        let related = finding.related[..shown]
            .iter()
            .map(|other| (other.place, other.message()));
        let places = std::iter::once((finding.place, finding.label())).chain(related);
        let drawn = Drawn {
            message: page.words(&finding.message()).into_owned(),
            help: page.words(help).into_owned(),
            level: finding.level,
            snippets: Snippets::new(
                places.map(|(place, label)| Snippet::new(page, sources, place, &label)),
            ),
        };
        self.0
            .render_report(page, &drawn)
            .expect("memory takes all");
        finding.related.len() - shown
    }
}

/// So many related places are shown with a finding; all of them where everything is.
const RELATED: usize = 5;

/// Colours that say the level at the place itself, and are quiet elsewhere.
fn theme(style: &Style, level: Level) -> GraphicalTheme {
    let ansi = ThemeStyles::ansi();
    let of_level = match level {
        Level::Error => ansi.error,
        Level::Warning => ansi.warning,
        Level::Note => ansi.advice,
    };
    let styles = ThemeStyles {
        link: ansi.advice,
        highlights: vec![of_level, ansi.advice],
        ..ansi
    };
    GraphicalTheme {
        characters: if style.unicode {
            ThemeCharacters::unicode()
        } else {
            ThemeCharacters::ascii()
        },
        styles: if style.color {
            styles
        } else {
            ThemeStyles::none()
        },
    }
}

/// A finding as miette asks for it.
#[derive(Debug)]
struct Drawn {
    message: String,
    help: String,
    level: Level,
    snippets: Snippets,
}

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawn {}

impl Diagnostic for Drawn {
    fn severity(&self) -> Option<Severity> {
        Some(match self.level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Note => Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.snippets)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.snippets.0.iter().map(|(start, snippet)| {
            let span = &snippet.span;
            LabeledSpan::new(Some(snippet.label.clone()), start + span.start, span.len())
        })))
    }
}

/// The snippets of a finding as if they were one text, one after the other; each starts at its offset.
#[derive(Debug)]
struct Snippets(Vec<(usize, Snippet)>);

impl Snippets {
    fn new(snippets: impl Iterator<Item = Snippet>) -> Self {
        let mut next = 0;
        let place = |snippet: Snippet| {
            let start = next;
            // A byte between them keeps the end of one from being the start of the next.
            next += snippet.text.len() + 1;
            (start, snippet)
        };
        Self(snippets.map(place).collect())
    }
}

impl SourceCode for Snippets {
    /// The snippet that holds a span; each is whole, so that no lines of context are added. A span over several is out
    /// of bounds, by which miette knows not to join them.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let following = self.0.partition_point(|(start, _)| *start <= span.offset());
        let (start, snippet) = &self.0[following.checked_sub(1).ok_or(MietteError::OutOfBounds)?];
        if span.offset() + span.len() > start + snippet.text.len() {
            return Err(MietteError::OutOfBounds);
        }
        Ok(Box::new(MietteSpanContents::new_named(
            snippet.path.clone(),
            snippet.text.as_bytes(),
            (*start, snippet.text.len()).into(),
            snippet.line - 1,
            snippet.column - 1,
            snippet.text.lines().count(),
        )))
    }
}
