//! From the claims of a verified token to a principal. What is not understood is refused, never left out.

use super::mapping::{Mapping, RoleName};
use super::{TokenRefusal, document};
use domain::access::{PersonId, Post, Principal, Role};
use domain::identifier::{DivisionCode, OfficeCode};
use domain::time::Moment;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The claims of a token whose signature was checked.
pub(super) struct Claims(pub Map<String, Value>);

impl Claims {
    /// The principal these claims make. `person` turns the canonical identity document into an id.
    pub fn principal(
        &self,
        mapping: &Mapping,
        person: &(dyn Fn(&str) -> PersonId + Send + Sync),
        expires_at: Moment,
    ) -> Result<Principal, TokenRefusal> {
        let document = self.document(mapping)?;
        Ok(Principal {
            person: person(&document),
            role: self.role(mapping)?,
            expires_at,
        })
    }

    fn document(&self, mapping: &Mapping) -> Result<String, TokenRefusal> {
        let names = &mapping.person;
        if self.find(&names.verified) != Some(&Value::Bool(true)) {
            return Err(TokenRefusal::Claims);
        }
        let kind = self.text(&names.document_kind)?;
        let kind = word(kind, &names.kinds, document::kind_of_letter)?;
        document::canonical(kind, self.text(&names.document_number)?)
    }

    fn role(&self, mapping: &Mapping) -> Result<Option<Role>, TokenRefusal> {
        let names = &mapping.role;
        if self.find(&names.claim).is_none() {
            return Ok(None);
        }
        let role = match word(self.text(&names.claim)?, &names.names, own_word)? {
            RoleName::Staff => {
                let office =
                    OfficeCode::parse(self.text(&names.office)?).map_err(|_| TokenRefusal::Claims)?;
                Role::Staff {
                    office,
                    posts: self.posts(mapping)?,
                }
            }
            RoleName::Auditor => Role::Auditor {
                province: self.province(&names.province)?,
            },
            RoleName::Administrator => Role::Administrator,
        };
        Ok(Some(role))
    }

    fn posts(&self, mapping: &Mapping) -> Result<BTreeSet<Post>, TokenRefusal> {
        let listed = self
            .find(&mapping.posts.claim)
            .and_then(Value::as_array)
            .ok_or(TokenRefusal::Claims)?;
        let posts = listed
            .iter()
            .map(|post| {
                word(
                    post.as_str().ok_or(TokenRefusal::Claims)?,
                    &mapping.posts.names,
                    own_word,
                )
            })
            .collect::<Result<BTreeSet<Post>, _>>()?;
        if posts.is_empty() {
            Err(TokenRefusal::Claims)
        } else {
            Ok(posts)
        }
    }

    fn province(&self, name: &str) -> Result<DivisionCode, TokenRefusal> {
        let division = DivisionCode::parse(self.text(name)?).map_err(|_| TokenRefusal::Claims)?;
        if division.province() == division {
            Ok(division)
        } else {
            Err(TokenRefusal::Claims)
        }
    }

    /// A claim that is there; `null` is not.
    fn find(&self, name: &str) -> Option<&Value> {
        let value = match name.strip_prefix('/') {
            None => self.0.get(name),
            Some(path) => {
                let mut steps = path
                    .split('/')
                    .map(|step| step.replace("~1", "/").replace("~0", "~"));
                let first = self.0.get(&steps.next()?)?;
                steps.try_fold(first, |value, step| value.get(&step))
            }
        };
        value.filter(|value| !value.is_null())
    }

    fn text(&self, name: &str) -> Result<&str, TokenRefusal> {
        self.find(name)
            .and_then(Value::as_str)
            .filter(|text| !text.trim().is_empty())
            .ok_or(TokenRefusal::Claims)
    }
}

/// What an issuer's word stands for: by its own list if there is one, else by ours.
fn word<T: Clone>(
    word: &str,
    theirs: &BTreeMap<String, T>,
    ours: impl Fn(&str) -> Option<T>,
) -> Result<T, TokenRefusal> {
    let meaning = if theirs.is_empty() {
        ours(word)
    } else {
        theirs.get(word).cloned()
    };
    meaning.ok_or(TokenRefusal::Claims)
}

/// Our own word for it, as it stands in GraphQL.
fn own_word<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(Value::String(word.to_owned())).ok()
}
