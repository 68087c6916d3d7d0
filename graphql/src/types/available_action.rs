//! What can be done with a case now, and why the rest cannot.

use super::Problem;
use crate::Language;
use async_graphql::SimpleObject;
use domain::case;

/// A mutation and whether you could use it on this case now (可办理事项)
#[derive(Clone, Debug, SimpleObject)]
pub struct AvailableAction {
    /// The mutation's name.
    pub action: String,
    pub allowed: bool,
    /// Why not, by the same rules by which the mutation would refuse.
    pub reason: Option<Problem>,
}

impl AvailableAction {
    pub(crate) fn new(action: &case::AvailableAction, language: Language) -> Self {
        Self {
            action: action.action.to_owned(),
            allowed: action.refusal.is_none(),
            reason: action
                .refusal
                .as_ref()
                .map(|refusal| Problem::refusal(refusal, language)),
        }
    }
}
