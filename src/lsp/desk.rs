//! What lies open in the editor, over what is on disk.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::baseline;
use crate::check::{Inputs, NoInputs};
use crate::load::folder::{Folder, SETTINGS};
use crate::source::{Input, SourceId, Sources};

/// Texts that are being edited, and the frameworks in which they stand.
#[derive(Default)]
pub(super) struct Desk {
    texts: BTreeMap<PathBuf, String>,
    frameworks: BTreeMap<PathBuf, Framework>,
    /// What is known of a framework whose settings cannot be read.
    nothing: Inputs,
}

/// A framework's folder: what was read of it, and what that comes to with the texts that are being edited.
struct Framework {
    folder: Files,
    read: Result<Inputs, NoInputs>,
}

/// A folder's files as they are on disk.
struct Files {
    settings: Option<Input>,
    baseline: Option<Input>,
    documents: Vec<Input>,
}

/// A file of a framework.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'d> {
    pub(super) root: &'d Path,
    pub(super) sources: &'d Sources,
    pub(super) file: SourceId,
    /// All that was read; nothing where the settings cannot be.
    pub(super) inputs: &'d Inputs,
}

impl Desk {
    /// Takes the text of a file as it is now; none where it was closed. Says which frameworks it changes: with its settings a
    /// folder becomes one, and what stands there is the one's and not the other's.
    pub(super) fn lay(&mut self, path: &Path, text: Option<String>) -> [Option<PathBuf>; 2] {
        let before = self.root(path);
        match text {
            Some(text) => self.texts.insert(path.to_owned(), text),
            None => self.texts.remove(path),
        };
        [before, self.root(path)]
    }

    /// Reads these frameworks again, from disk too where they are new or `from_disk` says so.
    pub(super) fn read(&mut self, roots: &BTreeSet<PathBuf>, from_disk: bool) {
        for root in roots {
            let known = self.frameworks.remove(root);
            let folder = match known {
                Some(known) if !from_disk => Ok(known.folder),
                _ => Files::of(root),
            };
            // A folder that has gone is no framework any more.
            let Ok(folder) = folder else { continue };
            let read = self.over(root, &folder);
            let framework = Framework { folder, read };
            self.frameworks.insert(root.clone(), framework);
        }
    }

    /// Every framework that is read.
    pub(super) fn roots(&self) -> BTreeSet<PathBuf> {
        self.frameworks.keys().cloned().collect()
    }

    /// What was read of a framework; none where it has gone.
    pub(super) fn inputs(&self, root: &Path) -> Option<&Result<Inputs, NoInputs>> {
        Some(&self.frameworks.get(root)?.read)
    }

    /// A file of a framework, as it was last read.
    pub(super) fn sheet(&self, path: &Path) -> Option<Sheet<'_>> {
        let root = self.root(path)?;
        let (root, framework) = self.frameworks.get_key_value(&root)?;
        let (sources, inputs) = match &framework.read {
            Ok(inputs) => (&inputs.sources, inputs),
            Err(NoInputs::Unreadable(sources, _)) => (sources, &self.nothing),
            Err(NoInputs::Folder(_) | NoInputs::Settings(_)) => return None,
        };
        let name = relative(root, path)?;
        let (file, _) = sources.iter().find(|(_, source)| source.path == name)?;
        Some(Sheet {
            root,
            sources,
            file,
            inputs,
        })
    }

    /// The folder of the framework in which a file stands: the nearest that has settings or is called `framework`. What
    /// stands in neither is none of ours.
    fn root(&self, path: &Path) -> Option<PathBuf> {
        let is_root = |folder: &&Path| {
            let settings = folder.join(SETTINGS);
            folder.ends_with("framework")
                || self.texts.contains_key(&settings)
                || settings.is_file()
        };
        let folder = path.ancestors().skip(1).find(is_root)?;
        Some(folder.to_owned())
    }

    /// The folder with the texts that are being edited in place of those on disk.
    fn over(&self, root: &Path, folder: &Files) -> Result<Inputs, NoInputs> {
        let texts: BTreeMap<String, &String> = self
            .texts
            .iter()
            .filter_map(|(path, text)| Some((relative(root, path)?, text)))
            .collect();
        let now = |file: &Input| match texts.get(&file.path) {
            Some(text) => Input::new(&*file.path, text.as_bytes()),
            None => file.clone(),
        };
        let new = |name: &&String| {
            let name: &str = name;
            let is_there = folder.documents.iter().any(|file| file.path == name);
            !is_there && Folder::would_read(name)
        };
        let settings = texts.get(SETTINGS).map(|text| text.as_bytes().to_vec());
        let settings = settings.map(|text| Input::new(SETTINGS, text));
        let settings = settings.or_else(|| folder.settings.clone());
        let mut inputs = Inputs::new(settings, |_| {
            let documents = folder.documents.iter().map(now);
            let new = texts.keys().filter(new);
            let new = new.map(|name| Input::new(&**name, texts[name].as_bytes()));
            documents.chain(new).collect()
        })?;
        match folder.baseline.as_ref().map(now) {
            Some(baseline) => match inputs.add_baseline(baseline) {
                Ok(()) => Ok(inputs),
                Err(broken) => Err(NoInputs::Unreadable(inputs.sources, broken)),
            },
            None => Ok(inputs),
        }
    }
}

impl Files {
    fn of(root: &Path) -> Result<Self, NoInputs> {
        let folder = Folder::open(root).map_err(NoInputs::Folder)?;
        let settings = folder.settings().map_err(NoInputs::Settings)?;
        // The limits are those of the settings on disk; a text that is being edited is held to its own when it is read.
        let limits = Inputs::new(settings.clone(), |_| Vec::new())
            .map(|inputs| inputs.settings.limits)
            .unwrap_or_default();
        let baseline = folder.file(baseline::FILE, limits.json_bytes);
        Ok(Self {
            settings,
            baseline: baseline.unwrap_or_default(),
            documents: folder.documents(&limits).0,
        })
    }
}

/// The path of a file in a framework's folder, with `/`.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root).ok()?;
    let names = inside.iter().map(|name| name.to_str());
    Some(names.collect::<Option<Vec<_>>>()?.join("/"))
}
