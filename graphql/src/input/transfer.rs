//! The parties and the trade of a transfer, as they are typed.

use super::{ApplicantInput, Form};
use crate::Words;
use crate::types::{AgentExcuse, PartyNature, PartyRole, PlateQuota, TransferOccasion};
use async_graphql::InputObject;
use chrono::NaiveDate;
use domain::{
    case::Applicant,
    identifier::DivisionCode,
    law::vehicle::{self, AgentFacts, TradeFacts},
    vehicle_transfer::Party,
};
use store::KeyRing;

/// Somebody in a role. Of others than yourself only name and document are kept, unless you are staff (当事人)
#[derive(Clone, Debug, InputObject)]
pub struct TransferPartyInput {
    pub role: PartyRole,
    pub nature: PartyNature,
    pub person: ApplicantInput,
}

impl TransferPartyInput {
    /// The party and who that is. `at`: the path below `input`.
    pub(crate) fn read(
        &self,
        at: &str,
        (form, today): (&mut Form, NaiveDate),
        keys: &KeyRing,
    ) -> Option<(Party, Applicant)> {
        let person = self.person.read(&format!("{at}.person"), form, today)?;
        let nature = vehicle::party::PartyNature::from(self.nature);
        if !nature.fits(person.document.kind()) {
            let words = Words::new(
                "证件种类与所有人类型不符",
                "A document of this kind does not show that somebody is this.",
            );
            form.problem(&format!("{at}.nature"), "PARTY_NATURE", words);
            return None;
        }
        let id = keys.person_of(&person.document);
        let party = Party::new(id, self.role.into(), nature).aged(&person.document, today);
        Some((party, person))
    }
}

/// Where the vehicle is traded, and where from and where to it goes (交易情况)
#[derive(Clone, Debug, InputObject)]
pub struct TransferTradeInput {
    pub occasion: TransferOccasion,
    /// The code of the division where it was traded; none where title passed without a trade, and for moving house (交易地)
    pub trade_place: Option<String>,
    /// Where the invoice was issued; what the tax office says of it counts (发票开具地)
    pub invoice_place: Option<String>,
    /// The domicile of the new owner, or the new one of the owner (转入地)
    pub transfer_in: String,
    /// Where the vehicle is registered; the number on it is compared with it (转出地)
    pub transfer_out: String,
    /// The office of registration has done its part of a transfer in two steps (已办理转出)
    #[graphql(default)]
    pub transferred_out: bool,
    pub quota: PlateQuota,
}

impl TransferTradeInput {
    /// The trade, with an application that lies at this place.
    pub(crate) fn read(&self, form: &mut Form, applied_at: &DivisionCode) -> Option<TradeFacts> {
        let trade_place = place(form, "trade.tradePlace", self.trade_place.as_deref());
        let invoice_place = place(form, "trade.invoicePlace", self.invoice_place.as_deref());
        let transfer_in = form.take("trade.transferIn", DivisionCode::parse(&self.transfer_in));
        let transfer_out = form.take("trade.transferOut", DivisionCode::parse(&self.transfer_out));
        Some(TradeFacts {
            occasion: self.occasion.into(),
            trade_place,
            invoice_place,
            transfer_in: transfer_in?,
            transfer_out: transfer_out?,
            applied_at: applied_at.clone(),
            transferred_out: self.transferred_out,
            quota: self.quota.into(),
        })
    }
}

fn place(form: &mut Form, field: &str, text: Option<&str>) -> Option<DivisionCode> {
    form.maybe(field, text.map(DivisionCode::parse))
}

/// What an agent or an heir says of their power; intake staff see the paper (代理)
#[derive(Clone, Copy, Debug, InputObject)]
pub struct TransferAgentInput {
    /// The agent's identity document and the owner's authorisation are there.
    pub authorised: bool,
    /// Why the owner cannot come; that the owner has died, where an heir acts.
    pub excuse: Option<AgentExcuse>,
}

impl From<TransferAgentInput> for AgentFacts {
    fn from(agent: TransferAgentInput) -> Self {
        Self {
            authorised: agent.authorised,
            excuse: agent.excuse.map(Into::into),
        }
    }
}
