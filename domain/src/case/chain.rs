//! The hash chain of a case: salted commitments per field, one canonical byte form.
//!
//! A hash runs over commitments, not over the fields, so that erasing a field's key (lawful erasure, key rotation)
//! leaves the chain verifiable.

use super::Entry;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A SHA-256 value.
pub type Hash = [u8; 32];

/// The hash before the first event of a case.
pub const GENESIS: Hash = [0; 32];

/// What the chain covers of one event: its place in clear, its content as commitments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    pub case: String,
    pub kind: String,
    pub version: u64,
    /// RFC 3339, UTC.
    pub at: String,
    /// Field name → commitment, lower-case hexadecimal.
    pub commitments: BTreeMap<String, String>,
}

/// A value that has no canonical form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to write a canonical form: {0}")]
pub struct NotCanonical(&'static str);

/// The canonical bytes of a JSON value: RFC 8785 for values without fractions (objects sorted by key, no spaces).
pub fn canonical(value: &Value) -> Result<Vec<u8>, NotCanonical> {
    let mut out = String::new();
    write(value, &mut out)?;
    Ok(out.into_bytes())
}

fn write(value: &Value, out: &mut String) -> Result<(), NotCanonical> {
    match value {
        Value::Number(number) if number.is_f64() => {
            return Err(NotCanonical("fractions have no single form"));
        }
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(index, out);
                write(item, out)?;
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let sorted: BTreeMap<_, _> = fields.iter().collect();
            out.push('{');
            for (index, (name, field)) in sorted.into_iter().enumerate() {
                separate(index, out);
                out.push_str(&Value::String(name.clone()).to_string());
                out.push(':');
                write(field, out)?;
            }
            out.push('}');
        }
        plain => out.push_str(&plain.to_string()),
    }
    Ok(())
}

fn separate(index: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
}

/// The fields of an event that the chain commits to: the actor, and each field of the event itself.
pub fn fields<E: Serialize>(entry: &Entry<E>) -> Result<BTreeMap<String, Value>, NotCanonical> {
    let Value::Object(event) = json_of(&entry.event)? else {
        return Err(NotCanonical("an event is an object"));
    };
    let actor = ("actor".to_owned(), json_of(&entry.actor)?);
    Ok(event.into_iter().chain([actor]).collect())
}

fn json_of<T: Serialize>(value: &T) -> Result<Value, NotCanonical> {
    serde_json::to_value(value).map_err(|_| NotCanonical("the event has no JSON form"))
}

/// The commitment to one field. Without its salt nobody can try values against it.
pub fn commitment(salt: &[u8; 32], name: &str, value: &Value) -> Result<String, NotCanonical> {
    let mut hash = Sha256::new();
    hash.update(b"banli/field/1\0");
    hash.update(salt);
    hash.update(name.as_bytes());
    hash.update(b"\0");
    hash.update(canonical(value)?);
    Ok(hex::encode(hash.finalize()))
}

/// The hash of an event on top of the one before it.
pub fn hash(previous: &Hash, link: &Link) -> Result<Hash, NotCanonical> {
    let mut hash = Sha256::new();
    hash.update(b"banli/event/1\0");
    hash.update(previous);
    hash.update(canonical(&json_of(link)?)?);
    Ok(hash.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn link(version: u64) -> Link {
        let salt = [7; 32];
        let commitments = [
            ("event", json!("ACCEPTED")),
            ("by", json!({"b": 1, "a": [true, null]})),
        ];
        Link {
            case: "44010001-20211022-00000000-X".into(),
            kind: "licence_application".into(),
            version,
            at: "2021-10-22T01:00:00Z".into(),
            commitments: commitments
                .iter()
                .map(|(name, value)| ((*name).into(), commitment(&salt, name, value).unwrap()))
                .collect(),
        }
    }

    #[test]
    fn canonical_form_sorts_keys_and_leaves_no_spaces() {
        let value = json!({"b": {"y": 1, "x": "王\n"}, "a": [1, null, false]});
        assert_eq!(
            String::from_utf8(canonical(&value).unwrap()).unwrap(),
            r#"{"a":[1,null,false],"b":{"x":"王\n","y":1}}"#
        );
        assert!(canonical(&json!(0.5)).is_err());
    }

    /// A vector: whoever checks a chain without this code must get the same bytes.
    #[test]
    fn hashes_are_these() {
        let first = hash(&GENESIS, &link(1)).unwrap();
        let second = hash(&first, &link(2)).unwrap();
        insta::assert_snapshot!(hex::encode(first));
        insta::assert_snapshot!(hex::encode(second));
    }

    #[test]
    fn every_part_of_a_link_counts() {
        let whole = hash(&GENESIS, &link(1)).unwrap();
        let mut other = link(1);
        other.at = "2021-10-22T01:00:01Z".into();
        assert_ne!(whole, hash(&GENESIS, &other).unwrap());
        let mut dropped = link(1);
        dropped.commitments.remove("by");
        assert_ne!(whole, hash(&GENESIS, &dropped).unwrap());
        assert_ne!(whole, hash(&[1; 32], &link(1)).unwrap());
    }
}
