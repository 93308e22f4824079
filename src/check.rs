//! One check from inputs to outcome: the line of the crate's map in code.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crate::baseline::Baseline;
use crate::catalogue;
use crate::date::Day;
use crate::framework::{Declared, Framework};
use crate::load::fault::Fault;
use crate::load::folder::Folder;
use crate::load::git::Revision;
use crate::load::{self, Declarations};
use crate::outcome::{Outcome, RuleTests};
use crate::rules::{self, Context};
use crate::settings::{NotReadable, Settings};
use crate::source::{Input, Source, SourceId, Sources};

/// Everything that was read, before a day is asked about.
#[derive(Debug, Default)]
pub struct Inputs {
    /// All files.
    pub sources: Sources,
    /// What the council has set.
    pub settings: Settings,
    /// What the council knows of.
    pub baseline: Baseline,
    /// What is wrong with the settings and the baseline.
    pub faults: Vec<Fault>,
    /// Files that look like documents and are not read.
    pub overlooked: Vec<String>,
}

/// Why a framework cannot be checked at all.
#[derive(Debug)]
pub enum NoInputs {
    /// There is no such folder, or it cannot be opened.
    Folder(io::Error),
    /// The settings file cannot be opened.
    Settings(io::Error),
    /// The settings or the baseline cannot be read; with the files, so that the place can be shown.
    Unreadable(Sources, NotReadable),
}

impl Inputs {
    /// Reads a folder.
    pub fn of_folder(root: &Path) -> Result<Self, NoInputs> {
        let folder = Folder::open(root).map_err(NoInputs::Folder)?;
        let settings = folder.settings().map_err(NoInputs::Settings)?;
        let mut overlooked = Vec::new();
        let inputs = Self::new(settings, |settings| {
            let (documents, others) = folder.documents(&settings.limits);
            overlooked = others;
            documents
        })?;
        Ok(Self {
            overlooked,
            ..inputs
        })
    }

    /// Reads a folder as it is in a revision.
    pub fn of_revision(revision: &Revision) -> Result<Self, NoInputs> {
        let settings = revision.settings().map_err(NoInputs::Settings)?;
        Self::new(settings, |settings| revision.documents(&settings.limits))
    }

    /// Takes the settings file, if there is one, and the document files, wherever they come from and in whatever order.
    pub fn new(
        settings: Option<Input>,
        files: impl FnOnce(&Settings) -> Vec<Input>,
    ) -> Result<Self, NoInputs> {
        let mut inputs = Self::default();
        if let Some(input) = settings {
            let file = inputs.sources.add_apart(input);
            match Settings::read(&inputs.sources, file, &rules::names(), &mut inputs.faults) {
                Ok(settings) => inputs.settings = settings,
                Err(broken) => return Err(NoInputs::Unreadable(inputs.sources, broken)),
            }
        }
        let mut files = files(&inputs.settings);
        files.sort_by(|a, b| a.path.cmp(&b.path));
        for file in files {
            inputs.sources.add(file);
        }
        Ok(inputs)
    }

    /// Takes the files of a framework that councils share, each under a path of its own: what they declare can be linked to.
    /// It is another authority's, and what is wrong with it is for a check of that framework to say.
    pub fn share(&mut self, files: Vec<Input>) {
        for file in files {
            self.sources.add_shared(file);
        }
    }

    /// Takes a baseline.
    pub fn add_baseline(&mut self, input: Input) -> Result<(), NotReadable> {
        let file = self.sources.add_apart(input);
        let limits = &self.settings.limits;
        self.baseline = Baseline::read(&self.sources, file, limits, &mut self.faults)?;
        Ok(())
    }

    /// The framework as it stands on the day, with all that is wrong with the files.
    pub fn framework(&self, day: Day) -> (Framework<'_>, Vec<Fault>) {
        self.framework_of(day, None)
    }

    /// The same as if the document of that id were not declared.
    pub fn framework_without(&self, id: &str, day: Day) -> (Framework<'_>, Vec<Fault>) {
        self.framework_of(day, Some(id))
    }

    fn framework_of(&self, day: Day, without: Option<&str>) -> (Framework<'_>, Vec<Fault>) {
        let mut loaded = load::load(&self.sources, &self.settings.kinds, &self.settings.limits);
        if let Some(without) = without {
            let documents = loaded.documents.into_iter();
            loaded.documents = documents.filter(|one| *one.id.value != *without).collect();
        }
        self.framework_from(loaded, day)
    }

    /// The framework that these declarations of the files make.
    pub(crate) fn framework_from<'a>(
        &self,
        loaded: Declarations<'a>,
        day: Day,
    ) -> (Framework<'a>, Vec<Fault>) {
        let Declarations {
            mut documents,
            mut expectations,
            broken,
            mut faults,
        } = loaded;
        let is_shared = |place| self.sources.is_shared(place);
        documents.set_external(|document| is_shared(document.id.place));
        expectations.retain(|expectation| !is_shared(expectation.id.place));
        faults.retain(|fault| !is_shared(fault.place));
        faults.splice(0..0, self.faults.iter().cloned());
        let named = &self.settings.expectations;
        let expectations = catalogue::gather(expectations, named, &self.sources, &mut faults);
        let plans: Vec<&str> = self
            .settings
            .plans
            .iter()
            .map(|plan| &*plan.value)
            .collect();
        (
            Framework::new(
                Declared {
                    documents,
                    expectations,
                    broken,
                },
                &plans,
                day,
            ),
            faults,
        )
    }

    /// Runs the tests of the council's own rules, on the day where a test names none. Each that fails is a finding, as is
    /// whatever is wrong with the settings; nothing else is looked at, and no level or exception holds.
    pub fn test_rules(&self, day: Day) -> Outcome {
        let reports = rules::run_tests(&self.settings, &self.faults, day);
        let nothing = Framework::new(Declared::default(), &[], day);
        let settings = Settings {
            name: self.settings.name.clone(),
            ..Settings::default()
        };
        let tests = RuleTests::of(&self.settings, &reports);
        Outcome {
            rule_tests: Some(tests),
            ..Outcome::settle(
                &nothing,
                &settings,
                &self.sources,
                reports,
                &Baseline::default(),
            )
        }
    }

    /// Checks the framework on the day. Only the rules named in `only` report, or all where it is empty.
    pub fn check(&self, day: Day, only: &[&str]) -> Outcome {
        let mut outcome = self.check_all(day);
        outcome.keep_only(only);
        outcome
    }

    /// Checks the framework on the day by all rules.
    pub fn check_all(&self, day: Day) -> Outcome {
        let (framework, faults) = self.framework(day);
        self.outcome(&framework, &faults)
    }

    /// Asks the rules about a framework of these inputs.
    pub fn outcome(&self, framework: &Framework, faults: &[Fault]) -> Outcome {
        let context = Context {
            framework,
            settings: &self.settings,
            faults,
        };
        let reports = rules::run(&context);
        Outcome {
            is_whole: faults.is_empty(),
            ..Outcome::settle(
                framework,
                &self.settings,
                &self.sources,
                reports,
                &self.baseline,
            )
        }
    }

    /// The same with other texts in some of the files, by their names.
    pub fn with(&self, texts: &BTreeMap<SourceId, String>) -> Result<Self, NoInputs> {
        let input = |(id, source): (SourceId, &Source)| {
            let old = || match &source.obstacle {
                Some(obstacle) => Err(obstacle.clone()),
                None => Ok(source.text().into()),
            };
            let new = texts.get(&id).map(|text| Ok(text.clone().into()));
            Input {
                path: source.path.clone(),
                content: new.unwrap_or_else(old),
            }
        };
        let (shared, own): (Vec<_>, Vec<_>) =
            self.sources.iter().partition(|(_, source)| source.shared);
        let (declaring, apart): (Vec<_>, Vec<_>) =
            own.into_iter().partition(|(_, source)| source.declares);
        let (baseline, settings): (Vec<_>, Vec<_>) = apart
            .into_iter()
            .partition(|(id, _)| self.baseline.is_in(*id));
        let declaring = || declaring.into_iter().map(input).collect();
        let mut inputs = Self::new(settings.into_iter().next().map(input), |_| declaring())?;
        inputs.share(shared.into_iter().map(input).collect());
        for baseline in baseline {
            inputs.add_baseline(input(baseline)).map_err(|broken| {
                NoInputs::Unreadable(std::mem::take(&mut inputs.sources), broken)
            })?;
        }
        Ok(inputs)
    }
}
