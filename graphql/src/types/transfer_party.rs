//! The people of a transfer, as much of each as its reader may see.

use super::{PartyNature, PartyRole, Person};
use crate::{Words, failure::Result, reader::Reader};
use async_graphql::Object;
use domain::vehicle_transfer::Party;
use std::sync::Arc;

/// Somebody who has a part in a transfer (当事人)
pub struct TransferParty {
    party: Party,
    reader: Arc<Reader>,
}

impl TransferParty {
    pub(crate) fn new(party: Party, reader: Arc<Reader>) -> Self {
        Self { party, reader }
    }
}

/// Somebody who has a part in a transfer (当事人)
#[Object]
impl TransferParty {
    async fn role(&self) -> PartyRole {
        self.party.role.into()
    }

    async fn role_words(&self) -> Words {
        self.party.role.words().into()
    }

    /// 所有人类型
    async fn nature(&self) -> PartyNature {
        self.party.nature.into()
    }

    async fn nature_words(&self) -> Words {
        self.party.nature.words().into()
    }

    /// Which papers show who they are (身份证明)
    async fn papers(&self) -> Words {
        self.party.nature.papers().into()
    }

    /// What they said when they were asked to join; none until then (共同申请)
    async fn agrees(&self) -> Option<bool> {
        self.party.agrees
    }

    /// Whether it is you.
    async fn is_you(&self) -> bool {
        self.party.person == self.reader.principal.person
    }

    /// Who it is, masked; nothing where you may not see that (当事人)
    async fn person(&self) -> Result<Option<Person>> {
        let found = self.reader.applicants.load_one(self.party.person).await?;
        Ok(found.map(Person::from))
    }
}
