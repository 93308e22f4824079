//! Frameworks written out in a test: small ones, to show one idea.

use std::path::Path;

use stratlint::check::Inputs;
use stratlint::report::Asked;
use stratlint::report::text::Look;
use stratlint::source::Input;

/// As a pipe or a file gets it: 80 columns, no colour.
pub(crate) const PLAIN: Look = Look {
    color: false,
    unicode: true,
    width: 80,
};

/// A council plan with two priorities, for documents to serve.
pub(crate) const PLAN: &str = "
- {id: council-plan, kind: corporate-plan, title: Council Plan}
- {id: homes, kind: priority, tier: core, title: Good homes, part_of: council-plan}
- {id: jobs, kind: priority, tier: enabling, title: Good jobs, part_of: council-plan}
";

/// What a report says of the documents, after the plan, on 31 January 2024.
#[track_caller]
pub(crate) fn ask<T>(documents: &str, report: impl FnOnce(&Asked) -> T) -> T {
    ask_with("name: Marlshire", &format!("{PLAN}{documents}"), report)
}

/// The same with settings and nothing declared beforehand.
#[track_caller]
pub(crate) fn ask_with<T>(settings: &str, documents: &str, report: impl FnOnce(&Asked) -> T) -> T {
    let settings = Input::new("framework.yaml", settings);
    let documents = Input::new("documents.yaml", documents);
    let inputs = Inputs::new(Some(settings), |_| vec![documents]).expect("readable settings");
    let (framework, faults) = inputs.framework("2024-01-31".parse().expect("a day"));
    assert!(faults.is_empty(), "{faults:#?}");
    report(&Asked {
        framework: &framework,
        settings: &inputs.settings,
        path: Path::new("framework"),
    })
}
