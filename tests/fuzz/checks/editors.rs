//! A document that is being edited, as the language server gets it.

use std::fs;
use std::str::FromStr;
use std::sync::LazyLock;
use std::thread;

use lsp_server::Connection;
use lsp_types::Uri;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::client::Client;
use super::frameworks::day;
use super::settings::DOCUMENTS;

/// The bytes as one document beside others: every question about places in it and beyond is answered, what an editor would change
/// is inside, and the server ends in order.
pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (editor, connection) = Connection::memory();
    let server = thread::spawn(move || stratlint::lsp::serve(&connection, day));
    let mut editor = Client::new(editor);
    answer(&mut editor, "initialize", json!({"capabilities": {}}));
    editor.tell("initialized", json!({}));
    let document = json!({"uri": *URI, "languageId": "yaml", "version": 1, "text": text});
    editor.tell("textDocument/didOpen", json!({"textDocument": document}));
    for position in positions(&text) {
        for method in ["completion", "hover", "definition"] {
            let asked = json!({"textDocument": {"uri": *URI}, "position": position});
            answer(&mut editor, &format!("textDocument/{method}"), asked);
        }
    }
    let everything =
        json!({"start": {"line": 0, "character": 0}, "end": {"line": 1_000_000, "character": 0}});
    let asked =
        json!({"textDocument": {"uri": *URI}, "range": everything, "context": {"diagnostics": []}});
    let actions = answer(&mut editor, "textDocument/codeAction", asked);
    for range in ranges(&actions) {
        assert!(lies_in(&text, range), "{range} of {actions}");
    }
    answer(&mut editor, "shutdown", json!(null));
    editor.tell("exit", json!(null));
    let ended = server.join().expect("the server does not crash");
    assert!(ended.is_ok(), "{ended:?}");
}

/// A folder with a framework, laid out once.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("framework.yaml"),
        "name: Example Council\n",
    )
    .expect("a file");
    fs::write(folder.path().join("documents.yaml"), DOCUMENTS).expect("a file");
    fs::write(folder.path().join("edited.yaml"), "").expect("a file");
    folder
});

static URI: LazyLock<Uri> = LazyLock::new(|| {
    let url = url::Url::from_file_path(FOLDER.path().join("edited.yaml")).expect("a whole path");
    Uri::from_str(url.as_str()).expect("a URI")
});

/// The answer to a question, which is no error.
fn answer(editor: &mut Client, method: &str, params: Value) -> Value {
    let answer = editor.ask(method, params);
    answer.response_result.expect("no error")
}

/// Some places in a text: the end of some lines, the middle of others, and a place behind the last.
fn positions(text: &str) -> Vec<Value> {
    let lines: Vec<&str> = text.split('\n').collect();
    let step = lines.len().div_ceil(4);
    let some = lines
        .iter()
        .enumerate()
        .step_by(step)
        .map(|(number, line)| {
            let column = line.encode_utf16().count() / (1 + number % 2);
            json!({"line": number, "character": column})
        });
    some.chain([json!({"line": lines.len(), "character": 7})])
        .collect()
}

/// Every range of a text that an action would change.
fn ranges(actions: &Value) -> Vec<&Value> {
    match actions {
        Value::Object(map) => {
            let own = map.get("newText").and(map.get("range"));
            own.into_iter()
                .chain(map.values().flat_map(ranges))
                .collect()
        }
        Value::Array(items) => items.iter().flat_map(ranges).collect(),
        _ => Vec::new(),
    }
}

/// Whether a range lies in a text whose lines end as those of editors do.
fn lies_in(text: &str, range: &Value) -> bool {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    ["start", "end"].iter().all(|end| {
        let at = |key: &str| {
            range[end][key]
                .as_u64()
                .and_then(|number| usize::try_from(number).ok())
        };
        let (line, column) = (at("line"), at("character"));
        let length = line
            .and_then(|line| lines.get(line))
            .map(|line| line.encode_utf16().count());
        length.is_some_and(|length| column.is_some_and(|column| column <= length))
    })
}
