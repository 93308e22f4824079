//! `stratlint lsp`: the language server that editors talk to.
//!
//! Messages come in and go out over a [`Connection`]. `desk` holds what is being edited over what is on disk; `diagnostics`,
//! `completion`, `hover` and `actions` each answer one question about it, and `place` and `wanted` say where and what is asked.
//! All messages that wait are taken before anything is checked again, so that fast typing costs one check.

mod actions;
mod completion;
mod desk;
mod diagnostics;
mod hover;
mod place;
mod wanted;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use lsp_server::{
    Connection, ErrorCode, Message, Notification, ProtocolError, Request, RequestId, Response,
};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Notification as _, PublishDiagnostics,
};
use lsp_types::request::{
    CodeActionRequest, Completion, GotoDefinition, HoverRequest, RegisterCapability, Request as _,
};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProviderCapability,
    CompletionOptions, Diagnostic, DidChangeTextDocumentParams,
    DidChangeWatchedFilesRegistrationOptions, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, FileSystemWatcher, GlobPattern, GotoDefinitionResponse,
    HoverProviderCapability, InitializeParams, OneOf, PublishDiagnosticsParams, Registration,
    RegistrationParams, ServerCapabilities, TextDocumentPositionParams, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, Uri,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::date::Day;
use crate::outcome::Outcome;
use desk::{Desk, Sheet};
use diagnostics::Found;
use place::Columns;

/// Answers an editor until it says goodbye or goes away. `today` is asked before every check.
pub fn serve(connection: &Connection, today: impl Fn() -> Day) -> Result<(), ProtocolError> {
    let (id, client) = connection.initialize_start()?;
    let client: InitializeParams = serde_json::from_value(client).unwrap_or_default();
    let general = client.capabilities.general.as_ref();
    let columns = Columns::of(general.and_then(|it| it.position_encodings.as_deref()));
    let answer = json!({
        "capabilities": capabilities(columns),
        "serverInfo": {"name": "stratlint", "version": env!("CARGO_PKG_VERSION")},
    });
    connection.initialize_finish(id, answer)?;
    let server = Server {
        connection,
        columns,
        desk: Desk::default(),
        outcomes: BTreeMap::new(),
        shown: BTreeMap::new(),
        touched: BTreeSet::new(),
        is_disk_touched: false,
    };
    if watches(&client) {
        server.ask_to_watch();
    }
    server.run(&today)
}

fn capabilities(columns: Columns) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(columns.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::FULL),
                save: Some(true.into()),
                ..TextDocumentSyncOptions::default()
            },
        )),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some([":", " ", "[", ","].map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        }),
        definition_provider: Some(OneOf::Left(true)),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![
                CodeActionKind::QUICKFIX,
                CodeActionKind::SOURCE_FIX_ALL,
            ]),
            ..CodeActionOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}

/// Whether the editor tells of files that others change.
fn watches(client: &InitializeParams) -> bool {
    let workspace = client.capabilities.workspace.as_ref();
    let watched = workspace.and_then(|it| it.did_change_watched_files.as_ref());
    watched.and_then(|it| it.dynamic_registration) == Some(true)
}

struct Server<'c> {
    connection: &'c Connection,
    columns: Columns,
    desk: Desk,
    /// What each framework came to when it was last checked.
    outcomes: BTreeMap<PathBuf, Outcome>,
    /// What the editor shows of each framework, file by file.
    shown: BTreeMap<PathBuf, Found>,
    /// Frameworks to be checked again.
    touched: BTreeSet<PathBuf>,
    is_disk_touched: bool,
}

impl Server<'_> {
    fn run(mut self, today: &impl Fn() -> Day) -> Result<(), ProtocolError> {
        while let Ok(message) = self.connection.receiver.recv() {
            let mut next = Some(message);
            while let Some(message) = next {
                match message {
                    Message::Request(request) => {
                        if self.connection.handle_shutdown(&request)? {
                            return Ok(());
                        }
                        self.check(today());
                        self.answer(request, today());
                    }
                    Message::Notification(told) => self.hear(told),
                    Message::Response(_) => {}
                }
                next = self.connection.receiver.try_recv().ok();
            }
            self.check(today());
        }
        Ok(())
    }

    /// Takes what the editor says has changed.
    fn hear(&mut self, told: Notification) {
        match told.method.as_str() {
            DidOpenTextDocument::METHOD => {
                if let Some(it) = read::<DidOpenTextDocumentParams>(told.params) {
                    self.lay(&it.text_document.uri, Some(it.text_document.text));
                }
            }
            DidChangeTextDocument::METHOD => {
                let it = read::<DidChangeTextDocumentParams>(told.params);
                if let Some((it, change)) = it.and_then(|mut it| {
                    let change = it.content_changes.pop()?;
                    Some((it, change))
                }) {
                    self.lay(&it.text_document.uri, Some(change.text));
                }
            }
            DidCloseTextDocument::METHOD => {
                if let Some(it) = read::<DidCloseTextDocumentParams>(told.params) {
                    self.lay(&it.text_document.uri, None);
                    self.is_disk_touched = true;
                }
            }
            DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => self.touch_disk(),
            _ => {}
        }
    }

    fn lay(&mut self, uri: &Uri, text: Option<String>) {
        if let Some(path) = place::path(uri) {
            self.touched
                .extend(self.desk.lay(&path, text).into_iter().flatten());
        }
    }

    fn touch_disk(&mut self) {
        self.is_disk_touched = true;
        self.touched.extend(self.desk.roots());
    }

    /// Checks again what has been touched, and shows what is found.
    fn check(&mut self, day: Day) {
        let touched = std::mem::take(&mut self.touched);
        let from_disk = std::mem::take(&mut self.is_disk_touched);
        self.desk.read(&touched, from_disk);
        for root in touched {
            // What was found holds places in texts that are gone.
            self.outcomes.remove(&root);
            let found = match self.desk.inputs(&root) {
                Some(Ok(inputs)) => {
                    let outcome = inputs.check_all(day);
                    let found = diagnostics::of(&root, inputs, &outcome, self.columns);
                    self.outcomes.insert(root.clone(), outcome);
                    found
                }
                Some(Err(why)) => diagnostics::of_none(&root, why, self.columns),
                None => Found::new(),
            };
            self.show(root, found);
        }
    }

    /// Tells the editor of the files whose findings are others than before.
    fn show(&mut self, root: PathBuf, found: Found) {
        let before = self.shown.remove(&root).unwrap_or_default();
        for file in before.keys().filter(|file| !found.contains_key(*file)) {
            self.publish(file, Vec::new());
        }
        for (file, diagnostics) in &found {
            if before.get(file) != Some(diagnostics) {
                self.publish(file, diagnostics.clone());
            }
        }
        self.shown.insert(root, found);
    }

    fn publish(&self, file: &Path, diagnostics: Vec<Diagnostic>) {
        let Some(uri) = place::uri(file) else { return };
        let shown = PublishDiagnosticsParams::new(uri, diagnostics, None);
        self.send(Notification::new(PublishDiagnostics::METHOD.into(), shown).into());
    }

    /// Asks to be told of files that others change.
    fn ask_to_watch(&self) {
        let watchers = ["**/*.yaml", "**/*.yml", "**/*.json"].map(|glob| FileSystemWatcher {
            glob_pattern: GlobPattern::String(glob.into()),
            kind: None,
        });
        let options = DidChangeWatchedFilesRegistrationOptions {
            watchers: watchers.to_vec(),
        };
        let files = Registration {
            id: "files".into(),
            method: DidChangeWatchedFiles::METHOD.into(),
            register_options: serde_json::to_value(options).ok(),
        };
        let asked = RegistrationParams {
            registrations: vec![files],
        };
        let id = RequestId::from(1);
        self.send(Request::new(id, RegisterCapability::METHOD.into(), asked).into());
    }

    fn answer(&self, request: Request, day: Day) {
        let answer = match request.method.as_str() {
            Completion::METHOD => self.at(&request, |sheet, byte| {
                completion::at(sheet, byte, day, self.columns)
            }),
            HoverRequest::METHOD => self.at(&request, |sheet, byte| {
                hover::at(sheet, byte, day, self.columns)
            }),
            GotoDefinition::METHOD => self.at(&request, |sheet, byte| {
                hover::declaration(sheet, byte, day, self.columns)
                    .map(GotoDefinitionResponse::Scalar)
            }),
            CodeActionRequest::METHOD => self.actions(&request),
            _ => Err((
                ErrorCode::MethodNotFound,
                format!("`{}` is not offered", request.method),
            )),
        };
        let answer = match answer {
            Ok(value) => Response::new_ok(request.id, value),
            Err((code, words)) => Response::new_err(request.id, code as i32, words),
        };
        self.send(answer.into());
    }

    /// Answers about a byte of a file; with nothing where the file is of no framework that can be read.
    fn at<T: Serialize>(
        &self,
        request: &Request,
        answer: impl Fn(&Sheet, usize) -> T,
    ) -> Result<Value, (ErrorCode, String)> {
        let asked: TextDocumentPositionParams = parameters(request)?;
        let path = place::path(&asked.text_document.uri);
        let sheet = path.and_then(|path| self.desk.sheet(&path));
        let answer = sheet.and_then(|sheet| {
            let source = sheet.sources.get(sheet.file);
            let byte = self.columns.byte(source, asked.position)?;
            Some(answer(&sheet, byte))
        });
        Ok(json!(answer))
    }

    fn actions(&self, request: &Request) -> Result<Value, (ErrorCode, String)> {
        let asked: CodeActionParams = parameters(request)?;
        let path = place::path(&asked.text_document.uri);
        let sheet = path.and_then(|path| self.desk.sheet(&path));
        let actions = sheet.and_then(|sheet| {
            let outcome = self.outcomes.get(sheet.root)?;
            Some(actions::at(&sheet, outcome, asked.range, self.columns))
        });
        Ok(json!(actions))
    }

    /// An editor that has gone away hears nothing any more.
    fn send(&self, message: Message) {
        let _ = self.connection.sender.send(message);
    }
}

/// What a notification says; one that cannot be read is passed over, for nobody could be told.
fn read<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

fn parameters<T: DeserializeOwned>(request: &Request) -> Result<T, (ErrorCode, String)> {
    let read = serde_json::from_value(request.params.clone());
    read.map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}
