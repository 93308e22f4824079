//! The look of a document, and what its words look like on it.

use super::super::scene::{Font, Ink, Style};
use super::super::view::{Node, Standing};
use crate::framework::{State, Tier as Rank};

/// The look of a document.
pub(in crate::diagram) fn style(node: &Node) -> Style {
    let is_over = matches!(
        node.state,
        Some(State::Lapsed | State::Superseded | State::Withdrawn)
    );
    match node.standing {
        _ if node.is_focus => Style::Focus,
        Standing::Priority if node.rank() == Some(Rank::Enabling) => Style::Enabling,
        Standing::Priority => Style::Core,
        Standing::Plan => Style::Plan,
        Standing::CutOff | Standing::Unlinked | Standing::Missing | Standing::Undeclared => {
            Style::Bad
        }
        _ if is_over => Style::Bad,
        Standing::Unexamined | Standing::Unclear => Style::Doubtful,
        Standing::Linked | Standing::Unstated => match node.state {
            Some(State::Unknown) => Style::Doubtful,
            Some(State::Draft | State::Proposed | State::Future) => Style::Prepared,
            _ => Style::Sound,
        },
    }
}

pub(super) fn font(style: Style) -> Font {
    match style {
        Style::Core | Style::Enabling | Style::Plan | Style::Focus => Font::Strong,
        _ => Font::Label,
    }
}

pub(super) fn remark_font(style: Style) -> Font {
    match style {
        Style::Bad => Font::SmallStrong,
        _ => Font::Small,
    }
}

pub(super) fn ink(style: Style) -> Ink {
    match style {
        Style::Core => Ink::OnCore,
        Style::Enabling => Ink::OnEnabling,
        Style::Focus => Ink::OnFocus,
        _ => Ink::Plain,
    }
}

pub(super) fn remark_ink(style: Style) -> Ink {
    match style {
        Style::Bad => Ink::Bad,
        Style::Sound | Style::Prepared | Style::Doubtful | Style::Plan => Ink::Faint,
        _ => ink(style),
    }
}

pub(super) fn group_ink(style: Style) -> Ink {
    match style {
        Style::Core | Style::Enabling | Style::Focus => ink(style),
        _ => Ink::Faint,
    }
}
