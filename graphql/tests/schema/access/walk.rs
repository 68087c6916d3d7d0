//! Selections that ask for everything below a field, and what an answer to one shows.

use super::registry::{Field, Registry};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What is asked beside the plain form of a field: a second name for the line, and its arguments.
const VARIANTS: [(&str, &str, &str); 1] = [("applicant", "unmasked", "unmaskReason: \"核对身份\"")];

/// How somebody sees a field, from nothing to everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Not there.
    Absent,
    Refused,
    /// There, starred.
    Masked,
    Seen,
}

impl Sight {
    pub fn letter(self) -> char {
        match self {
            Self::Absent => '-',
            Self::Refused => 'R',
            Self::Masked => 'M',
            Self::Seen => 'S',
        }
    }
}

/// What answers showed: by path of a leaf, and which fields of which objects were ever there.
#[derive(Default)]
pub struct Shown {
    pub leaves: BTreeMap<String, Sight>,
    pub fields: BTreeSet<(String, String)>,
}

/// A walk below one field. Objects of a type in `mark` have a line of their own; those in `stop` are not entered.
#[derive(Clone, Copy)]
pub struct Walk<'a> {
    pub registry: &'a Registry,
    pub mark: &'a [&'a str],
    pub stop: &'a [&'a str],
}

impl Walk<'_> {
    /// Selections that together ask for everything below a composite type; each alone is cheap enough.
    pub fn selections(&self, of: &str) -> Vec<String> {
        let mut all = vec![];
        for object in self.registry.objects(of) {
            let (mut small, mut large) = (vec!["__typename".to_owned()], vec![]);
            for field in self.asked(object) {
                if !self.registry.is_composite(&field.of) {
                    small.push(field.name);
                } else if self.is_large(&field.of) && !is_edge_node(object, &field) {
                    let parts = self.selections(&field.of);
                    large.extend(parts.iter().map(|part| call(&field, None, part)));
                } else if object.ends_with("Connection") {
                    large.extend(self.calls(&field));
                } else {
                    small.extend(self.calls(&field));
                }
            }
            let within = |part: String| format!("__typename ... on {object} {{ {part} }}");
            all.extend([small.join(" ")].into_iter().chain(large).map(within));
        }
        all
    }

    /// The paths of all leaves below a composite type.
    pub fn leaves(&self, of: &str, path: &str) -> BTreeSet<String> {
        let mut leaves = BTreeSet::new();
        for object in self.registry.objects(of) {
            let path = step(of, object, path);
            if self.mark.contains(&object) {
                leaves.insert(marked(&path, object));
            }
            for field in self.asked(object) {
                for name in names(&field) {
                    let path = join(&path, &name);
                    if is_edge_node(object, &field) {
                        leaves.insert(path);
                    } else if self.registry.is_composite(&field.of) {
                        leaves.extend(self.leaves(&field.of, &path));
                    } else {
                        leaves.insert(path);
                    }
                }
            }
        }
        leaves
    }

    /// Notes what a value of a composite type shows.
    pub fn read(&self, of: &str, value: &Value, path: &str, shown: &mut Shown) {
        if let Some(list) = value.as_array() {
            return list.iter().for_each(|one| self.read(of, one, path, shown));
        }
        let Some(object) = value["__typename"].as_str() else {
            return;
        };
        let path = step(of, object, path);
        if self.mark.contains(&object) {
            shown.note(marked(&path, object), Sight::Seen);
        }
        for field in self.asked(object) {
            for name in names(&field) {
                let value = &value[alias(&name)];
                if is_there(value) {
                    shown.fields.insert((object.to_owned(), field.name.clone()));
                    let path = join(&path, &name);
                    self.read_field((object, &field), value, &path, shown);
                }
            }
        }
        if object == "HistoryEntry" {
            details(value, &path, shown);
        }
    }

    fn read_field(&self, (object, field): (&str, &Field), value: &Value, path: &str, shown: &mut Shown) {
        if is_edge_node(object, field) {
            shown.note(path.to_owned(), Sight::Seen);
        } else if self.registry.is_composite(&field.of) {
            self.read(&field.of, value, path, shown);
        } else {
            let starred = value.as_str().is_some_and(|text| text.contains('*'));
            let sight = if starred { Sight::Masked } else { Sight::Seen };
            shown.note(path.to_owned(), sight);
        }
    }

    /// The fields of an object that can be asked; none of one that is not entered.
    fn asked(&self, object: &str) -> Vec<Field> {
        if self.stop.contains(&object) {
            return vec![];
        }
        let fields = self.registry.get(object).fields.iter();
        fields
            .filter(|field| !field.args.values().any(|needed| *needed))
            .cloned()
            .collect()
    }

    fn calls(&self, field: &Field) -> Vec<String> {
        let below = self.whole(&field.of);
        let plain = call(field, None, &below);
        let variants = VARIANTS.iter().filter(|(name, ..)| *name == field.name);
        let variants =
            variants.map(|(name, word, args)| call(field, Some((&format!("{name}_{word}"), args)), &below));
        [plain].into_iter().chain(variants).collect()
    }

    /// Whether everything below a type is too much for one request.
    fn is_large(&self, of: &str) -> bool {
        let fields = |object: &&str| self.registry.get(object).fields.len();
        of.ends_with("Connection") || self.registry.objects(of).iter().map(fields).max() > Some(25)
    }

    /// One selection of everything below a type.
    pub fn whole(&self, of: &str) -> String {
        let mut all = vec!["__typename".to_owned()];
        for object in self.registry.objects(of) {
            let mut parts = vec![];
            for field in self.asked(object) {
                if is_edge_node(object, &field) {
                    parts.push(format!("{} {{ __typename }}", field.name));
                } else if self.registry.is_composite(&field.of) {
                    parts.extend(self.calls(&field));
                } else {
                    parts.push(field.name);
                }
            }
            if !parts.is_empty() {
                all.push(format!("... on {object} {{ {} }}", parts.join(" ")));
            }
        }
        all.join(" ")
    }
}

impl Shown {
    pub fn note(&mut self, path: String, sight: Sight) {
        let known = self.leaves.entry(path).or_insert(sight);
        *known = sight.max(*known);
    }
}

/// Some details of an event are internal: they have a line each.
fn details(entry: &Value, path: &str, shown: &mut Shown) {
    let of = entry["type"].as_str().unwrap_or("?");
    for detail in entry["details"].as_array().into_iter().flatten() {
        if let Some(name) = detail["name"].as_str() {
            shown.note(format!("{path}.details[{of}.{name}]"), Sight::Seen);
        }
    }
}

/// The plain name of a field and its variants, as they stand in paths.
fn names(field: &Field) -> Vec<String> {
    let variants = VARIANTS.iter().filter(|(name, ..)| *name == field.name);
    let variants = variants.map(|(name, word, _)| format!("{name}({word})"));
    [field.name.clone()].into_iter().chain(variants).collect()
}

/// The name in an answer.
fn alias(name: &str) -> String {
    name.trim_end_matches(')').replace('(', "_")
}

fn call(field: &Field, variant: Option<(&str, &str)>, below: &str) -> String {
    let name = &field.name;
    match variant {
        Some((alias, args)) => format!("{alias}: {name}({args}) {{ {below} }}"),
        None if field.args.contains_key("first") => format!("{name}(first: 100) {{ {below} }}"),
        None => format!("{name} {{ {below} }}"),
    }
}

/// What is in the edges of a page is in its nodes too: it is walked there.
fn is_edge_node(object: &str, field: &Field) -> bool {
    object.ends_with("Edge") && field.name == "node"
}

fn step(of: &str, object: &str, path: &str) -> String {
    if of == object || of == "Case" {
        path.to_owned()
    } else {
        format!("{path}<{object}>")
    }
}

/// The line of an object in `mark`.
pub fn marked(path: &str, object: &str) -> String {
    format!("{path} = {object}")
}

fn join(path: &str, name: &str) -> String {
    format!("{path}.{name}")
}

/// Nothing and an empty list are not there.
fn is_there(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(list) => list.iter().any(is_there),
        _ => true,
    }
}
