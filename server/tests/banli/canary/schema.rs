//! The inputs of the schema, as the running API tells them.
use super::people::People;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const INPUT: &str = "name type { ...T }";
const TYPE: &str =
    "fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

/// An argument or a field of an input.
#[derive(Clone, Debug)]
pub struct Input {
    pub name: String,
    /// A type as introspection writes it.
    pub kind: Value,
}

/// A field of a root type.
#[derive(Clone, Debug)]
pub struct Operation {
    /// `query`, `mutation` or `subscription`.
    pub root: &'static str,
    pub name: String,
    pub arguments: Vec<Input>,
    /// What comes back has fields of its own.
    pub has_fields: bool,
}

/// What can be asked, and with what.
#[derive(Debug, Default)]
pub struct Schema {
    pub operations: Vec<Operation>,
    pub inputs: BTreeMap<String, Vec<Input>>,
    pub enums: BTreeMap<String, String>,
}

/// The type within lists and the like.
pub fn named(kind: &Value) -> &Value {
    if kind["ofType"].is_null() {
        kind
    } else {
        named(&kind["ofType"])
    }
}

/// Asks for the schema as a member of staff: nobody else is told outside the demo.
pub async fn read(people: &People) -> Schema {
    let ask = async |selection: &str| {
        let query = format!("{{ __schema {{ {selection} }} }} {TYPE}");
        people.ask("clerk-guangzhou", &query, &json!({})).await["__schema"].clone()
    };
    let mut schema = Schema::default();
    let types = ask(&format!(
        "types {{ kind name enumValues {{ name }} inputFields {{ {INPUT} }} }} queryType {{ ...T }}"
    ))
    .await;
    for each in types["types"].as_array().unwrap() {
        let name = text(&each["name"]);
        if let Some(values) = each["enumValues"].as_array() {
            schema.enums.insert(name, text(&values[0]["name"]));
        } else if each["kind"] == "INPUT_OBJECT" {
            schema.inputs.insert(name, inputs(&each["inputFields"]));
        }
    }
    for root in ["query", "mutation", "subscription"] {
        let fields = format!("{root}Type {{ fields {{ name args {{ {INPUT} }} type {{ ...T }} }} }}");
        let answer = ask(&fields).await;
        for field in answer[format!("{root}Type")]["fields"].as_array().unwrap() {
            let kind = text(&named(&field["type"])["kind"]);
            schema.operations.push(Operation {
                root,
                name: text(&field["name"]),
                arguments: inputs(&field["args"]),
                has_fields: ["OBJECT", "INTERFACE", "UNION"].contains(&kind.as_str()),
            });
        }
    }
    assert!(
        schema.operations.len() > 30 && schema.inputs.len() > 20,
        "{schema:?}"
    );
    schema
}

fn inputs(list: &Value) -> Vec<Input> {
    let one = |input: &Value| Input {
        name: text(&input["name"]),
        kind: input["type"].clone(),
    };
    list.as_array().unwrap().iter().map(one).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

impl Schema {
    /// Every input that takes any text: `Type.field`, or `operation.argument`.
    pub fn texts(&self) -> BTreeSet<String> {
        let of = |owner: &str, inputs: &[Input]| {
            let texts = inputs.iter().filter(|input| is_text(&input.kind));
            texts
                .map(|input| format!("{owner}.{}", input.name))
                .collect::<Vec<_>>()
        };
        let fields = self.inputs.iter().flat_map(|(name, fields)| of(name, fields));
        let arguments = self
            .operations
            .iter()
            .flat_map(|one| of(&one.name, &one.arguments));
        fields.chain(arguments).collect()
    }
}

/// Whether the type takes any text. Other scalars (`UUID`, `Date`) take nothing that is not well formed.
pub fn is_text(kind: &Value) -> bool {
    ["String", "ID"].iter().any(|name| named(kind)["name"] == *name)
}
