//! Whose signature an entry has.

use super::{Fault, OfficeKey};
use crate::{
    audit::{PublicKey, SignatureCheck},
    custody::CustodyEntry,
    identifier::OfficeCode,
};
use std::collections::{BTreeMap, BTreeSet};

/// The keys that whoever checks trusts: of each office all that it has signed with.
pub type TrustedKeys = BTreeMap<OfficeCode, Vec<PublicKey>>;

/// The keys to trust, those that the file names, and how a signature is checked.
pub(super) struct Keys<'a> {
    trusted: &'a TrustedKeys,
    named: &'a [OfficeKey],
    check: SignatureCheck,
}

impl<'a> Keys<'a> {
    /// Refuses a file that could pass the signature of one office off as that of another.
    pub(super) fn new(
        trusted: &'a TrustedKeys,
        named: &'a [OfficeKey],
        check: SignatureCheck,
    ) -> Result<Self, Fault> {
        let keys = Self {
            trusted,
            named,
            check,
        };
        keys.check_names()?;
        keys.check_owners()?;
        Ok(keys)
    }

    /// One name, one key.
    fn check_names(&self) -> Result<(), Fault> {
        let mut seen = BTreeSet::new();
        let twice = self
            .named
            .iter()
            .find(|one| !seen.insert((&one.office, &one.key_id)));
        match twice {
            Some(OfficeKey { office, key_id, .. }) => Err(Fault::KeyTwice {
                office: office.clone(),
                key: key_id.clone(),
            }),
            None => Ok(()),
        }
    }

    /// One key, one office: else one could sign for the other.
    fn check_owners(&self) -> Result<(), Fault> {
        let mut owners = BTreeMap::new();
        for (office, key) in self.all() {
            let owner = *owners.entry(key).or_insert(office);
            if owner != office {
                let (office, other) = (office.clone(), owner.clone());
                return Err(Fault::SharedKey { office, other });
            }
        }
        Ok(())
    }

    fn all(&self) -> impl Iterator<Item = (&'a OfficeCode, &'a PublicKey)> {
        let trusted = self
            .trusted
            .iter()
            .flat_map(|(office, keys)| keys.iter().map(move |key| (office, key)));
        trusted.chain(self.named.iter().map(|one| (&one.office, &one.public_key)))
    }

    /// Checks the signature of an entry. `vouched` says whether what follows names the hash of this statement, which tells
    /// a statement that was altered from a signature that was.
    pub(super) fn verify(&self, entry: &CustodyEntry, vouched: bool) -> Result<(), Fault> {
        let office = &entry.statement.office;
        let named = self.named_for(entry);
        let holds = match self.trusted.get(office) {
            Some(keys) => keys.iter().any(|key| entry.is_signed_by(key, self.check)),
            None => named.is_some_and(|key| entry.is_signed_by(key, self.check)),
        };
        if holds {
            Ok(())
        } else {
            Err(self.fault_of(entry, vouched))
        }
    }

    /// The key that the file gives for the name in the entry.
    fn named_for(&self, entry: &CustodyEntry) -> Option<&'a PublicKey> {
        let statement = &entry.statement;
        let one = self
            .named
            .iter()
            .find(|one| one.office == statement.office && one.key_id == statement.key_id);
        one.map(|one| &one.public_key)
    }

    /// Why a signature does not hold: by another key, over other words, or by no key that is known.
    fn fault_of(&self, entry: &CustodyEntry, vouched: bool) -> Fault {
        let number = entry.statement.number;
        let office = entry.statement.office.clone();
        let key = entry.statement.key_id.clone();
        let signer = self.all().find(|(_, key)| entry.is_signed_by(key, self.check));
        match signer {
            Some((signer, _)) if *signer != office => Fault::SignatureOfAnotherOffice {
                entry: number,
                office,
                signer: signer.clone(),
            },
            Some(_) if self.trusted.contains_key(&office) => Fault::WrongKey {
                entry: number,
                office,
                key,
            },
            _ if !vouched => Fault::EntryAltered {
                entry: number,
                office,
            },
            None if !self.trusted.contains_key(&office) && self.named_for(entry).is_none() => {
                Fault::KeyMissing {
                    entry: number,
                    office,
                    key,
                }
            }
            _ => Fault::WrongSignature {
                entry: number,
                office,
                key,
            },
        }
    }
}
