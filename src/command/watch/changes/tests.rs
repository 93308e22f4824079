use super::*;
use notify::event::{CreateKind, DataChange, Flag, RemoveKind};

/// What comes of events that have been told, in the folder `/f`.
fn touched(events: Vec<Event>, is_unfinished: impl Fn(&Path) -> bool) -> (Changes, Touched) {
    let (sender, receiver) = mpsc::channel();
    for event in events {
        sender.send(Ok(event)).expect("somebody listens");
    }
    let mut changes = Changes {
        folder: "/f".into(),
        aside: Some("/f/.known.json".into()),
        watcher: None,
        events: receiver,
        is_lost: false,
        handed: Instant::now(),
    };
    let touched = changes.told(is_unfinished);
    // Until now it was as open as that of a watcher.
    drop(sender);
    (changes, touched)
}

fn event(kind: EventKind, path: &str) -> Event {
    Event::new(kind).add_path(path.into())
}

const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
const CREATED: EventKind = EventKind::Create(CreateKind::File);
const REMOVED: EventKind = EventKind::Remove(RemoveKind::Folder);
const OPENED: EventKind = EventKind::Access(AccessKind::Open(AccessMode::Any));

#[test]
fn events_in_a_row_are_one_change() {
    let events = vec![
        event(OPENED, "/f/x.yaml"),
        event(WRITTEN, "/f/a.yaml"),
        event(CREATED, "/f/a.yaml"),
        event(WRITTEN, "/f/b/b.yaml"),
        event(WRITTEN, "/f/.hidden/a.yaml"),
        event(WRITTEN, "/f/.known.json"),
        event(WRITTEN, "/elsewhere/a.yaml"),
        event(CREATED, "/f"),
    ];
    let (changes, touched) = touched(events, |_| false);
    let paths: Vec<_> = touched.paths.iter().collect();
    let path = |path: &str| PathBuf::from(path);
    assert_eq!(
        paths,
        [
            (&path("/f/.known.json"), &Scope::Content),
            (&path("/f/a.yaml"), &Scope::Whole),
            (&path("/f/b/b.yaml"), &Scope::Content),
        ]
    );
    assert!(!touched.all && !changes.is_lost);
}

#[test]
fn a_file_that_is_unfinished_is_given_time() {
    let began = Instant::now();
    let (_, touched) = touched(vec![event(WRITTEN, "/f/a.yaml")], |_| true);
    assert!(began.elapsed() >= PATIENCE);
    assert_eq!(touched.paths.len(), 1, "and then taken as it is");
}

#[test]
fn events_that_were_lost_may_have_been_anything() {
    let overflow = Event::new(EventKind::Other).set_flag(Flag::Rescan);
    let (changes, touched) = touched(vec![overflow], |_| false);
    assert!(touched.all && !changes.is_lost);
}

#[test]
fn a_folder_that_is_gone_is_looked_for_anew() {
    let (changes, touched) = touched(vec![event(REMOVED, "/f")], |_| false);
    assert!(touched.all && changes.is_lost);
}
