//! Which claims of the issuer say what: one TOML file, because every issuer names them its own way.

use domain::access::Post;
use domain::identifier::IdentityDocumentKind;
use figment::Figment;
use figment::providers::{Format, Toml};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Names of claims. A name that begins with `/` is a path into nested claims (RFC 6901), any other the claim itself, dots
/// and all. Whatever the file leaves out keeps the name that the demo's issuer uses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    pub person: PersonClaims,
    pub role: RoleClaims,
    pub posts: PostClaims,
}

/// The claims that say who somebody is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PersonClaims {
    /// Kind of the identity document.
    pub document_kind: String,
    /// Number of the identity document.
    pub document_number: String,
    /// The issuer has seen the document: has to be `true`, nothing like it.
    pub verified: String,
    /// The issuer's words for the kinds. If there are any, no others count; if there are none, the standard's letters do.
    pub kinds: BTreeMap<String, IdentityDocumentKind>,
}

/// The claims that say what somebody may be beside a citizen.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RoleClaims {
    /// The role, one word. Without this claim, somebody is a citizen.
    pub claim: String,
    /// The issuer's words for the roles. If there are any, no others count.
    pub names: BTreeMap<String, RoleName>,
    /// The office of a member of staff, eight digits.
    pub office: String,
    /// The province of an auditor, six digits.
    pub province: String,
}

/// The claim with the posts of a member of staff.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PostClaims {
    /// A list of words.
    pub claim: String,
    /// The issuer's words for the posts. If there are any, no others count.
    pub names: BTreeMap<String, Post>,
}

/// The roles beside that of a citizen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RoleName {
    Staff,
    Auditor,
    Administrator,
}

/// The file with the mapping is not there or is not one.
#[derive(Debug, thiserror::Error)]
#[error("failed to read the mapping of claims")]
pub struct MappingError(#[from] Box<figment::Error>);

impl Mapping {
    /// Reads the mapping from a file.
    pub fn from_file(path: &Path) -> Result<Self, MappingError> {
        read(&Figment::from(Toml::file_exact(path)))
    }

    /// Reads the mapping from TOML.
    pub fn from_toml(text: &str) -> Result<Self, MappingError> {
        read(&Figment::from(Toml::string(text)))
    }
}

fn read(figment: &Figment) -> Result<Mapping, MappingError> {
    figment.extract().map_err(|error| MappingError(Box::new(error)))
}

impl Default for PersonClaims {
    fn default() -> Self {
        Self {
            document_kind: "document_kind".to_owned(),
            document_number: "document_number".to_owned(),
            verified: "identity_verified".to_owned(),
            kinds: BTreeMap::new(),
        }
    }
}

impl Default for RoleClaims {
    fn default() -> Self {
        Self {
            claim: "role".to_owned(),
            names: BTreeMap::new(),
            office: "office".to_owned(),
            province: "province".to_owned(),
        }
    }
}

impl Default for PostClaims {
    fn default() -> Self {
        Self {
            claim: "posts".to_owned(),
            names: BTreeMap::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_file_is_the_default() {
        assert_eq!(
            Mapping::from_toml(include_str!("../../identity.toml")).unwrap(),
            Mapping::default()
        );
    }

    #[test]
    fn a_misspelt_key_and_an_unknown_post_are_errors() {
        for text in [
            "[person]\nverifed = \"v\"",
            "[posts.names]\nclerk = \"CLERK\"",
            "[role.names]\nx = \"KING\"",
        ] {
            assert!(Mapping::from_toml(text).is_err(), "{text}");
        }
        assert!(Mapping::from_file(Path::new("no-such-file.toml")).is_err());
    }
}
