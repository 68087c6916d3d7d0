//! 提交申请 / 窗口代录 / 服务站代录 (O164 25, 27)

use super::{CasePayload, opening::Opening, run::Desk};
use crate::{
    Words,
    date::Date,
    failure::Result,
    input::{TransferAgentInput, TransferPartyInput, TransferTradeInput},
    request,
    types::{NoticeChannel, TitleProof, TransferChannel},
};
use async_graphql::{Context, InputObject, Object};
use domain::{
    case::{Applicant, Document},
    identifier::{OfficeCode, Vin},
    law::vehicle::{Occasion, party::PartyRole},
    time::office_day,
    vehicle_transfer::{Command, Party, Submission, VehicleTransfer},
};
use uuid::Uuid;

/// Opens a step of a transfer at one office (提交申请)
#[derive(Clone, Debug, InputObject)]
pub struct SubmitVehicleTransferInput {
    /// Your name for this request: asked again, it gives the first answer; with anything else in it, it is refused.
    pub request_id: Uuid,
    pub channel: TransferChannel,
    /// The code of the office that handles this step.
    pub office: String,
    /// Everybody who has a part: the new owner, or the owner who moves, applies.
    pub parties: Vec<TransferPartyInput>,
    /// 车辆识别代号
    pub vin: String,
    pub trade: TransferTradeInput,
    /// How title passed; none for moving house.
    pub title: Option<TitleProof>,
    /// By which ways the applicant's side wants to be told; at least one.
    pub notice_channels: Vec<NoticeChannel>,
    /// What is said of an agent or an heir, where one is among the parties.
    pub agent: Option<TransferAgentInput>,
    /// The day of delivery, from which the time to apply is counted (交付日)
    pub delivered_on: Option<Date>,
    /// The ids of uploads.
    #[graphql(default)]
    pub documents: Vec<Uuid>,
}

#[derive(Default)]
pub(super) struct SubmitVehicleTransferMutation;

#[Object]
impl SubmitVehicleTransferMutation {
    /// Opens a step of a transfer at one office (提交申请 / 窗口代录 / 服务站代录; O164 25, 27)
    async fn submit_vehicle_transfer(
        &self,
        ctx: &Context<'_>,
        input: SubmitVehicleTransferInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let documents = desk.documents(&input.documents, None).await?;
        let submission = desk.submission(&input, documents);
        let (Some(submission), true) = (submission, desk.form.is_clean()) else {
            return Ok(CasePayload::refused(input.request_id, desk.form.into_problems()));
        };
        let (office, applicant) = (submission.office.clone(), applicant(&submission).document.clone());
        let opening = Opening {
            office: &office,
            applicant: &applicant,
        };
        let command = Command::Submit(Box::new(submission));
        desk.open_case::<VehicleTransfer>(input.request_id, opening, command)
            .await
    }
}

/// Who applies, or where nobody does, whoever was named first: the number of the case is made from their document, and `decide`
/// says what is wrong.
fn applicant(submission: &Submission) -> &Applicant {
    let role = match submission.trade.occasion {
        Occasion::ChangeOfOwner => PartyRole::Buyer,
        Occasion::MovingHouse => PartyRole::Owner,
    };
    let place = submission.parties.iter().position(|party| party.role == role);
    &submission.people[place.unwrap_or(0)]
}

impl Desk<'_, '_> {
    /// The submission, if nothing is wrong with it; the form holds everything that is.
    fn submission(
        &mut self,
        input: &SubmitVehicleTransferInput,
        documents: Vec<Document>,
    ) -> Option<Submission> {
        let named = self.parties(&input.parties);
        let form = &mut self.form;
        let office = form.take("office", OfficeCode::parse(&input.office));
        let vin = form.take("vin", Vin::parse(&input.vin));
        let applied_at = office.as_ref().map(OfficeCode::division);
        let trade = applied_at.and_then(|applied_at| input.trade.read(form, &applied_at));
        let (parties, people) = named.into_iter().unzip();
        Some(Submission {
            channel: input.channel.into(),
            office: office?,
            parties,
            people,
            vin: vin?,
            trade: trade?,
            title: input.title.map(Into::into),
            notice_channels: input.notice_channels.iter().copied().map(Into::into).collect(),
            agent: input.agent.map(Into::into),
            delivered_on: input.delivered_on.map(|day| day.0),
            documents,
        })
    }

    /// Everybody who was named; a problem where nobody was, or too many.
    fn parties(&mut self, named: &[TransferPartyInput]) -> Vec<(Party, Applicant)> {
        if named.is_empty() || named.len() > TOGETHER {
            let words = Words::new("请填写1至20名当事人", "Name 1 to 20 parties.");
            self.form.problem("parties", "PARTIES", words);
            return vec![];
        }
        let today = office_day(self.reader.now);
        let keys = request::services(self.ctx).store.keys();
        let form = &mut self.form;
        let read = |(index, party): (usize, &TransferPartyInput)| {
            party.read(&format!("parties.{index}"), (form, today), keys)
        };
        named.iter().enumerate().filter_map(read).collect()
    }
}

/// So many people may have a part in an application; more are named one by one.
const TOGETHER: usize = 20;
