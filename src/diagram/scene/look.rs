//! What shapes and text look like: the one table of sizes, patterns and colours, in the light and in the dark.

use super::super::font::Weight;

/// Sizes of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::diagram) enum Font {
    Title,
    Subtitle,
    Heading,
    Figure,
    Label,
    Strong,
    Small,
    SmallStrong,
}

impl Font {
    pub(in crate::diagram) fn size(self) -> f64 {
        match self {
            Self::Title => 23.0,
            Self::Figure => 28.0,
            Self::Subtitle | Self::Heading => 14.0,
            Self::Label | Self::Strong => 12.5,
            Self::Small | Self::SmallStrong => 11.5,
        }
    }

    pub(in crate::diagram) fn weight(self) -> Weight {
        match self {
            Self::Subtitle | Self::Label | Self::Small => Weight::Regular,
            _ => Weight::Bold,
        }
    }

    /// From one base line to the next.
    pub(in crate::diagram) fn leading(self) -> f64 {
        (self.size() * 1.25).round()
    }

    pub(in crate::diagram) fn class(self) -> &'static str {
        match self {
            Self::Title => "f-title",
            Self::Subtitle => "f-sub",
            Self::Heading => "f-head",
            Self::Figure => "f-fig",
            Self::Label => "f-label",
            Self::Strong => "f-strong",
            Self::Small => "f-small",
            Self::SmallStrong => "f-smallb",
        }
    }
}

/// Colours of text, as they are in the light and in the dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::diagram) enum Ink {
    Plain,
    Faint,
    Bad,
    OnCore,
    OnEnabling,
    OnFocus,
}

/// What shapes look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::diagram) enum Style {
    Paper,
    /// A core priority.
    Core,
    /// An enabling priority.
    Enabling,
    /// The corporate plan.
    Plan,
    /// In force.
    Sound,
    /// Proposed, a draft, or not begun.
    Prepared,
    /// Lapsed, cut off, not linked, missing.
    Bad,
    /// Not known.
    Doubtful,
    /// The band in which threads stop.
    Band,
    /// The band of what nobody has looked at.
    Quiet,
    /// Head and total rows of tables.
    Head,
    /// A link that the document states itself.
    Stated,
    /// A link that is only reported or inferred.
    Reported,
    /// A link that leads nowhere.
    Broken,
    /// A link that leads to what nobody has looked at.
    Open,
    /// Between rows.
    Rule,
    /// The day that is asked about.
    Today,
    /// What the picture is about.
    Focus,
    /// Parts of a whole.
    Bar,
    /// The whole.
    BarBack,
    /// A sign for a finding.
    Sign,
    /// The share that reaches the plan.
    Gold,
}

/// One row of the table of looks: in the light, and what differs in the dark.
pub(in crate::diagram) struct Look {
    pub(in crate::diagram) class: &'static str,
    pub(in crate::diagram) light: &'static str,
    pub(in crate::diagram) dark: &'static str,
}

const fn look(class: &'static str, light: &'static str, dark: &'static str) -> Look {
    Look { class, light, dark }
}

impl Ink {
    pub(in crate::diagram) const ALL: [Self; 6] = [
        Self::Plain,
        Self::Faint,
        Self::Bad,
        Self::OnCore,
        Self::OnEnabling,
        Self::OnFocus,
    ];

    pub(in crate::diagram) fn look(self) -> Look {
        match self {
            Self::Plain => look("i-plain", "fill:#0b1f33", "fill:#e8eef5"),
            Self::Faint => look("i-faint", "fill:#44546a", "fill:#b9c5d3"),
            Self::Bad => look("i-bad", "fill:#8c2112", "fill:#ffb9ac"),
            Self::OnCore => look("i-core", "fill:#ffffff", "fill:#0b1f33"),
            Self::OnFocus => look("i-focus", "fill:#0b1f33", "fill:#0b1f33"),
            Self::OnEnabling => look("i-enab", "fill:#0b1f33", "fill:#ffffff"),
        }
    }
}

impl Style {
    pub(in crate::diagram) const ALL: [Self; 22] = [
        Self::Paper,
        Self::Core,
        Self::Enabling,
        Self::Plan,
        Self::Sound,
        Self::Prepared,
        Self::Bad,
        Self::Doubtful,
        Self::Band,
        Self::Quiet,
        Self::Head,
        Self::Stated,
        Self::Reported,
        Self::Broken,
        Self::Rule,
        Self::Today,
        Self::Focus,
        Self::Bar,
        Self::BarBack,
        Self::Sign,
        Self::Open,
        Self::Gold,
    ];

    pub(in crate::diagram) fn look(self) -> Look {
        match self {
            Self::Paper => look("paper", "fill:#ffffff", "fill:#10161f"),
            Self::Core => look(
                "core",
                "fill:#12436d;stroke:#12436d",
                "fill:#9ccaf8;stroke:#9ccaf8",
            ),
            Self::Enabling => look(
                "enab",
                "fill:#b9d7f2;stroke:#12436d",
                "fill:#274a6e;stroke:#9ccaf8",
            ),
            Self::Plan => look(
                "plan",
                "fill:#fff6dc;stroke:#8a6000;stroke-width:1.5",
                "fill:#33290f;stroke:#e3b54a",
            ),
            Self::Sound => look(
                "sound",
                "fill:#ffffff;stroke:#54647a",
                "fill:#18212d;stroke:#93a5bc",
            ),
            Self::Prepared => look(
                "prep",
                "fill:#ffffff;stroke:#54647a;stroke-width:1.5;stroke-dasharray:8 4",
                "fill:#18212d;stroke:#93a5bc",
            ),
            Self::Bad => look(
                "bad",
                "fill:#fdf0ee;stroke:#8c2112;stroke-width:2;stroke-dasharray:5 3",
                "fill:#341711;stroke:#ff9d8c",
            ),
            Self::Doubtful => look(
                "doubt",
                "fill:#f4f6f9;stroke:#54647a;stroke-width:1.5;stroke-dasharray:1.5 3",
                "fill:#1b2431;stroke:#93a5bc",
            ),
            Self::Band => look("band", "fill:#fdf0ee", "fill:#28120e"),
            Self::Quiet => look("quiet", "fill:#f1f4f8", "fill:#17202b"),
            Self::Head => look("head", "fill:#eef2f7", "fill:#1c2734"),
            Self::Stated => look(
                "stated",
                "fill:none;stroke:#8a6000;stroke-width:1.75",
                "stroke:#e3b54a",
            ),
            Self::Reported => look(
                "reported",
                "fill:none;stroke:#54647a;stroke-width:1.5;stroke-dasharray:1.5 4;stroke-linecap:round",
                "stroke:#a9b8ca",
            ),
            Self::Broken => look(
                "broken",
                "fill:none;stroke:#8c2112;stroke-width:1.5;stroke-dasharray:6 4",
                "stroke:#ff9d8c",
            ),
            Self::Rule => look(
                "rule",
                "fill:none;stroke:#7c899b;stroke-width:.6",
                "stroke:#64768c",
            ),
            Self::Today => look(
                "today",
                "fill:none;stroke:#8a6000;stroke-width:2.5",
                "stroke:#e3b54a",
            ),
            Self::Focus => look(
                "focus",
                "fill:#ffdd00;stroke:#0b1f33;stroke-width:3",
                "fill:#ffdd00;stroke:#ffffff",
            ),
            Self::Bar => look(
                "bar",
                "fill:#1d5f9c;stroke:#12436d",
                "fill:#6fb1ee;stroke:#9ccaf8",
            ),
            Self::BarBack => look(
                "back",
                "fill:#ffffff;stroke:#54647a",
                "fill:#18212d;stroke:#93a5bc",
            ),
            Self::Open => look(
                "open",
                "fill:none;stroke:#54647a;stroke-width:1.25;stroke-dasharray:10 3 2 3",
                "stroke:#a9b8ca",
            ),
            Self::Gold => look("gold", "fill:#8a6000", "fill:#e3b54a"),
            Self::Sign => look("sign", "fill:#8c2112", "fill:#ff9d8c"),
        }
    }
}
