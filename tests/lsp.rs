//! The language server, as an editor meets it: over messages, on files that are being edited.

use std::fs;
use std::path::PathBuf;
use std::str::FromStr;
use std::thread::{self, JoinHandle};

use lsp_server::{Connection, Message};
use lsp_types::{Diagnostic, PublishDiagnosticsParams, Uri};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::fuzz::checks::client::Client;

const SETTINGS: &str = "name: Example Council\nplan: plan\n";
const PLAN: &str = "id: plan\nkind: corporate-plan\ntitle: Council Plan\nstatus: adopted\nowner: Chief Executive\n\
     period: {from: 2020, to: 2030}\nreview_by: 2029\n---\nid: homes\nkind: priority\ntitle: Homes for all\ntier: core\npart_of: plan\n";
const STRATEGY: &str = "id: housing\nkind: strategy\ntitle: Housing Strategy\nstatus: adopted\nowner: Director of Housing\n\
     period: {from: 2020, to: 2030}\nreview_by: 2029\nsupports: [hmoes]\n";

/// An editor with a folder open.
struct Editor {
    folder: TempDir,
    client: Client,
    server: Option<JoinHandle<()>>,
}

impl Editor {
    fn new(files: &[(&str, &str)]) -> Self {
        Self::with(files, &json!({}))
    }

    fn with(files: &[(&str, &str)], capabilities: &Value) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("framework");
        fs::create_dir(&root).expect("a folder");
        for (name, text) in files {
            fs::write(root.join(name), text).expect("a file");
        }
        let (connection, server) = Connection::memory();
        let day = "2025-01-31".parse().expect("a day");
        let server = thread::spawn(move || {
            stratlint::lsp::serve(&server, || day).expect("no break of the protocol");
        });
        let mut editor = Self {
            folder,
            client: Client::new(connection),
            server: Some(server),
        };
        editor.ask("initialize", json!({"capabilities": capabilities}));
        editor.tell("initialized", json!({}));
        editor
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("framework").join(name)
    }

    fn uri(&self, name: &str) -> Uri {
        let url = url::Url::from_file_path(self.path(name)).expect("a whole path");
        Uri::from_str(url.as_str()).expect("a URI")
    }

    fn tell(&self, method: &str, params: Value) {
        self.client.tell(method, params);
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        serde_json::to_value(self.client.ask(method, params)).expect("an answer")
    }

    fn open(&mut self, name: &str, text: &str) {
        let document =
            json!({"uri": self.uri(name), "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    fn change(&mut self, name: &str, text: &str) {
        let document = json!({"uri": self.uri(name), "version": 2});
        let changes = json!([{"text": text}]);
        self.tell(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": changes}),
        );
    }

    /// What is asked about the place just before `|` in a text, which the file then has without that sign.
    fn ask_at(&mut self, method: &str, name: &str, marked: &str) -> Value {
        let at = marked.find('|').expect("a mark");
        let line = marked[..at].matches('\n').count();
        let start = marked[..at].rfind('\n').map_or(0, |end| end + 1);
        let column = marked[start..at].encode_utf16().count();
        self.change(name, &marked.replacen('|', "", 1));
        let answer = self.ask(
            method,
            json!({"textDocument": {"uri": self.uri(name)}, "position": {"line": line, "character": column}}),
        );
        answer["result"].clone()
    }

    /// What the server says next of a file.
    fn diagnostics(&mut self, name: &str) -> Vec<Diagnostic> {
        let uri = self.uri(name);
        loop {
            let told = if self.client.told.is_empty() {
                self.client.next()
            } else {
                self.client.told.remove(0).into()
            };
            let Message::Notification(told) = told else {
                continue;
            };
            if told.method != "textDocument/publishDiagnostics" {
                continue;
            }
            let shown: PublishDiagnosticsParams =
                serde_json::from_value(told.params).expect("diagnostics");
            if shown.uri == uri {
                return shown.diagnostics;
            }
        }
    }

    /// The labels of what may be typed.
    fn offers(&mut self, name: &str, marked: &str) -> Vec<String> {
        let list = self.ask_at("textDocument/completion", name, marked);
        let items = list["items"].as_array().cloned().unwrap_or_default();
        let label = |item: &Value| item["label"].as_str().unwrap_or_default().to_owned();
        items.iter().map(label).collect()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        if thread::panicking() {
            return;
        }
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        let server = self.server.take().expect("it runs");
        server.join().expect("the server ends");
    }
}

fn council() -> Editor {
    let mut editor = Editor::new(&[
        ("framework.yaml", SETTINGS),
        ("plan.yaml", PLAN),
        ("housing.yaml", STRATEGY),
    ]);
    editor.open("housing.yaml", STRATEGY);
    editor
}

/// The rules of findings, each with the line and column at which it is shown.
fn short(diagnostics: &[Diagnostic]) -> Vec<String> {
    let one = |found: &Diagnostic| {
        let rule = serde_json::to_value(&found.code).expect("a rule");
        let at = found.range.start;
        format!(
            "{} {}:{}",
            rule.as_str().unwrap_or_default(),
            at.line,
            at.character
        )
    };
    diagnostics.iter().map(one).collect()
}

/// Whether a link is shown to lead to nothing.
fn has_unknown(diagnostics: &[Diagnostic]) -> bool {
    let mut found = short(diagnostics).into_iter();
    found.any(|found| found.starts_with("unknown-reference"))
}

#[test]
fn findings_come_and_go_as_one_types() {
    let mut editor = council();
    let found = editor.diagnostics("housing.yaml");
    assert!(
        short(&found).contains(&"unknown-reference 7:11".into()),
        "{found:?}"
    );
    let code = lsp_types::NumberOrString::String("unknown-reference".into());
    let is_unknown = |found: &&Diagnostic| found.code.as_ref() == Some(&code);
    let unknown = found.iter().find(is_unknown).expect("it is found");
    assert_eq!(unknown.source.as_deref(), Some("stratlint"));
    assert!(
        unknown.message.contains("`hmoes`") && unknown.message.contains("`homes`"),
        "{}",
        unknown.message
    );
    editor.change("housing.yaml", &STRATEGY.replace("hmoes", "homes"));
    let found = editor.diagnostics("housing.yaml");
    assert!(!has_unknown(&found), "{found:?}");
}

#[test]
fn what_is_not_saved_counts_for_other_files_too() {
    let mut editor = council();
    editor.diagnostics("housing.yaml");
    let renamed = PLAN.replace("id: homes", "id: hmoes");
    editor.open("plan.yaml", &renamed);
    let found = editor.diagnostics("housing.yaml");
    assert!(!has_unknown(&found), "{found:?}");
    let document = json!({"textDocument": {"uri": editor.uri("plan.yaml")}});
    editor.tell("textDocument/didClose", document);
    let found = editor.diagnostics("housing.yaml");
    assert!(
        short(&found).contains(&"unknown-reference 7:11".into()),
        "{found:?}"
    );
}

#[test]
fn a_file_that_is_saved_by_others_is_read_again() {
    let mut editor = council();
    editor.diagnostics("housing.yaml");
    fs::write(
        editor.path("more.yaml"),
        "id: hmoes\nkind: priority\ntitle: More\ntier: core\npart_of: plan\n",
    )
    .expect("a file");
    let changes = json!([{"uri": editor.uri("more.yaml"), "type": 1}]);
    editor.tell(
        "workspace/didChangeWatchedFiles",
        json!({"changes": changes}),
    );
    let found = editor.diagnostics("housing.yaml");
    assert!(!has_unknown(&found), "{found:?}");
}

#[test]
fn settings_that_cannot_be_read_say_so_and_the_rest_comes_back() {
    let mut editor = council();
    editor.diagnostics("housing.yaml");
    editor.open("framework.yaml", "name: [\n");
    let found = editor.diagnostics("framework.yaml");
    assert!(
        found[0].message.starts_with("Nothing is checked"),
        "{}",
        found[0].message
    );
    editor.change("framework.yaml", SETTINGS);
    let found = editor.diagnostics("housing.yaml");
    assert!(
        short(&found).contains(&"unknown-reference 7:11".into()),
        "{found:?}"
    );
}

#[test]
fn keys_words_and_ids_are_completed() {
    let mut editor = council();
    let begin = "id: housing\nkind: strategy\ntitle: Housing Strategy\n";
    let keys = editor.offers("housing.yaml", &format!("{begin}own|\n"));
    assert_eq!(keys, ["owner"], "`owned_by` is for expectations");
    let words = editor.offers(
        "housing.yaml",
        &format!("{begin}status: |\nowner: Director\n"),
    );
    assert!(words.contains(&"under-review".into()), "{words:?}");
    let kinds = editor.offers("housing.yaml", "id: housing\nkind: str|\n");
    assert_eq!(kinds, ["strategy"]);
    let ids = editor.offers("housing.yaml", &format!("{begin}supports: [|\n"));
    assert_eq!(
        ids,
        ["homes", "plan"],
        "a strategy supports priorities and the plan"
    );
    let by_title = editor.offers("housing.yaml", &format!("{begin}supports:\n  - for|\n"));
    assert_eq!(by_title, ["homes"], "whose title is Homes for all");
    let beside = editor.offers(
        "housing.yaml",
        "id: housing\nkind: strategy\nti|\ntitle: Housing\n",
    );
    assert!(!beside.contains(&"title".into()), "{beside:?}");
}

#[test]
fn settings_are_completed_too() {
    let mut editor = council();
    editor.open("framework.yaml", SETTINGS);
    let keys = editor.offers("framework.yaml", "name: A\nlev|\n");
    assert_eq!(keys, ["levels"]);
    let rules = editor.offers("framework.yaml", "levels:\n  missing-own|\n");
    assert_eq!(rules, ["missing-owner"]);
    let levels = editor.offers("framework.yaml", "levels:\n  missing-owner: |\n");
    assert!(levels.contains(&"off".into()), "{levels:?}");
    let catalogues = editor.offers("framework.yaml", "expectations: [|]\n");
    assert!(
        catalogues.contains(&"english-council".into()),
        "{catalogues:?}"
    );
}

#[test]
fn an_id_leads_to_its_declaration_and_tells_of_its_threads() {
    let mut editor = council();
    let text = STRATEGY.replace("hmoes", "ho|mes");
    let place = editor.ask_at("textDocument/definition", "housing.yaml", &text);
    assert_eq!(place["uri"], json!(editor.uri("plan.yaml")));
    assert_eq!(place["range"]["start"], json!({"line": 8, "character": 4}));
    let told = editor.ask_at("textDocument/hover", "housing.yaml", &text);
    let words = told["contents"]["value"].as_str().expect("words");
    for part in [
        "Homes for all",
        "in force on 31 January 2025",
        "Council Plan",
        "Housing Strategy",
    ] {
        assert!(words.contains(part), "{part} in {words}");
    }
    let told = editor.ask_at(
        "textDocument/hover",
        "housing.yaml",
        &STRATEGY.replace("owner", "ow|ner"),
    );
    let words = told["contents"]["value"].as_str().expect("words");
    assert!(words.contains("a role, not a person"), "{words}");
}

#[test]
fn what_has_one_right_answer_is_put_right() {
    let mut editor = council();
    let range = json!({"start": {"line": 7, "character": 12}, "end": {"line": 7, "character": 12}});
    let params = json!({
        "textDocument": {"uri": editor.uri("housing.yaml")}, "range": range, "context": {"diagnostics": []},
    });
    let actions = editor.ask("textDocument/codeAction", params)["result"].clone();
    assert_eq!(actions[0]["title"], "Write `homes` instead of `hmoes`");
    let edits = &actions[0]["edit"]["changes"][editor.uri("housing.yaml").as_str()];
    let place = json!({"start": {"line": 7, "character": 11}, "end": {"line": 7, "character": 16}});
    assert_eq!(*edits, json!([{"range": place, "newText": "homes"}]));
    assert_eq!(actions[1]["kind"], "source.fixAll");
}

#[test]
fn of_settings_that_cannot_be_read_nothing_is_put_right_any_more() {
    let mut editor = council();
    editor.diagnostics("housing.yaml");
    let padding = "# nothing\n".repeat(50);
    let unused = "exceptions:\n  - {rule: missing-owner, document: nobody, reason: r, agreed_by: a, until: 2030}\n";
    editor.open("framework.yaml", &format!("{SETTINGS}{padding}{unused}"));
    let found = editor.diagnostics("framework.yaml");
    assert!(!found.is_empty(), "an exception that covers nothing");
    editor.change("framework.yaml", "[");
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}});
    let params = json!({
        "textDocument": {"uri": editor.uri("framework.yaml")}, "range": range, "context": {"diagnostics": []},
    });
    let answer = editor.ask("textDocument/codeAction", params);
    assert!(answer.get("error").is_none(), "{answer}");
    assert_eq!(answer["result"].as_array().map_or(0, Vec::len), 0);
}

/// A folder with settings in the framework's folder is a framework of its own, as long as the settings lie open.
#[test]
fn settings_that_were_never_saved_leave_nothing_behind() {
    let mut editor = council();
    editor.diagnostics("housing.yaml");
    editor.open("inner/framework.yaml", "name: [\n");
    assert!(!editor.diagnostics("inner/framework.yaml").is_empty());
    let uri = editor.uri("inner/framework.yaml");
    editor.tell(
        "textDocument/didClose",
        json!({"textDocument": {"uri": uri}}),
    );
    assert!(editor.diagnostics("inner/framework.yaml").is_empty());
}

#[test]
fn columns_are_bytes_where_the_editor_counts_so() {
    let text = STRATEGY.replace("supports: [hmoes]", "supports: [\"é\", hmoes]");
    let files = [
        ("framework.yaml", SETTINGS),
        ("plan.yaml", PLAN),
        ("housing.yaml", &*text),
    ];
    for (encodings, column) in [(json!(["utf-16"]), 16), (json!(["utf-16", "utf-8"]), 17)] {
        let mut editor = Editor::with(
            &files,
            &json!({"general": {"positionEncodings": encodings}}),
        );
        editor.open("housing.yaml", &text);
        let found = short(&editor.diagnostics("housing.yaml"));
        assert!(
            found.contains(&format!("unknown-reference 7:{column}")),
            "{found:?}"
        );
    }
}

#[test]
fn files_of_no_framework_are_left_alone() {
    let mut editor = council();
    editor.diagnostics("housing.yaml");
    let elsewhere = editor.folder.path().join("compose.yaml");
    let uri = url::Url::from_file_path(&elsewhere).expect("a whole path");
    let document = json!({"uri": uri.as_str(), "languageId": "yaml", "version": 1, "text": "services:\n  a: b\n"});
    editor.tell("textDocument/didOpen", json!({"textDocument": document}));
    let answer = editor.ask(
        "textDocument/hover",
        json!({"textDocument": {"uri": uri.as_str()}, "position": {"line": 0, "character": 1}}),
    );
    assert_eq!(answer["result"], Value::Null);
    let said = editor
        .client
        .told
        .iter()
        .any(|told| told.params.to_string().contains("compose"));
    assert!(!said, "{:?}", editor.client.told);
}

#[test]
fn damaged_messages_and_places_end_nothing() {
    let mut editor = council();
    editor.tell("textDocument/didOpen", json!({"textDocument": 7}));
    editor.tell("textDocument/didChange", json!(null));
    editor.tell("unheard/of", json!({}));
    let answer = editor.ask("textDocument/hover", json!([]));
    assert_eq!(answer["error"]["code"], -32602);
    let answer = editor.ask("unheard/of", json!({}));
    assert_eq!(answer["error"]["code"], -32601);
    for (line, character) in [(0, u32::MAX), (u32::MAX, 0), (99, 99)] {
        let position = json!({"line": line, "character": character});
        let uri = editor.uri("housing.yaml");
        let params = json!({"textDocument": {"uri": uri}, "position": position});
        for method in [
            "textDocument/hover",
            "textDocument/completion",
            "textDocument/definition",
        ] {
            let answer = editor.ask(method, params.clone());
            assert!(answer.get("error").is_none(), "{method}: {answer}");
        }
    }
    editor.change("housing.yaml", "\u{0}{[\"\\x\n\t- : |\n");
    let position = json!({"line": 0, "character": 3});
    let uri = editor.uri("housing.yaml");
    let params = json!({"textDocument": {"uri": uri}, "position": position});
    editor.ask("textDocument/completion", params);
}
