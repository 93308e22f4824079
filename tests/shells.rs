//! What shells and `man` are told of the command line.

use std::process::Command;

use clap::CommandFactory;
use stratlint::cli::Cli;

/// What a successful run writes.
fn written(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stratlint"));
    let output = command
        .args(arguments)
        .output()
        .expect("the program starts");
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    String::from_utf8(output.stdout).expect("text")
}

/// The names of all commands.
fn commands() -> Vec<String> {
    let program = Cli::command();
    let commands = program.get_subcommands();
    commands.map(|command| command.get_name().into()).collect()
}

#[test]
fn every_command_has_a_manual_page() {
    let program = written(&["man"]);
    for command in commands() {
        assert!(
            program.contains(&format!("stratlint\\-{command}(1)")),
            "{command}"
        );
        let page = written(&["man", &command]);
        assert!(
            page.contains(&format!(".TH stratlint-{command} 1")),
            "{command}"
        );
        assert!(page.contains("\\fB\\-\\-help\\fR"), "{command}");
        assert!(page.contains(env!("CARGO_PKG_VERSION")), "{command}");
    }
}

#[test]
fn every_shell_is_told_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = written(&["completions", shell]);
        for command in commands() {
            assert!(script.contains(&command), "{shell}: {command}");
        }
    }
}

/// What a real bash offers behind these words, of which the last is being typed.
#[cfg(target_os = "linux")]
fn offered(words: &str) -> String {
    const ASK: &str = "eval \"$1\"; COMP_WORDS=($2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); \
        _stratlint stratlint \"${COMP_WORDS[-1]}\" \"${COMP_WORDS[-2]}\"; echo \"${COMPREPLY[*]}\"";
    let script = written(&["completions", "bash"]);
    let mut bash = Command::new("bash");
    let output = bash.args(["-c", ASK, "bash", &script, words]).output();
    let output = output.expect("bash starts");
    String::from_utf8(output.stdout)
        .expect("text")
        .trim()
        .into()
}

#[cfg(target_os = "linux")] // The bash of macOS is older than these scripts need.
#[test]
fn bash_offers_what_may_stand_there() {
    assert_eq!(offered("stratlint ch"), "check");
    assert_eq!(offered("stratlint check --format ju"), "junit");
    assert_eq!(offered("stratlint check --write"), "--write-baseline");
}
