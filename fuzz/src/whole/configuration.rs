//! Files of operators: settings, keys, mappings of claims. An error never repeats a value, which may be a secret.

use crate::input;
use server::{
    config::{PREFIX, Role, keys::Keys, settings_of},
    identity::Mapping,
};
use std::path::PathBuf;

/// A value that no key and no word of ours holds.
const SECRET: &str = "s3cr3t-5d1c";

pub fn run(data: &[u8]) {
    let (choice, rest) = input::choice(data);
    let Some(text) = input::text(rest) else { return };
    let text = text.replace('$', SECRET);
    match choice % 4 {
        0 => file(text),
        1 => environment(&text),
        2 => {
            if let Err(error) = Keys::of_text(&text) {
                told(&text, &error.to_string());
            }
        }
        _ => {
            let _ = Mapping::from_toml(&text);
        }
    }
}

fn file(text: String) {
    let path = PathBuf::from("banli.toml");
    match settings_of(Some((path, text.clone())), []) {
        Ok(settings) => {
            for role in [Role::Serve, Role::Worker] {
                let _ = settings.require(role);
            }
        }
        Err(error) => told(&text, &error.to_string()),
    }
}

fn environment(text: &str) {
    let lines = text.lines().filter_map(|line| line.split_once('='));
    let variables = lines.map(|(name, value)| (format!("{PREFIX}{name}"), value.to_owned()));
    let _ = settings_of(None, variables);
}

/// Names of keys may be repeated; a secret stands where values do.
fn told(text: &str, error: &str) {
    let as_value = text.contains(&format!("= \"{SECRET}\"")) && text.matches(SECRET).count() == 1;
    assert!(!as_value || !error.contains(SECRET), "the error shows a value");
}
