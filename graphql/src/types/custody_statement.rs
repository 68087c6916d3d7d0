//! Statements of custody: what an office said of a file, and signed.

use super::{
    Office,
    custody_words::{hop_words, return_reason},
};
use crate::{Words, failure::Result};
use async_graphql::{Context, Object};
use domain::{
    custody::{CustodyEntry, Hop},
    time::Moment,
};

/// What an office said of a file, signed, on top of the statement before it (监管声明)
pub struct CustodyStatement(pub(crate) CustodyEntry);

/// What an office said of a file, signed, on top of the statement before it (监管声明)
#[Object]
impl CustodyStatement {
    /// From 1, without gaps, through all attempts.
    async fn number(&self) -> u64 {
        self.0.statement.number
    }

    /// Which offer of the handover it belongs to, from 1.
    async fn attempt(&self) -> u32 {
        self.0.statement.attempt
    }

    /// The hop, such as `OFFERED`.
    async fn hop(&self) -> &'static str {
        self.0.statement.hop.name()
    }

    async fn hop_words(&self) -> Words {
        hop_words(&self.0.statement.hop)
    }

    /// Why a file went back.
    async fn returned_because(&self) -> Option<Words> {
        match &self.0.statement.hop {
            Hop::Returned(reason) => Some(return_reason(*reason)),
            _ => None,
        }
    }

    /// The office that signed.
    async fn office(&self, ctx: &Context<'_>) -> Result<Option<Office>> {
        Office::find(ctx, &self.0.statement.office).await
    }

    /// When, as that office says.
    async fn at(&self) -> Moment {
        self.0.statement.at
    }

    /// The hash of the manifest that it is about, hexadecimal.
    async fn manifest(&self) -> String {
        self.0.statement.manifest.to_string()
    }

    /// Its own hash, hexadecimal: the next statement names it (校验值)
    async fn hash(&self) -> String {
        hex::encode(self.0.statement.hash())
    }

    /// The hash of the statement before it; zeros for the first.
    async fn previous_hash(&self) -> String {
        self.0.statement.previous.to_string()
    }

    /// Which of its keys the office signed with.
    async fn key_id(&self) -> String {
        self.0.statement.key_id.to_string()
    }

    /// The signature, hexadecimal.
    async fn signature(&self) -> String {
        self.0.signature.to_string()
    }
}
