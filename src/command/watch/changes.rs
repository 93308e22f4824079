//! What changes in a folder, as the system tells it.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, MetadataKind, ModifyKind};
use notify::{Config, ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher};

/// One save is several changes: the answer waits until there has been no other for so long.
const QUIET: Duration = Duration::from_millis(5);

/// Some editors empty or remove a file before they write it: so long it may take them.
const PATIENCE: Duration = Duration::from_millis(150);

/// Where changes do not end, they are answered in between.
const LONGEST: Duration = Duration::from_secs(1);

/// Where the system does not tell, everything is looked at so often at most.
const ROUND: Duration = Duration::from_secs(2);

/// Looking takes at most one part of so many of the time.
const SHARE: u32 = 10;

/// Tells what changes.
pub(super) struct Changes {
    /// As the system names it.
    folder: PathBuf,
    /// A file that counts too, wherever it is.
    aside: Option<PathBuf>,
    /// None where the system does not tell.
    watcher: Option<RecommendedWatcher>,
    events: Receiver<notify::Result<Event>>,
    /// The folder is not where it was, or the system tells no more.
    is_lost: bool,
    /// When the last changes were handed over.
    handed: Instant,
}

/// What has been touched; what has become of it is for the reader to see.
#[derive(Debug, Default)]
pub(super) struct Touched {
    /// Each path, with whether more may have changed than what a file holds: it was made, moved or removed.
    pub(super) paths: BTreeMap<PathBuf, Scope>,
    /// Anything may have changed.
    pub(super) all: bool,
}

/// How much of what is at a path may have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    /// What a file holds.
    Content,
    /// Whether it is there and what it is, and all that is in it.
    Whole,
}

impl Touched {
    fn all() -> Self {
        Self {
            all: true,
            ..Self::default()
        }
    }

    fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.all
    }
}

impl Changes {
    /// Begins to watch a folder, and a file that may be elsewhere. Says why if the system cannot: then everything may have
    /// changed every few seconds.
    pub(super) fn of(folder: &Path, aside: Option<&Path>) -> (Self, Option<notify::Error>) {
        let (sender, events) = mpsc::channel();
        let (watcher, why) = match watcher(folder, aside, sender) {
            Ok(watcher) => (Some(watcher), None),
            Err(error) => (None, Some(error)),
        };
        let changes = Self {
            folder: folder.to_owned(),
            aside: aside.map(Path::to_owned),
            watcher,
            events,
            is_lost: false,
            handed: Instant::now(),
        };
        (changes, why)
    }

    /// Waits until something is touched and all is quiet again. A file that `is_unfinished` is given time to be written.
    pub(super) fn next(&mut self, is_unfinished: impl Fn(&Path) -> bool) -> Touched {
        let touched = match &self.watcher {
            _ if self.is_lost => self.found_again(),
            None => self.looked_again(),
            Some(_) => self.told(is_unfinished),
        };
        self.handed = Instant::now();
        touched
    }

    fn told(&mut self, is_unfinished: impl Fn(&Path) -> bool) -> Touched {
        let mut touched = Touched::default();
        while touched.is_empty() {
            match self.events.recv() {
                Ok(event) => {
                    self.add(event, &mut touched);
                }
                Err(_) => return self.lost(),
            }
        }
        let began = Instant::now();
        let (mut last, mut pause) = (began, QUIET);
        while began.elapsed() < LONGEST {
            let rest = pause.saturating_sub(last.elapsed());
            match self.events.recv_timeout(rest) {
                Ok(event) => {
                    if self.add(event, &mut touched) {
                        (last, pause) = (Instant::now(), QUIET);
                    }
                }
                Err(RecvTimeoutError::Timeout)
                    if pause == QUIET && touched.paths.keys().any(|path| is_unfinished(path)) =>
                {
                    pause = PATIENCE;
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return self.lost(),
            }
        }
        if touched.all && !self.is_lost {
            // It was too much to be told of, and may have been our own reading.
            return self.looked_again();
        }
        touched
    }

    fn lost(&mut self) -> Touched {
        self.is_lost = true;
        Touched::all()
    }

    /// Waits so long that reading everything does not keep the machine busy.
    fn looked_again(&self) -> Touched {
        thread::sleep(ROUND.max(self.handed.elapsed() * SHARE));
        Touched::all()
    }

    /// Waits for the folder, and watches what is there now.
    fn found_again(&mut self) -> Touched {
        while !self.folder.is_dir() {
            thread::sleep(PATIENCE);
        }
        *self = Self::of(&self.folder, self.aside.as_deref()).0;
        Touched::all()
    }

    /// Notes what an event tells; whether that is anything.
    fn add(&mut self, event: notify::Result<Event>, touched: &mut Touched) -> bool {
        let event = match event {
            Ok(event) if event.need_rescan() => {
                touched.all = true;
                return true;
            }
            Ok(event) => event,
            Err(_) => {
                *touched = self.lost();
                return true;
            }
        };
        let Some(scope) = scope(event.kind) else {
            return false;
        };
        let is_moved = scope == Scope::Whole && !matches!(event.kind, EventKind::Create(_));
        if is_moved && event.paths.contains(&self.folder) {
            *touched = self.lost();
            return true;
        }
        let seen = event.paths.into_iter().filter(|path| self.is_seen(path));
        let mut is_anything = false;
        for path in seen {
            let known = touched.paths.entry(path).or_insert(scope);
            *known = scope.max(*known);
            is_anything = true;
        }
        is_anything
    }

    /// Whether a path is inside the folder and not hidden, or named.
    fn is_seen(&self, path: &Path) -> bool {
        if self.aside.as_deref() == Some(path) {
            return true;
        }
        let is_hidden = |inside: &Path| {
            let mut names = inside.iter();
            names.any(|name| name.as_encoded_bytes().starts_with(b"."))
        };
        let inside = path.strip_prefix(&self.folder);
        inside.is_ok_and(|inside| !is_hidden(inside) && inside != Path::new(""))
    }
}

fn watcher(
    folder: &Path,
    aside: Option<&Path>,
    sender: mpsc::Sender<notify::Result<Event>>,
) -> notify::Result<RecommendedWatcher> {
    let tell = move |event: notify::Result<Event>| {
        // To read a file is an event too, and who reads them all would be told of each.
        if event
            .as_ref()
            .map_or(true, |event| scope(event.kind).is_some())
        {
            // Nobody listens any more when the program ends.
            let _ = sender.send(event);
        }
    };
    let config = Config::default().with_follow_symlinks(false);
    let mut watcher = RecommendedWatcher::new(tell, config)?;
    watcher.watch(folder, RecursiveMode::Recursive)?;
    let elsewhere = aside.and_then(Path::parent);
    if let Some(elsewhere) = elsewhere.filter(|elsewhere| !elsewhere.starts_with(folder)) {
        watcher.watch(elsewhere, RecursiveMode::NonRecursive)?;
    }
    Ok(watcher)
}

/// How much has changed by an event of this kind; none where somebody only looked.
fn scope(kind: EventKind) -> Option<Scope> {
    match kind {
        // Some systems say so of a folder too, whenever anything in it changes, which they also tell by itself.
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Modify(
            ModifyKind::Any
            | ModifyKind::Data(_)
            | ModifyKind::Other
            | ModifyKind::Metadata(MetadataKind::WriteTime | MetadataKind::AccessTime),
        ) => Some(Scope::Content),
        EventKind::Access(_) => None,
        _ => Some(Scope::Whole),
    }
}

/// Why the system does not tell, and what to do about it.
pub(super) fn reason(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => {
            "so many folders are watched on this computer that no more can be; on Linux `sudo sysctl \
             fs.inotify.max_user_watches=524288` allows more"
                .into()
        }
        ErrorKind::Io(error) => error.to_string(),
        _ => error.to_string(),
    }
}
