//! The people of a transfer, as much of each as its reader may see.

use super::{PartyNature, PartyRole, Person};
use crate::{Words, failure::Result, reader::Reader};
use async_graphql::Object;
use domain::vehicle_transfer::Party;
use std::sync::Arc;

/// Somebody who has a part in a transfer (当事人)
pub struct TransferParty {
    place: usize,
    party: Party,
    reader: Arc<Reader>,
}

impl TransferParty {
    /// The party in this place of the list.
    pub(crate) fn new((place, party): (usize, Party), reader: Arc<Reader>) -> Self {
        Self { place, party, reader }
    }
}

/// Somebody who has a part in a transfer (当事人)
#[Object]
impl TransferParty {
    /// Its number in this case, by which staff name it (序号)
    async fn number(&self) -> usize {
        self.place
    }

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

    /// What their domicile is, which decides over the office of arrival (住所; O164 89(3))
    async fn domicile(&self) -> Words {
        self.party.nature.domicile().words().into()
    }

    /// Whether the paper by which they act for the applicant was seen; none where they act for nobody (代理权限已核验)
    async fn powers_seen(&self) -> Option<bool> {
        let acts = self.party.acts_for_the_applicant();
        acts.then_some(self.party.seen_by.is_some())
    }

    /// What they said when they were asked to join; none until then (共同申请)
    async fn agrees(&self) -> Option<bool> {
        self.party.agrees
    }

    /// Whether staff recorded what they said last, from a signed paper (书面)
    async fn on_paper(&self) -> bool {
        self.party.recorded_by.is_some()
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
