//! `stratlint graph`.

use std::path::Path;
use std::time::Duration;

use super::{
    Exit, Output, Problem, day, document, exit, graphviz, inputs, problem, remark_on, way,
};
use crate::cli::{Graph, GraphFormat, GroupBy, Layout, View as Asked};
use crate::diagram::{self, Choice, Chosen, Grouping, Shape, Subject, TooMuch, UnknownWord, View};
use crate::framework::{Framework, Kind};
use crate::load::OwnKinds;
use crate::report::{Asked as Whole, ndjson};

pub(super) fn run(arguments: &Graph) -> Result<Exit, Problem> {
    let output = Output::apart(&arguments.common.output, &arguments.path)?;
    let inputs = inputs(&arguments.path)?;
    let day = day(&arguments.common);
    let (framework, faults) = inputs.framework(day);
    remark_on(&faults, &arguments.common.output);
    let format = format(arguments)?;
    if format == GraphFormat::Ndjson {
        let asked = Whole {
            framework: &framework,
            settings: &inputs.settings,
            path: &arguments.path,
        };
        output.write_by(|out| ndjson::write_links(&asked, &inputs.sources, out))?;
        return Ok(exit(&framework, &faults));
    }
    let shape = shape(arguments, format, &framework)?;
    let choice = choice(arguments, shape, &inputs.settings.kinds)?;
    let outcome = arguments.findings.then(|| inputs.check(day, &[]));
    let folder = way::from(output.path(), &arguments.path);
    let subject = Subject {
        framework: &framework,
        settings: &inputs.settings,
        sources: &inputs.sources,
        path: &folder,
        outcome: outcome.as_ref(),
    };
    let view = View::new(subject, shape, &choice);
    let result = match arguments.layout {
        Layout::Own => write(&view, format)?,
        Layout::Graphviz => by_graphviz(arguments, &view, format)?,
    };
    output.write(&result)?;
    Ok(exit(&framework, &faults))
}

/// The picture in its form.
fn write(view: &View, format: GraphFormat) -> Result<Vec<u8>, Problem> {
    Ok(match format {
        GraphFormat::Svg => diagram::svg(view).into_bytes(),
        GraphFormat::Png => diagram::png(view).map_err(|_| too_large())?,
        GraphFormat::Pdf => diagram::pdf(view),
        GraphFormat::Dot => diagram::dot(view).into_bytes(),
        GraphFormat::Mermaid => diagram::mermaid(view).map_err(too_much)?.into_bytes(),
        GraphFormat::Graphml => diagram::graphml(view).into_bytes(),
        GraphFormat::Json => diagram::json(view),
        GraphFormat::Ndjson => unreachable!("lines are of the framework and not of a view"),
        GraphFormat::Text => diagram::text(view).into_bytes(),
    })
}

fn too_large() -> Problem {
    Problem::new(
        "the picture is too large for a PNG file",
        format!("Take `--format svg` or pdf, or {LESS}"),
    )
}

fn too_much(too_much: TooMuch) -> Problem {
    let TooMuch { links, characters } = too_much;
    Problem::new(
        format!(
            "Mermaid draws 500 links and 50,000 characters at most; this picture has {links} and {characters}"
        ),
        format!("Take `--format svg`, or {LESS}"),
    )
}

const LESS: &str = "show less: `--view overview`, `--focus ID`, `--only KIND`.";

/// The same nodes and links, placed by an installed Graphviz.
fn by_graphviz(arguments: &Graph, view: &View, format: GraphFormat) -> Result<Vec<u8>, Problem> {
    let form = match format {
        GraphFormat::Svg => "svg",
        GraphFormat::Png => "png",
        GraphFormat::Pdf => "pdf",
        _ => {
            return Err(Problem::new(
                "Graphviz places the boxes of a picture, and this form has none",
                "Leave out `--layout graphviz`, or take `--format svg`, png or pdf.",
            ));
        }
    };
    let limit = Duration::from_secs(arguments.graphviz_limit);
    graphviz::run(&arguments.graphviz, form, limit, &diagram::dot(view))
}

/// Whether the view is of nodes and links.
fn has_links(shape: Shape) -> bool {
    matches!(shape, Shape::Thread | Shape::Neighbourhood)
}

fn no_links() -> Problem {
    Problem::new(
        "this view is a table, and what is asked for draws nodes and links",
        "Take `--view thread` or `--focus ID`; tables come as svg, png, pdf, json and text.",
    )
}

/// What to show: what is asked for, and else what can be read at this size.
fn shape(arguments: &Graph, format: GraphFormat, framework: &Framework) -> Result<Shape, Problem> {
    if let Some(id) = &arguments.focus {
        document(framework, id)?;
    }
    let of_links = matches!(
        format,
        GraphFormat::Dot | GraphFormat::Mermaid | GraphFormat::Graphml
    ) || arguments.layout == Layout::Graphviz;
    let shape = match (arguments.view, &arguments.focus) {
        (Some(Asked::Thread), _) => Shape::Thread,
        (Some(Asked::Matrix), _) => Shape::Matrix,
        (Some(Asked::Timeline), _) => Shape::Timeline,
        (Some(Asked::Overview), _) => Shape::Overview,
        (None | Some(Asked::Neighbourhood), Some(_)) => Shape::Neighbourhood,
        (Some(Asked::Neighbourhood), None) => {
            return Err(Problem::new(
                "a neighbourhood is that of a document, and none is named",
                "Name one with `--focus ID`; `stratlint list` shows all ids.",
            ));
        }
        // Programs read the whole.
        (None, None) if of_links || format == GraphFormat::Json => Shape::Thread,
        (None, None) => readable(arguments, framework),
    };
    if of_links && !has_links(shape) {
        return Err(no_links());
    }
    Ok(shape)
}

/// The whole thread, or an overview of a framework that is too large for it.
fn readable(arguments: &Graph, framework: &Framework) -> Shape {
    let (shape, count) = Shape::readable(framework);
    if shape == Shape::Overview && !arguments.common.output.quiet {
        problem::remark(&format!(
            "{count} strategies and plans are too many for one readable thread, so this is the overview; \
             `--view thread` draws them all, `--focus ID` one with its surroundings"
        ));
    }
    shape
}

fn choice<'a>(arguments: &'a Graph, shape: Shape, own: &OwnKinds) -> Result<Choice<'a>, Problem> {
    let words = arguments.only.iter().map(String::as_str);
    let only = Chosen::of(words, own).map_err(|unknown| no_such_kind(&unknown))?;
    let has_rows = |chosen: &Chosen| chosen.any(Kind::is_strategy_or_plan);
    if !has_links(shape) && !only.as_ref().is_none_or(has_rows) {
        return Err(Problem::new(
            "this view shows strategies and plans, and `--only` leaves none of them",
            "Take `--view thread` for other documents, or name kinds of strategies or plans.",
        ));
    }
    Ok(Choice {
        focus: arguments.focus.as_deref(),
        depth: arguments.depth,
        only,
        grouping: arguments.group_by.map(|by| match by {
            GroupBy::Owner => Grouping::Owner,
            GroupBy::Kind => Grouping::Kind,
            GroupBy::Priority => Grouping::Priority,
        }),
        leave_out: None,
    })
}

fn no_such_kind(unknown: &UnknownWord) -> Problem {
    let help = match unknown.near() {
        Some(near) => format!("Is `{near}` meant?"),
        None => "Kinds are strategy, policy, service-plan, measure and so on, and the council's own; families are \
                 strategies, plans and measures."
            .into(),
    };
    Problem::new(format!("there is no kind `{}`", unknown.0), help)
}

/// The form that is asked for, or that the file's extension names.
fn format(arguments: &Graph) -> Result<GraphFormat, Problem> {
    let file = arguments.common.output.output.as_deref();
    let extension = file
        .and_then(Path::extension)
        .map(|one| one.to_string_lossy().to_lowercase());
    match (arguments.format, extension.as_deref()) {
        (Some(format), _) => Ok(format),
        (None, None | Some("svg")) => Ok(GraphFormat::Svg),
        (None, Some("png")) => Ok(GraphFormat::Png),
        (None, Some("pdf")) => Ok(GraphFormat::Pdf),
        (None, Some("dot" | "gv")) => Ok(GraphFormat::Dot),
        (None, Some("mmd" | "mermaid")) => Ok(GraphFormat::Mermaid),
        (None, Some("graphml")) => Ok(GraphFormat::Graphml),
        (None, Some("json")) => Ok(GraphFormat::Json),
        (None, Some("txt")) => Ok(GraphFormat::Text),
        (None, Some(other)) => Err(Problem::new(
            format!("no form of a picture has the extension `.{other}`"),
            "Say which form is meant with `--format`.",
        )),
    }
}
