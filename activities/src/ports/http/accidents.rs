//! The accident unit over HTTP.

use super::{HttpClient, accident_wire as wire, client::piece};
use crate::ports::{AccidentFiles, PortError, item_bytes::ItemBytes};
use async_trait::async_trait;
use bytes::Bytes;
use domain::{
    accident::{AccidentFile, EvidenceItem, Progress, QueryCode},
    identifier::AccidentNumber,
};
use std::time::Duration;
use store::KeyRing;

/// Longest file of an accident that is read, in bytes: some ten thousand items.
const LONGEST_FILE: usize = 1024 * 1024;
/// The slowest that an item may come, in bytes a second.
const SLOWEST: u64 = 1024 * 1024;
/// What the unit answers where it does not have an item.
const NOT_FOUND: &str = "ITEM_NOT_FOUND";

/// A unit that speaks the contract of `docs/ports.md`. It names people by their documents; the keys make our persons of them.
#[derive(Clone, Debug)]
pub struct HttpAccidentFiles {
    pub client: HttpClient,
    pub keys: KeyRing,
}

#[async_trait]
impl AccidentFiles for HttpAccidentFiles {
    async fn look_up(&self, number: &AccidentNumber) -> Result<Option<AccidentFile>, PortError> {
        let (path, body) = ("accidents/look-up", wire::LookUp { number });
        let answer: wire::LookUpAnswer = self.client.ask_at_length(path, &body, LONGEST_FILE).await?;
        let file = answer.accident.map(|accident| accident.file(number, &self.keys));
        file.transpose()
    }

    async fn item(&self, number: &AccidentNumber, item: &EvidenceItem) -> Result<Option<Bytes>, PortError> {
        let mut bytes = ItemBytes::of(&item.content)?;
        let body = wire::AskItem {
            number,
            item: item.id,
        };
        let longer = Duration::from_secs(item.content.size / SLOWEST);
        let mut response = match self.client.fetch("accidents/items", &body, longer).await {
            Err(PortError::Fail { code }) if code == NOT_FOUND => return Ok(None),
            answered => answered?,
        };
        while let Some(piece) = piece(&mut response).await? {
            bytes.add(&piece)?;
        }
        bytes.whole().map(Some)
    }

    async fn progress(
        &self,
        number: &AccidentNumber,
        code: &QueryCode,
    ) -> Result<Option<Vec<Progress>>, PortError> {
        let body = wire::AskProgress {
            number,
            code: code.expose(),
        };
        let answer: wire::ProgressAnswer = self.client.ask("accidents/progress", &body).await?;
        Ok(answer.progress.map(wire::stages))
    }
}
