//! The names that people give to columns, and what they mean.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::register) enum Column {
    Title,
    Kind,
    Status,
    Owner,
    ApprovedOn,
    ApprovedBy,
    Start,
    End,
    Period,
    Review,
    Link,
    Priority,
    /// Yes or no to a state: live, published.
    Flag,
    Notes,
}

impl Column {
    /// What it holds, in words.
    pub(in crate::register) fn words(self) -> &'static str {
        match self {
            Self::Title => "titles",
            Self::Kind => "kinds",
            Self::Status => "states",
            Self::Owner => "owners",
            Self::ApprovedOn => "dates of adoption",
            Self::ApprovedBy => "adopting bodies",
            Self::Start => "starts",
            Self::End => "ends",
            Self::Period => "periods",
            Self::Review => "reviews",
            Self::Link => "addresses",
            Self::Priority => "priorities",
            Self::Flag => "states, as yes or no",
            Self::Notes => "notes",
        }
    }
}

/// The names of columns, in small letters and without signs.
const NAMES: [(Column, &[&str]); 14] = [
    (
        Column::Title,
        &[
            "title",
            "name",
            "document",
            "document title",
            "document name",
            "title of document",
            "name of document",
            "policy",
            "policy title",
            "policy name",
            "name of policy",
            "title of policy",
            "strategy",
            "strategy title",
            "strategy name",
            "name of strategy",
            "plan",
            "plan title",
            "plan name",
            "policy strategy",
            "strategy policy",
            "policy or strategy",
            "strategy or policy",
            "strategy plan",
            "plan strategy",
            "plan or strategy",
            "strategy or plan",
            "policy strategy name",
            "policy strategy title",
            "strategy policy name",
            "strategy policy title",
            "policy strategy plan",
            "strategy policy plan",
            "plan strategy policy",
            "policy plan strategy",
            "policy document",
            "strategic document",
            "full title",
            "item",
        ],
    ),
    (
        Column::Kind,
        &[
            "type",
            "kind",
            "document type",
            "type of document",
            "doc type",
            "policy type",
            "classification",
        ],
    ),
    (
        Column::Status,
        &[
            "status",
            "state",
            "current status",
            "document status",
            "policy status",
            "current position",
        ],
    ),
    (
        Column::Owner,
        &[
            "owner",
            "lead",
            "lead officer",
            "responsible officer",
            "document owner",
            "policy owner",
            "strategy owner",
            "plan owner",
            "responsible",
            "responsible person",
            "accountable officer",
            "lead director",
            "responsible director",
            "service lead",
            "owner role",
            "role",
            "lead role",
            "officer",
            "owning officer",
            "head of service",
        ],
    ),
    (
        Column::ApprovedOn,
        &[
            "approved",
            "approved on",
            "date approved",
            "approval date",
            "date of approval",
            "adopted",
            "adopted on",
            "date adopted",
            "adoption date",
            "date of adoption",
            "agreed",
            "date agreed",
            "approval",
            "last approved",
            "date of decision",
            "decision date",
            "date last approved",
        ],
    ),
    (
        Column::ApprovedBy,
        &[
            "approved by",
            "adopted by",
            "agreed by",
            "approval body",
            "approving body",
            "approved at",
            "decision maker",
            "decision body",
            "approval route",
            "approver",
            "body",
            "committee",
            "by",
        ],
    ),
    (
        Column::Start,
        &[
            "start",
            "start date",
            "from",
            "date from",
            "effective date",
            "effective from",
            "valid from",
            "commencement",
            "commencement date",
            "in force from",
            "start year",
            "date effective",
            "period start",
            "period from",
        ],
    ),
    (
        Column::End,
        &[
            "end",
            "end date",
            "expiry",
            "expiry date",
            "expires",
            "expires on",
            "to",
            "date to",
            "until",
            "valid to",
            "valid until",
            "end year",
            "in force until",
            "date of expiry",
            "period end",
            "period to",
            "expiration date",
        ],
    ),
    (
        Column::Period,
        &[
            "period",
            "years",
            "term",
            "duration",
            "dates",
            "period covered",
            "timescale",
            "timeframe",
            "lifespan",
            "life span",
            "year",
            "time period",
            "plan period",
            "strategy period",
            "date range",
        ],
    ),
    (
        Column::Review,
        &[
            "review",
            "review date",
            "next review",
            "next review date",
            "review due",
            "date of next review",
            "review by",
            "due for review",
            "date for review",
            "review due date",
            "next review due",
            "date due for review",
            "renewal date",
        ],
    ),
    (
        Column::Link,
        &[
            "link",
            "url",
            "web link",
            "weblink",
            "web address",
            "hyperlink",
            "link to document",
            "document link",
            "website",
            "webpage",
        ],
    ),
    (
        Column::Priority,
        &[
            "priority",
            "priorities",
            "corporate priority",
            "corporate priorities",
            "council priority",
            "council priorities",
            "supports",
            "supports priority",
            "strategic priority",
            "council plan priority",
            "corporate plan priority",
            "corporate plan priorities",
            "links to corporate plan priority",
            "links to corporate plan priorities",
            "link to corporate plan priority",
            "link to corporate priority",
            "links to corporate priorities",
            "links to priorities",
            "priority area",
            "priority areas",
            "priorities supported",
            "priority supported",
            "which priority does it support",
            "council plan priorities",
            "link to corporate plan",
            "link to council plan",
            "links to corporate plan",
            "corporate plan link",
            "corporate plan theme",
            "corporate objective",
            "corporate objectives",
            "corporate aim",
            "strategic aim",
            "outcome",
        ],
    ),
    (
        Column::Flag,
        &[
            "live",
            "is live",
            "still live",
            "current",
            "is current",
            "still current",
            "active",
            "is active",
            "in force",
            "in use",
            "in place",
            "valid",
            "published",
            "currently in force",
            "currently in use",
        ],
    ),
    (
        Column::Notes,
        &[
            "notes",
            "note",
            "comments",
            "comment",
            "remarks",
            "further information",
        ],
    ),
];

/// The names that a column of titles may have, for those whose register has none.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMES[0].1.iter().take(8).copied()
}

/// What a column of this name holds, if that is known: by the whole name, or by what stands before a sign in it.
pub(super) fn column(name: &str) -> Option<Column> {
    // `Policy / procedure number` holds no titles.
    const NUMBERS: [&str; 6] = ["ref", "reference", "number", "no", "id", "code"];
    if name.len() > 60 {
        return None;
    }
    let outside = name.split_once('(').map_or(name, |(outside, _)| outside);
    let (first, rest) = outside.split_once('/').unwrap_or((outside, ""));
    let is_number = || plain(rest).split(' ').any(|word| NUMBERS.contains(&word));
    let first = Some(first).filter(|_| !rest.is_empty() && !is_number());
    known(&plain(outside)).or_else(|| known(&plain(first?)))
}

fn known(name: &str) -> Option<Column> {
    let answers = [" yes no", " y n"];
    let asked = answers.iter().find_map(|answer| name.strip_suffix(answer));
    let asked = asked.unwrap_or(name);
    let found = NAMES.iter().find(|(_, names)| names.contains(&asked));
    found.map(|(column, _)| *column)
}

/// A name in small letters, without signs.
fn plain(name: &str) -> String {
    let words = name
        .to_lowercase()
        .replace(|c: char| !c.is_alphanumeric(), " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_known_by_its_name_whatever_signs_are_in_it() {
        assert_eq!(column("Policy / Strategy:"), Some(Column::Title));
        assert_eq!(column("Approved? (Yes/No)"), Some(Column::ApprovedOn));
        assert_eq!(column("Live Y/N"), Some(Column::Flag));
        assert_eq!(column("Adoption date / body"), Some(Column::ApprovedOn));
        assert_eq!(column("Name of Strategy / Plan"), Some(Column::Title));
        for none in ["Ref", "Policy / procedure number", ""] {
            assert_eq!(column(none), None, "{none}");
        }
    }
}
