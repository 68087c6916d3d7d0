//! A handover in one file, and its check offline.

mod fault;
mod keys;
mod places;
mod read;

pub use fault::Fault;
pub use keys::TrustedKeys;

use super::{Arrived, Custody, CustodyEntry, KeyId, Manifest, Route, Stage, Statement};
use crate::{
    audit::{Hex, PublicKey, SignatureCheck},
    identifier::OfficeCode,
};
use keys::Keys;
use read::Wire;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The form of the file.
pub const FORMAT: &str = "banli/custody-chain/1";

/// All that was said of a handover, by both offices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", try_from = "Wire")]
pub struct CustodyExport {
    /// [`FORMAT`].
    pub format: String,
    /// One for each attempt, the first first.
    pub manifests: Vec<Manifest>,
    /// From the first to the last.
    pub entries: Vec<CustodyEntry>,
    pub head: Head,
    /// The keys that signed, as the one who made the file says. Whoever checks brings their own.
    pub keys: Vec<OfficeKey>,
}

/// Where the chain ended when the file was made. It shows that an entry was lost from the end; somebody who cuts off
/// the end on purpose changes it too, so compare it with what the other office has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Head {
    pub entries: u64,
    pub hash: Hex<32>,
}

/// A public key of an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OfficeKey {
    pub office: OfficeCode,
    pub key_id: KeyId,
    pub public_key: PublicKey,
}

/// What a file proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub route: Route,
    pub stage: Stage,
    /// The number of offers.
    pub attempt: u32,
    /// The office that has the file.
    pub custodian: OfficeCode,
    pub head: Head,
    /// The offices that signed and of which no key to trust was given: the file was taken at its word.
    pub unproven: BTreeSet<OfficeCode>,
    /// Whether the files themselves were looked at: those of the last attempt.
    pub files_are_whole: bool,
}

impl CustodyExport {
    /// Checks each entry on top of those before it: its signature, its manifest, its link, and whether its office could say
    /// so then. After that the end of the chain, and the files where they are given. The first thing that is wrong is
    /// named.
    ///
    /// For an office without a key in `trusted` the key in the file is taken at its word, which shows that the file is
    /// whole, not who made it.
    pub fn verify(
        &self,
        trusted: &TrustedKeys,
        check: SignatureCheck,
        files: Option<&[Arrived]>,
    ) -> Result<Summary, Fault> {
        if self.format != FORMAT {
            return Err(Fault::UnknownFormat(self.format.clone()));
        }
        let keys = Keys::new(trusted, &self.keys, check)?;
        self.verify_places()?;
        let custody = self.verify_entries(&keys)?;
        self.verify_end(&custody)?;
        if let Some(files) = files {
            self.verify_files(files)?;
        }
        let signers = self.entries.iter().map(|entry| &entry.statement.office);
        Ok(Summary {
            route: custody.route().clone(),
            stage: custody.stage(),
            attempt: custody.attempt(),
            custodian: custody.custodian().clone(),
            head: self.head,
            unproven: signers
                .filter(|office| !trusted.contains_key(*office))
                .cloned()
                .collect(),
            files_are_whole: files.is_some(),
        })
    }

    fn verify_entries(&self, keys: &Keys) -> Result<Custody, Fault> {
        let first = self
            .manifests
            .first()
            .ok_or(Fault::ManifestMissing { attempt: 1 })?;
        let mut custody = Custody::new(first.route().clone());
        for (place, entry) in self.entries.iter().enumerate() {
            let statement = &entry.statement;
            keys.verify(entry, self.named_after(place) == Hex(statement.hash()))?;
            let manifest = self.manifest_of(statement)?;
            custody = custody.append(statement, manifest).map_err(|fault| Fault::Hop {
                entry: statement.number,
                office: statement.office.clone(),
                fault,
            })?;
        }
        Ok(custody)
    }

    /// The hash that the next entry gives to the one at this place; for the last, the one of the head.
    fn named_after(&self, place: usize) -> Hex<32> {
        let next = self.entries.get(place + 1);
        next.map_or(self.head.hash, |next| next.statement.previous)
    }

    fn manifest_of(&self, statement: &Statement) -> Result<&Manifest, Fault> {
        let attempt = statement.attempt;
        let manifest = self
            .manifests
            .iter()
            .find(|manifest| manifest.attempt() == attempt);
        manifest.ok_or(Fault::ManifestMissing { attempt })
    }

    fn verify_end(&self, custody: &Custody) -> Result<(), Fault> {
        if custody.head() != self.head.hash {
            return Err(Fault::WrongHead);
        }
        let unused = self
            .manifests
            .iter()
            .map(Manifest::attempt)
            .find(|attempt| *attempt > custody.attempt());
        unused.map_or(Ok(()), |attempt| Err(Fault::ManifestUnused { attempt }))
    }

    /// The files of the last attempt.
    fn verify_files(&self, files: &[Arrived]) -> Result<(), Fault> {
        let differences = self.manifests.last().map(|manifest| manifest.differences(files));
        match differences.unwrap_or_default().into_iter().next() {
            Some(first) => Err(Fault::File(first)),
            None => Ok(()),
        }
    }
}
