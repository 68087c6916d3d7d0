//! The schema as it tells about itself.

use crate::world::World;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

pub struct Registry {
    pub types: BTreeMap<String, Type>,
}

pub struct Type {
    pub kind: String,
    pub fields: Vec<Field>,
    /// The objects that an interface or union may be.
    pub possible: Vec<String>,
}

#[derive(Clone)]
pub struct Field {
    pub name: String,
    /// Names of the arguments, and whether they have to be given.
    pub args: BTreeMap<String, bool>,
    /// The named type.
    pub of: String,
}

const QUERY: &str = "{ __schema { types { kind name possibleTypes { name } fields(includeDeprecated: true) { name
    args { name defaultValue type { kind } } type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }";

impl Registry {
    pub async fn of(world: &World) -> Self {
        let data = world.data("admin", QUERY, json!({})).await;
        let types = data["__schema"]["types"].as_array().unwrap().iter();
        let types = types.filter(|one| !text(&one["name"]).starts_with("__"));
        Self {
            types: types.map(|one| (text(&one["name"]), named(one))).collect(),
        }
    }

    pub fn get(&self, name: &str) -> &Type {
        &self.types[name]
    }

    /// Whether a type has fields to be selected.
    pub fn is_composite(&self, name: &str) -> bool {
        ["OBJECT", "INTERFACE", "UNION"].contains(&self.get(name).kind.as_str())
    }

    /// The objects behind a composite type: itself, or those that it may be.
    pub fn objects<'a>(&'a self, name: &'a str) -> Vec<&'a str> {
        let one = self.get(name);
        if one.kind == "OBJECT" {
            vec![name]
        } else {
            one.possible.iter().map(String::as_str).collect()
        }
    }

    /// Every field of every object that can be reached from fields of a root.
    pub fn reachable(&self, root: &str, fields: impl Fn(&str) -> bool) -> BTreeSet<(String, String)> {
        let mut reached = BTreeSet::new();
        let mut waiting: Vec<&str> = self
            .get(root)
            .fields
            .iter()
            .filter(|field| fields(&field.name))
            .flat_map(|field| self.below(field))
            .collect();
        while let Some(object) = waiting.pop() {
            for field in &self.get(object).fields {
                if reached.insert((object.to_owned(), field.name.clone())) {
                    waiting.extend(self.below(field));
                }
            }
        }
        reached
    }

    fn below<'a>(&'a self, field: &'a Field) -> Vec<&'a str> {
        if self.is_composite(&field.of) {
            self.objects(&field.of)
        } else {
            vec![]
        }
    }
}

fn named(one: &Value) -> Type {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    Type {
        kind: text(&one["kind"]),
        fields: list(&one["fields"]).iter().map(field).collect(),
        possible: list(&one["possibleTypes"])
            .iter()
            .map(|one| text(&one["name"]))
            .collect(),
    }
}

fn field(one: &Value) -> Field {
    let mut of = &one["type"];
    while of["name"].is_null() {
        of = &of["ofType"];
    }
    let needed = |arg: &Value| arg["type"]["kind"] == "NON_NULL" && arg["defaultValue"].is_null();
    let args = one["args"].as_array().unwrap().iter();
    Field {
        name: text(&one["name"]),
        args: args.map(|arg| (text(&arg["name"]), needed(arg))).collect(),
        of: text(&of["name"]),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
