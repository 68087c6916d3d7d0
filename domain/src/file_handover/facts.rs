//! What `record` looks up for a handover inside its transaction.

use crate::{
    access::PersonId,
    audit::SignatureCheck,
    case::{CaseFacts, Refusal, RefusalDetail},
    custody::{CustodyEntry, KeyId, OfficeKey},
    identifier::{CaseNumber, OfficeCode},
    law::vehicle::TransferObstacle,
};
use std::collections::BTreeSet;

/// The facts of a command on a handover.
#[derive(Clone, Debug)]
pub struct Facts {
    pub case: CaseFacts,
    /// The number of this case.
    pub number: CaseNumber,
    /// Whose matter the transfer is now. `None` where there is no such case, or it has ended.
    pub transfer: Option<TransferParties>,
    /// Another handover of the same vehicle that has not ended; for the opening only.
    pub open_handover: Option<CaseNumber>,
    /// Which office has the file by another handover of the vehicle; for the opening, and for what moves custody.
    pub custodian: Option<Custodian>,
    /// The public keys of both offices, the present one of each last.
    pub keys: Vec<OfficeKey>,
    /// Who supervises the province that the file comes from; for the timer only.
    pub supervision: BTreeSet<PersonId>,
    /// How a signature is checked.
    pub check: SignatureCheck,
}

/// The people of the transfer for which a file is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferParties {
    pub applicant: PersonId,
    /// Everybody whose matter it is: buyer, seller, registered owner, and who else has a part.
    pub parties: BTreeSet<PersonId>,
}

/// The office that has the file of a vehicle, and the handover by which it has it: the newest one that was accepted. Where none
/// was, nothing is said of it, and the file is looked for at the place of registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Custodian {
    pub office: OfficeCode,
    pub handover: CaseNumber,
}

impl Custodian {
    /// `FILE_ELSEWHERE`, with the office to be asked.
    pub(crate) fn refusal(&self) -> Refusal {
        let office = self.office.clone();
        let refusal = Refusal::from(TransferObstacle::FileElsewhere);
        refusal.with_detail(RefusalDetail::Office { office })
    }
}

impl Facts {
    /// The key that an office signs with now.
    pub(super) fn present_key(&self, office: &OfficeCode) -> Option<&KeyId> {
        let of_office = self.keys.iter().rfind(|key| key.office == *office);
        of_office.map(|key| &key.key_id)
    }

    /// Whether an entry is signed with the key that it names, and that key is its office's.
    pub(super) fn is_signed(&self, entry: &CustodyEntry) -> bool {
        let (office, name) = (&entry.statement.office, &entry.statement.key_id);
        let mut named = self
            .keys
            .iter()
            .filter(|key| key.office == *office && key.key_id == *name);
        named.any(|key| entry.is_signed_by(&key.public_key, self.check))
    }
}

impl AsRef<CaseFacts> for Facts {
    fn as_ref(&self) -> &CaseFacts {
        &self.case
    }
}
