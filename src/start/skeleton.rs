//! A framework to begin with.

use super::document::{self, Start};
use super::folder::NewFile;
use super::id::Ids;
use super::yaml;
use crate::framework::{AuthorityType, Kind};

/// What is known of a council before it has declared anything.
#[derive(Debug, Default)]
pub struct Council<'a> {
    /// Its name.
    pub name: Option<&'a str>,
    /// Its type.
    pub authority: Option<AuthorityType>,
    /// The title of its corporate plan.
    pub plan: Option<&'a str>,
    /// The priorities of that plan.
    pub priorities: &'a [String],
}

/// The corporate plan of a new framework and its priorities.
#[derive(Debug)]
pub struct Top {
    /// The id of the corporate plan.
    pub plan: String,
    /// Each priority with its id, in the order in which they were named.
    pub priorities: Vec<(String, String)>,
}

impl Council<'_> {
    /// Gives ids to the corporate plan and its priorities. `plan` is the id of a corporate plan that is declared already.
    pub fn top(&self, plan: Option<String>, ids: &mut Ids) -> Top {
        let plan = plan.unwrap_or_else(|| ids.give(self.plan_title()));
        let priorities = self.priorities.iter();
        let priorities = priorities
            .map(|title| (ids.give(title), title.clone()))
            .collect();
        Top { plan, priorities }
    }

    fn plan_title(&self) -> &str {
        self.plan.unwrap_or("Corporate Plan")
    }

    /// The corporate plan as a file: in force, as far as anybody has said.
    pub fn plan_file(&self, top: &Top) -> NewFile {
        let note = "Put the title, the dates and the owner of your corporate plan here.";
        let known = match self.plan {
            Some(_) => Vec::new(),
            None => vec![("note", yaml::text(note))],
        };
        file(Kind::CorporatePlan, &top.plan, self.plan_title(), &known)
    }

    /// The priorities as files.
    pub fn priority_files(top: &Top) -> impl Iterator<Item = NewFile> {
        top.priorities.iter().map(|(id, title)| {
            let known = [("part_of", yaml::text(&top.plan))];
            file(Kind::Priority, id, title, &known)
        })
    }

    /// `framework.yaml`.
    pub fn settings(&self, top: &Top) -> NewFile {
        let name = match self.name {
            Some(name) => format!("name: {}", yaml::text(name)),
            None => "# name: Name of the council".into(),
        };
        let types: Vec<&str> = AuthorityType::WORDS.iter().map(|(word, _)| *word).collect();
        let authority = match self.authority {
            Some(authority) => format!("authority: {}", authority.word()),
            None => format!("# authority: unitary    # {}", types.join(" | ")),
        };
        let text = SETTINGS
            .replace("{name}", &name)
            .replace("{authority}", &authority)
            .replace("{plan}", &yaml::text(&top.plan));
        NewFile::new("framework.yaml", text)
    }

    /// The README for those who keep the framework. `sources` is a paragraph on where its documents come from.
    pub fn readme(&self, sources: &str) -> NewFile {
        NewFile::new("README.md", README.replace("{sources}", sources))
    }
}

fn file(kind: Kind, id: &str, title: &str, known: &[(&str, String)]) -> NewFile {
    let start = Start {
        id,
        kind_word: kind.word(),
        kind,
        title,
        known,
    };
    NewFile::new(
        format!("{}/{id}.yaml", document::folder(kind)),
        start.text(),
    )
}

const SETTINGS: &str = "\
# The settings of this policy framework: whose it is, what it is held to, what has been agreed.
# A line that begins with # is not read. `stratlint schema settings` helps editors to complete and check this file.
format: 1
{name}
{authority}

# The corporate plan: its id. When a new one comes, name both, and say in the new one that it supersedes the old one.
plan: {plan}

# Catalogues of what law, codes and good practice expect a council to have. `stratlint explain english-council` shows what
# is in one. Name them once your own documents are in: each document of theirs that is not here becomes a finding.
# expectations: [english-council, cipfa]

# Expectations that nobody has looked for yet: said so, not called missing.
# not_looked_for: [pay-policy-statement]

# Another level for a rule: error, warning, note or off. `stratlint explain` lists the rules.
# levels: {link-without-evidence: off}

# Departures that have been agreed, with the reason, who agreed, and until when.
# exceptions:
#   - rule: lapsed-document
#     document: id-of-a-document
#     reason: A new one is being written; Cabinet decides in March 2027
#     agreed_by: Cabinet Member for Policy
#     until: 2027-03-31
";

const README: &str = "\
# Our policy framework

Each plan, strategy and priority of the council is a small text file in this folder. `stratlint check` reads them and says what is
missing, lapsed, not linked to the corporate plan, or unowned.

{sources}
## Day by day

- A new document: `stratlint new strategy \"Title of the strategy\" --framework PATH`, where PATH is this folder.
- A document was adopted: open its file and write `status: {is: adopted, on: 2026-11-30, by: Cabinet}`.
- What it serves: write `supports: id-of-the-priority`, and delete the line `linkage: unexamined`.
- A new priority: `stratlint new priority \"Title\" --framework PATH`; say whether its `tier` is core or enabling.
- A document takes another's place: write `supersedes: id-of-the-old-one` in the new one. The old one stays.
- What is wrong now: `stratlint check PATH`; why: `stratlint explain NAME-OF-THE-RULE`.

Write down what the documents say, not what they ought to say. What nobody has looked at yet has words of its own: `status: unknown`
and `linkage: unexamined`.

The files may lie in any subfolders, and may have any name that ends in `.yaml`. `framework.yaml` holds the settings.
";
