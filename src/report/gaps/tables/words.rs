//! The words that only tables have, beside those of the whole report. A translation is another table of these.

/// What a table is called and what it holds.
#[derive(Debug, Clone, Copy)]
pub(in crate::report::gaps) struct Naming {
    /// The name of its sheet, one word.
    pub(in crate::report::gaps) name: &'static str,
    /// Its heading.
    pub(in crate::report::gaps) title: &'static str,
    /// What a row is, and what an empty cell says.
    pub(in crate::report::gaps) about: &'static str,
    /// What to say where it has no row.
    pub(in crate::report::gaps) nothing: &'static str,
}

pub(super) const CONTENTS: Naming = Naming {
    name: "Contents",
    title: "What this workbook holds",
    about: "One row for each sheet.",
    nothing: "There is no other sheet.",
};

pub(super) const SUMMARY: Naming = Naming {
    name: "Summary",
    title: "The figures",
    about: "One row for each figure: so many, of so many.",
    nothing: "Nothing was counted.",
};

pub(super) const GAPS: Naming = Naming {
    name: "Gaps",
    title: "What is wrong or missing",
    about: "One row for each gap, the gravest first. An empty cell says that nothing is recorded, or that it does not apply to this gap.",
    nothing: "No gap was found.",
};

pub(super) const CHANGES: Naming = Naming {
    name: "Changes",
    title: "What has changed since the earlier version",
    about: "One row for each gap that is new or gone. An empty cell says that a gap that is gone has no id in this workbook.",
    nothing: "No gap is new and none is gone.",
};

pub(super) const PLAN: Naming = Naming {
    name: "Plan",
    title: "The forward plan: what lapses, falls due or loses support",
    about: "One row for each date, what is past already first. An empty cell says that there is no more to say.",
    nothing: "Nothing lapses or falls due in the months ahead.",
};

pub(super) const MATRIX: Naming = Naming {
    name: "Matrix",
    title: "Which strategies and plans serve which priorities",
    about: "One row for each strategy and plan, one column for each priority. An empty cell says that no thread to that priority is known.",
    nothing: "No strategy or plan is declared.",
};

pub(super) const PRIORITIES: Naming = Naming {
    name: "Priorities",
    title: "What serves each priority",
    about: "One row for each priority of the corporate plan in force, with the number of strategies and plans in force that serve it.",
    nothing: "No priority is declared.",
};

pub(super) const DOCUMENTS: Naming = Naming {
    name: "Documents",
    title: "Every document",
    about: "One row for each document. An empty cell says that nothing is recorded, or that such a document has none.",
    nothing: "No document is declared.",
};

pub(super) const LINKS: Naming = Naming {
    name: "Links",
    title: "Every link between documents",
    about: "One row for each link, as the first document declares it. An empty cell says that no evidence is recorded.",
    nothing: "No link is declared.",
};

pub(super) const RECOMMENDATIONS: Naming = Naming {
    name: "Recommendations",
    title: "Recommendations and what answers them",
    about: "One row for each recommendation. An empty cell says that nothing is recorded.",
    nothing: "No recommendation is declared.",
};

pub(super) const SOURCES: Naming = Naming {
    name: "Sources",
    title: "Sources, reports, registers and assessments",
    about: "One row for each document that others name as evidence. An empty cell says that nothing is recorded.",
    nothing: "No source is declared.",
};

pub(super) const EXCEPTIONS: Naming = Naming {
    name: "Exceptions",
    title: "Agreed exceptions",
    about: "One row for each departure that has been agreed, with its reason and its end.",
    nothing: "No exception is agreed.",
};

pub(super) const RULES: Naming = Naming {
    name: "Rules",
    title: "What was checked",
    about: "One row for each rule that ran, those that found nothing among them. An empty cell says that a rule names no authority.",
    nothing: "No rule ran.",
};

pub(super) const SHEET: &str = "Sheet";
pub(super) const HOLDS_WHAT: &str = "What it holds";
pub(super) const ROWS: &str = "Rows";
pub(super) const KNOWN: &str = "In the baseline";
pub(super) const DAY: &str = "Date";
pub(super) const WHAT: &str = "What happens";
pub(super) const REMARK: &str = "What comes of it";
pub(super) const CHANGE: &str = "Change";
pub(super) const NEW: &str = "new";
pub(super) const GONE: &str = "gone";
pub(super) const AGREED: &str = "agreed as an exception";
pub(super) const FIGURE: &str = "Figure";
pub(super) const COUNT: &str = "Count";
pub(super) const OF: &str = "Of";
pub(super) const UNEXAMINED: &str = "strategies and plans that nobody has looked at for links";
pub(super) const ID: &str = "Id";
pub(super) const GAP: &str = "Gap";
pub(super) const DOCUMENT_ID: &str = "Document id";
pub(super) const PRIORITIES_SERVED: &str = "Priorities served";
pub(super) const TIER: &str = "Tier";
pub(super) const SAYS: &str = "Says";
pub(super) const TO: &str = "To";
pub(super) const STATE_OF_OTHER: &str = "State of the other end";
pub(super) const BASIS: &str = "How it is known";
pub(super) const REMARKS: &str = "Remarks";
pub(super) const REPORTS: &str = "What it finds wrong";
pub(super) const ANSWERED: &str = "Answered";
pub(super) const YES: &str = "yes";
pub(super) const NO: &str = "no";
pub(super) const HOLDS: &str = "holds";
