//! The configuration written out: the documented example, and what is in force.
use super::{load::variable, section::KeyDoc, settings::Settings};
use serde_json::Value;
use std::fmt::Write;

const HEAD: &str = "\
# Every key of the configuration, with its default. A key without a default is shown as a comment.
# Read from banli.toml in the working folder or from --config FILE. Each key can be set in the environment too, and
# that wins: the variable is named beside it. Made from server/src/config/settings.rs; a test compares.
";

/// `docs/config.example.toml`: every key with its explanation, default and environment variable.
pub fn example() -> String {
    let defaults = tree(&Settings::default());
    let mut text = String::from(HEAD);
    for key in Settings::ROOT {
        document(&mut text, &[], key, &defaults[key.name]);
    }
    for (section, keys) in Settings::SECTIONS {
        text.push('\n');
        for line in section.lines {
            let _ = writeln!(text, "#{line}");
        }
        let _ = writeln!(text, "[{}]", section.name);
        for key in *keys {
            document(&mut text, &[section.name], key, &defaults[section.name][key.name]);
        }
    }
    text
}

/// What is in force, secrets redacted: `http.port = 8080`, one key a line; keys without a value are left out.
pub fn in_force(settings: &Settings) -> Vec<String> {
    let tree = tree(settings);
    let mut lines = Vec::new();
    let mut show = |name: String, value: &Value| {
        if !value.is_null() {
            lines.push(format!("{name} = {value}"));
        }
    };
    for key in Settings::ROOT {
        show(key.name.to_owned(), &tree[key.name]);
    }
    for (section, keys) in Settings::SECTIONS {
        for key in *keys {
            show(
                format!("{}.{}", section.name, key.name),
                &tree[section.name][key.name],
            );
        }
    }
    lines
}

fn tree(settings: &Settings) -> Value {
    serde_json::to_value(settings).expect("settings hold only text, numbers, lists and sections")
}

fn document(text: &mut String, parents: &[&str], key: &KeyDoc, default: &Value) {
    text.push('\n');
    for line in key.lines {
        let _ = writeln!(text, "#{line}");
    }
    let path: Vec<&str> = parents.iter().copied().chain([key.name]).collect();
    let _ = writeln!(text, "# {}", variable(&path));
    // JSON text, numbers, booleans and lists of them are TOML too.
    let _ = match default {
        Value::Null => writeln!(text, "# {} =", key.name),
        value => writeln!(text, "{} = {value}", key.name),
    };
}
