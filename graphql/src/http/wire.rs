//! The parameters of a GraphQL request as they come over the wire, taken strictly.

use super::{code::Code, problem::Problem};
use async_graphql::Variables;
use serde_json::{Map, Value};
use std::collections::HashMap;

type Result<T> = std::result::Result<T, Problem>;

/// A request that has the right shape; nothing of it is understood yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Wire {
    pub query: Option<String>,
    pub operation_name: Option<String>,
    pub variables: Variables,
    /// The hash of a persisted operation.
    pub hash: Option<String>,
    /// The event after which a stream is to go on.
    pub resume: Option<String>,
}

impl Wire {
    /// Reads a body.
    pub fn of_json(bytes: &[u8]) -> Result<Self> {
        let text = std::str::from_utf8(bytes).map_err(|_| Code::BodyNotUtf8)?;
        let value: Value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
        match value {
            Value::Object(object) => Self::of_object(object),
            Value::Array(_) => Err(Code::BatchRefused.into()),
            _ => Err(Code::BodyNotObject.into()),
        }
    }

    /// Reads the query string of a GET.
    pub fn of_query_string(mut pairs: HashMap<String, String>) -> Result<Self> {
        let mut object = Map::new();
        for name in ["variables", "extensions"] {
            if let Some(text) = pairs.remove(name) {
                let value = serde_json::from_str(&text).map_err(|error| not_json(&error))?;
                object.insert(name.to_owned(), value);
            }
        }
        for name in ["query", "operationName"] {
            object.extend(
                pairs
                    .remove(name)
                    .map(|text| (name.to_owned(), Value::String(text))),
            );
        }
        Self::of_object(object)
    }

    /// Takes over what a socket's message held.
    pub fn of_request(request: async_graphql::Request) -> Result<Self> {
        let extension = request.extensions.0.get("persistedQuery").cloned();
        let extension = extension
            .map(|value| value.into_json().map_err(|_| Code::ParameterType))
            .transpose()?;
        Ok(Self {
            query: Some(request.query).filter(|query| !query.is_empty()),
            operation_name: request.operation_name,
            variables: request.variables,
            hash: extension.as_ref().map(hash).transpose()?,
            resume: None,
        })
    }

    fn of_object(mut object: Map<String, Value>) -> Result<Self> {
        let extensions = match object.remove("extensions") {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(extensions)) => extensions,
            Some(_) => return Err(Code::ParameterType.into()),
        };
        Ok(Self {
            query: text(object.remove("query"))?,
            operation_name: text(object.remove("operationName"))?,
            variables: variables(object.remove("variables"))?,
            hash: extensions.get("persistedQuery").map(hash).transpose()?,
            resume: None,
        })
    }
}

fn not_json(error: &serde_json::Error) -> Problem {
    if error.is_eof() {
        Code::BodyCutOff.into()
    } else {
        Code::BodyNotJson.into()
    }
}

fn text(value: Option<Value>) -> Result<Option<String>> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(Code::ParameterType.into()),
    }
}

fn variables(value: Option<Value>) -> Result<Variables> {
    match value {
        None | Some(Value::Null) => Ok(Variables::default()),
        Some(value @ Value::Object(_)) => Ok(Variables::from_json(value)),
        Some(_) => Err(Code::VariablesNotObject.into()),
    }
}

/// The hash of `{"version": 1, "sha256Hash": "…"}`, the form that clients know from automatic persisted queries.
fn hash(extension: &Value) -> Result<String> {
    let version = extension.get("version").and_then(Value::as_u64);
    let hash = extension.get("sha256Hash").and_then(Value::as_str);
    match (version, hash) {
        (Some(1), Some(hash)) => Ok(hash.to_ascii_lowercase()),
        _ => Err(Code::ParameterType.into()),
    }
}
