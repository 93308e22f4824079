//! YAML by the book, every error told. This file alone knows the general parser.

use std::borrow::Cow;
use std::ops::Range;

use super::slip::{Slip, Trouble, slip};
use granit_parser::{ErrorKind, Options, Parser, ScalarStyle, StrInput, options};

/// What the parser says next.
pub(super) enum Event<'a> {
    DocumentStart,
    DocumentEnd,
    Plain { text: Cow<'a, str>, anchor: usize },
    Quoted { text: Cow<'a, str>, anchor: usize },
    ListStart { anchor: usize },
    ListEnd,
    MapStart { anchor: usize },
    MapEnd,
    Alias(usize),
    UnknownAlias,
}

/// Something and the bytes that it takes.
type Spanned<T> = (T, Range<usize>);

/// Why the parser cannot go on in this document, in a span of bytes.
pub(super) enum Stop {
    Syntax { words: String, slip: Slip },
    Tag(String),
    TooDeep,
}

/// YAML 1.2 of one file, and so JSON, as events with spans of bytes.
pub(super) struct Judge<'a> {
    text: &'a str,
    parser: Parser<'a, StrInput<'a>>,
}

impl<'a> Judge<'a> {
    /// Reads the text, refusing what is nested deeper than `depth` before it costs anything.
    pub(super) fn new(text: &'a str, depth: usize) -> Self {
        // The reader counts too, but what this parser looks ahead for may be nested before the reader sees any of it. One
        // more than the reader: it does not count the list that holds the documents.
        let nesting = depth + 1;
        // All that may still turn out to be a key is kept until it is longer than any key: a list that fills a JSON file too.
        let longest_key = 1 << 16;
        let mut options: Options = options! {
            emit_unresolved_aliases: true,
            flow_nesting_limit: nesting,
            block_nesting_limit: nesting,
            simple_key_max_lookahead: longest_key,
        };
        options.set_emit_comments(false);
        Self {
            text,
            parser: Parser::new_from_str_with_options(text, options),
        }
    }

    /// Goes on behind the document that is being read. False where there is nothing more.
    pub(super) fn skip_document(&mut self) -> bool {
        self.parser.proceed_next_document().unwrap_or(false)
    }

    pub(super) fn next(&mut self) -> Option<Result<Spanned<Event<'a>>, Spanned<Stop>>> {
        use granit_parser::Event as Raw;
        loop {
            let (event, span) = match self.parser.next_event()? {
                Ok(next) => next,
                Err(error) => {
                    let at = error
                        .marker()
                        .byte_offset()
                        .unwrap_or(0)
                        .min(self.text.len());
                    let stop = match error.kind() {
                        ErrorKind::RecursionLimitExceeded => Stop::TooDeep,
                        kind => Stop::Syntax {
                            words: error.info(),
                            slip: slip(trouble(kind), self.text, self.character_at(at).start),
                        },
                    };
                    return Some(Err((stop, self.character_at(at))));
                }
            };
            let span = span
                .byte_range()
                .map_or(0..0, |range| range.start..range.end.min(self.text.len()));
            if let Some(tag) = event.tag().filter(|tag| !is_known(tag)) {
                return Some(Err((Stop::Tag(tag.original()), span)));
            }
            let event = match event {
                Raw::DocumentStart(..) => Event::DocumentStart,
                Raw::DocumentEnd => Event::DocumentEnd,
                Raw::Scalar(text, style, anchor, tag) => {
                    let quoted = style != ScalarStyle::Plain
                        || tag.is_some_and(|tag| tag.is_yaml_core_schema_tag("str"));
                    let span = self.inside(span, style);
                    let event = match text {
                        text if quoted => Event::Quoted { text, anchor },
                        // The parser gives a tilde for a value that is not there; its span is empty.
                        _ if span.is_empty() => Event::Plain {
                            text: Cow::Borrowed(""),
                            anchor,
                        },
                        text => Event::Plain { text, anchor },
                    };
                    return Some(Ok((event, span)));
                }
                Raw::SequenceStart(_, anchor, _) => Event::ListStart { anchor },
                Raw::SequenceEnd => Event::ListEnd,
                Raw::MappingStart(_, anchor, _) => Event::MapStart { anchor },
                Raw::MappingEnd => Event::MapEnd,
                Raw::Alias(anchor) => Event::Alias(anchor),
                Raw::UnresolvedAlias(_) => Event::UnknownAlias,
                _ => continue,
            };
            return Some(Ok((event, span)));
        }
    }

    /// The value itself: without the quotes of a quoted scalar, without the line break that ends a block.
    fn inside(&self, span: Range<usize>, style: ScalarStyle) -> Range<usize> {
        match style {
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted if span.len() >= 2 => {
                span.start + 1..span.end - 1
            }
            ScalarStyle::Literal | ScalarStyle::Folded => {
                span.start
                    ..span.start
                        + self.text[span.clone()]
                            .trim_end_matches([' ', '\n', '\r'])
                            .len()
            }
            _ => span,
        }
    }

    /// The character that starts at a byte, or the empty end.
    fn character_at(&self, at: usize) -> Range<usize> {
        let start = (0..=at)
            .rev()
            .find(|&at| self.text.is_char_boundary(at))
            .unwrap_or(0);
        start
            ..start
                + self.text[start..]
                    .chars()
                    .next()
                    .filter(|c| !c.is_control())
                    .map_or(0, char::len_utf8)
    }
}

/// What a parser's error comes to for those who write.
fn trouble(kind: &ErrorKind) -> Trouble {
    use ErrorKind as Kind;
    match kind {
        Kind::MappingValueNotAllowed => Trouble::ValueNotAllowed,
        Kind::SimpleKeyExpected => Trouble::KeyWithoutColon,
        Kind::UnexpectedCharacter { .. }
        | Kind::MissingAnchorOrAliasName
        | Kind::InvalidBlockScalarHeader
        | Kind::BlockSequenceEntryNotAllowed => Trouble::Sign,
        Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => {
            Trouble::AfterQuotes
        }
        Kind::UnclosedQuotedScalar
        | Kind::DocumentIndicatorInQuotedScalar
        | Kind::InvalidQuotedScalarIndent => Trouble::OpenQuotes,
        Kind::ExpectedFlowMappingSeparator
        | Kind::ExpectedFlowSequenceSeparator
        | Kind::InvalidColonPlacement
        | Kind::UnclosedFlowCollection { .. }
        | Kind::MisplacedFlowCollectionEnd
        | Kind::MismatchedFlowCollectionEnd { .. }
        | Kind::InvalidFlowScalarIndent
        | Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofFlowSequence => Trouble::Brackets,
        Kind::TabNotAllowed | Kind::TabInBlockIndentation | Kind::TabInIndentation => Trouble::Tab,
        Kind::ExpectedBlockMappingKey
        | Kind::ExpectedBlockSequenceEntry
        | Kind::InvalidIndentation => Trouble::Structure,
        _ => Trouble::Other,
    }
}

/// The tags of plain YAML: they name what the value is anyway.
fn is_known(tag: &granit_parser::Tag) -> bool {
    ["str", "int", "float", "bool", "null", "seq", "map"]
        .iter()
        .any(|core| tag.is_yaml_core_schema_tag(core))
}
