//! Reads the configuration: defaults, then the file, then the environment.
use super::settings::Settings;
use figment::{
    Error as FigmentError, Figment, Metadata, Profile, Provider,
    error::{Actual, Kind},
    providers::{Format, Toml},
    value::{Dict, Map, Value},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Start of the name of every environment variable that is a key. Sections are set off by two underscores:
/// `http.port` is `BANLI_HTTP__PORT`.
pub const PREFIX: &str = "BANLI_";
/// The configuration file that is read where none is named.
pub const DEFAULT_FILE: &str = "banli.toml";
/// The one variable that is not a key: it names the file.
const FILE_VARIABLE: &str = "BANLI_CONFIG";

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("failed to read the configuration file {}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("failed to understand the configuration: {0}")]
    Wrong(String),
    #[error("the configuration does not fit this command:{}", list(.0))]
    Unfit(Vec<super::check::Problem>),
}

fn list(problems: &[super::check::Problem]) -> String {
    problems.iter().fold(String::new(), |text, problem| {
        text + "\n  " + &problem.to_string()
    })
}

/// Reads the settings from `file` (or `banli.toml`, where that exists) and the `environment`.
pub fn load(
    file: Option<&Path>,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<Settings, ConfigError> {
    let file = read(file)?;
    settings(file, environment)
}

/// Reads the settings from the text of a file, by its path, and the `environment`.
pub fn settings(
    file: Option<(PathBuf, String)>,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<Settings, ConfigError> {
    let mut figment = Figment::new();
    if let Some((path, text)) = file {
        figment = figment.merge(File { path, text });
    }
    figment
        .merge(Environment::new(environment))
        .extract()
        .map_err(|error| ConfigError::Wrong(words(error)))
}

fn read(file: Option<&Path>) -> Result<Option<(PathBuf, String)>, ConfigError> {
    let path = file.unwrap_or(Path::new(DEFAULT_FILE));
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some((path.to_owned(), text))),
        Err(error) if file.is_none() && error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(ConfigError::Unreadable {
            path: path.to_owned(),
            source,
        }),
    }
}

/// Words for an error, without the wrong value or the excerpt of the file that it repeats: either may be a secret.
pub(crate) fn words(error: FigmentError) -> String {
    let mut lines = Vec::new();
    for mut single in error {
        if let Kind::UnknownField(field, _) = &single.kind {
            // serde names the parent; the reader looks for the key.
            single.path.push(field.clone());
        }
        single.kind = without_value(single.kind);
        lines.extend(
            single
                .to_string()
                .lines()
                .filter(|line| !line.contains('|'))
                .map(str::to_owned),
        );
    }
    lines.join("; ")
}

fn without_value(kind: Kind) -> Kind {
    match kind {
        Kind::InvalidType(actual, expected) => Kind::InvalidType(form(actual), expected),
        Kind::InvalidValue(actual, expected) => Kind::InvalidValue(form(actual), expected),
        Kind::Unsupported(actual) => Kind::Unsupported(form(actual)),
        Kind::UnknownVariant(_, known) => Kind::Message(format!("expected one of {}", known.join(", "))),
        other => other,
    }
}

fn form(actual: Actual) -> Actual {
    let name = match actual {
        Actual::Bool(_) => "a boolean",
        Actual::Unsigned(_) | Actual::Signed(_) => "a whole number",
        Actual::Float(_) => "a number",
        Actual::Char(_) | Actual::Str(_) => "text",
        Actual::Bytes(_) => "bytes",
        other => return other,
    };
    Actual::Other(name.to_owned())
}

/// The configuration file, with its name in every error.
struct File {
    path: PathBuf,
    text: String,
}

impl Provider for File {
    fn metadata(&self) -> Metadata {
        Metadata::named(self.path.display().to_string())
            .interpolater(|_: &Profile, keys: &[&str]| keys.join("."))
    }

    fn data(&self) -> Result<Map<Profile, Dict>, FigmentError> {
        Toml::string(&self.text).data()
    }
}

/// Environment variables as typed values. A value has the type of the default of its key, so that a password of digits
/// stays text.
struct Environment {
    values: Vec<(Vec<String>, String)>,
}

impl Environment {
    fn new(variables: impl IntoIterator<Item = (String, String)>) -> Self {
        let values = variables
            .into_iter()
            .filter(|(name, value)| name != FILE_VARIABLE && !value.is_empty())
            .filter_map(|(name, value)| {
                let path = name.strip_prefix(PREFIX)?.to_ascii_lowercase();
                Some((path.split("__").map(str::to_owned).collect(), value))
            })
            .collect();
        Self { values }
    }
}

impl Provider for Environment {
    fn metadata(&self) -> Metadata {
        Metadata::named("the environment").interpolater(|_: &Profile, keys: &[&str]| variable(keys))
    }

    fn data(&self) -> Result<Map<Profile, Dict>, FigmentError> {
        let defaults = serde_json::to_value(Settings::default())
            .map_err(|error| FigmentError::from(error.to_string()))?;
        let mut dict = Dict::new();
        for (path, text) in &self.values {
            let default = defaults.pointer(&format!("/{}", path.join("/")));
            insert(&mut dict, path, typed(default, text));
        }
        Ok(Profile::Default.collect(dict))
    }
}

/// The variable of a key: `["http", "port"]` is `BANLI_HTTP__PORT`.
pub fn variable(path: &[&str]) -> String {
    format!("{PREFIX}{}", path.join("__").to_ascii_uppercase())
}

fn typed(default: Option<&serde_json::Value>, text: &str) -> Value {
    match default {
        Some(serde_json::Value::Bool(_)) => text.parse::<bool>().map_or_else(|_| text.into(), Value::from),
        Some(serde_json::Value::Number(_)) => text.parse::<u64>().map_or_else(|_| text.into(), Value::from),
        Some(serde_json::Value::Array(_)) => {
            let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
            Value::from(items.map(Value::from).collect::<Vec<_>>())
        }
        _ => Value::from(text),
    }
}

fn insert(dict: &mut Dict, path: &[String], value: Value) {
    match path {
        [] => {}
        [last] => {
            dict.insert(last.clone(), value);
        }
        [first, rest @ ..] => {
            let mut inner = match dict.remove(first) {
                Some(Value::Dict(_, inner)) => inner,
                _ => Dict::new(),
            };
            insert(&mut inner, rest, value);
            dict.insert(first.clone(), Value::from(inner));
        }
    }
}
