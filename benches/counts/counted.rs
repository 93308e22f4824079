//! The steps whose instructions are counted. This runs inside valgrind.

use std::hint::black_box;
use std::path::Path;

use rayon::ThreadPoolBuilder;
use stratlint::check::Inputs;
use stratlint::rules::{self, Context};
use stratlint::source::Input;

use crate::common::reports;
use crate::common::stages::{self, Measure, step};

/// The folders of frameworks in the folder at hand, the same documents in each.
pub(crate) const YAML: &str = "yaml";
pub(crate) const JSON: &str = "json";

/// Runs every step, and tells its name.
pub(crate) fn run(mut tell: impl FnMut(&'static str)) {
    // Callgrind starts and stops counting by thread: everything has to run in this one.
    let threads = ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    threads.build_global().expect("no threads were made before");
    let mut measure = |stage, run: &mut dyn FnMut()| {
        tell(stage);
        inside_callgrind(run);
    };
    check(&mut measure);
    load(&mut measure);
    demanding(&mut measure);
}

/// Counting begins when this is entered and ends when it is left: `callgrind` knows it by its name.
#[inline(never)]
fn inside_callgrind(run: &mut dyn FnMut()) {
    run();
    // Without anything after it, the call would be a jump that never comes back here.
    black_box(());
}

/// A check of faulty documents, and everything that can be written of it.
fn check(measure: &mut Measure) {
    let folder = Path::new(YAML);
    let inputs = stages::read(folder, measure);
    let made = stages::check(&inputs, measure);
    reports::of_check(&inputs, &made, folder, measure);
    reports::of_gaps(&inputs, &made, folder, measure);
}

/// The two other readers: the one for JSON, and the general one for what is unusual.
fn load(measure: &mut Measure) {
    let json = stages::read(Path::new(JSON), &mut |_, run| run());
    step(measure, "load: documents in JSON", || stages::load(&json));
    let unusual = unusual(&stages::read(Path::new(YAML), &mut |_, run| run()));
    step(measure, "load: documents in unusual YAML", || {
        stages::load(&unusual)
    });
}

/// The same documents with an anchor in each, at which the reader of plain YAML gives up.
fn unusual(inputs: &Inputs) -> Inputs {
    let files = inputs.sources.iter().filter(|(_, source)| source.declares);
    let anchored = |text: &str| text.replacen("title: ", "title: &title ", 1);
    let files = files.map(|(_, source)| Input::new(source.path.as_str(), anchored(source.text())));
    let files = files.collect();
    Inputs::new(None, |_| files).expect("there are no settings")
}

/// The rules with all catalogues and twenty of a council's own.
fn demanding(measure: &mut Measure) {
    let inputs = stages::demanding(Path::new(YAML));
    let (framework, faults) = inputs.framework(stages::DAY);
    let context = Context {
        framework: &framework,
        settings: &inputs.settings,
        faults: &faults,
    };
    step(measure, "rules: all catalogues and 20 own", || {
        rules::run(&context)
    });
}
