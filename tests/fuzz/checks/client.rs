//! An editor's side of the language server's protocol.

use std::time::Duration;

use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use serde_json::Value;

/// Asks one question after the other.
pub struct Client {
    connection: Connection,
    asked: i32,
    /// What the server told while an answer was waited for.
    pub told: Vec<Notification>,
}

impl Client {
    pub fn new(connection: Connection) -> Self {
        Self {
            connection,
            asked: 0,
            told: Vec::new(),
        }
    }

    /// Tells the server something.
    pub fn tell(&self, method: &str, params: Value) {
        let told = Notification::new(method.into(), params);
        self.say(told.into());
    }

    /// Asks the server something, and waits for the answer.
    pub fn ask(&mut self, method: &str, params: Value) -> Response {
        self.asked += 1;
        let id = RequestId::from(self.asked);
        self.say(Request::new(id.clone(), method.into(), params).into());
        loop {
            match self.next() {
                Message::Response(answer) => {
                    assert_eq!(answer.id, id);
                    return answer;
                }
                Message::Notification(told) => self.told.push(told),
                Message::Request(_) => {}
            }
        }
    }

    /// What the server says next.
    pub fn next(&self) -> Message {
        let wait = Duration::from_mins(1);
        let said = self.connection.receiver.recv_timeout(wait);
        said.expect("the server says something")
    }

    fn say(&self, message: Message) {
        let heard = self.connection.sender.send(message);
        heard.expect("the server listens");
    }
}
