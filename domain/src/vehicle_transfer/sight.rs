//! What is not for everybody who sees the case: what registers say of the vehicle, and the numbers that are offered.

use super::{State, TransferChannel};
use crate::access::{Actor, PersonId, Post};

impl State {
    /// Whether somebody who has a part in it is told what registers say of the vehicle: its registered owner, and whoever acts for
    /// them by a paper that was seen; everybody, once staff have accepted it or taken it up before its file. Until then nobody has
    /// looked at a paper, and a vehicle could be asked after by saying that one buys it.
    pub fn hears_registers(&self, person: PersonId) -> bool {
        let owner = self.record().map(|record| record.owner);
        let for_the_owner = owner == Some(self.work.applicant) && self.is_applicants_side(person);
        owner == Some(person) || for_the_owner || self.acceptance.is_some()
    }

    /// Whether somebody sees the numbers that are offered: the applicant's side, which chooses one, and intake staff who do so for
    /// whoever did not apply online.
    pub fn sees_offered(&self, actor: &Actor) -> bool {
        let Some(person) = actor.person() else {
            return false;
        };
        let at_a_desk = self.channel != TransferChannel::Online;
        let for_them = actor.holds(&self.work.office, Post::Intake) && !self.people().contains(&person);
        self.is_applicants_side(person) || (at_a_desk && for_them)
    }
}
