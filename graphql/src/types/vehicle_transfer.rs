//! Transfers of vehicles: one step of one at one office.

use super::{
    AskedPaper, AvailableAction, Case, CaseParts, ExpectedBy, FileHandover, Inspection, Notice,
    NoticeChannel, PartyRole, PrintedPaper, Remedy, TitleProof, TransferAcceptance, TransferChannel,
    TransferCorrection, TransferDecision, TransferFees, TransferFile, TransferGroundLine, TransferHold,
    TransferOccasion, TransferOutputs, TransferParty, TransferPlate, TransferProposal, TransferQuestion,
    TransferRegisters, TransferStep, VehicleTransferStatus, transfer_words::IN_FORCE,
};
use crate::{Words, date::Date, failure::Result, kind::ApiKind, request};
use async_graphql::{Context, ID, Object};
use domain::{
    identifier::DivisionCode,
    law::{remedy, vehicle::Matter},
    time::{Moment, office_day},
    vehicle_transfer::{self as transfer, State},
};
use std::{ops::Deref, sync::Arc};
use store::{AnyKind, finder::Sight};

/// A step of a transfer of a registered vehicle to another office (二手车异地交易登记)
pub struct VehicleTransfer {
    shared: CaseParts,
    state: State,
}

/// The fields of every case are fields of this one.
impl Deref for VehicleTransfer {
    type Target = CaseParts;

    fn deref(&self) -> &CaseParts {
        &self.shared
    }
}

impl VehicleTransfer {
    pub(crate) fn new(shared: CaseParts, state: State) -> Self {
        Self { shared, state }
    }

    fn is_staff(&self) -> bool {
        self.row.sight.is_staff()
    }

    /// The applicant, or somebody who acts for them.
    fn is_applicants(&self) -> bool {
        !self.is_staff() && self.state.is_applicants_side(self.reader.principal.person)
    }

    /// Whether papers and numbers of the applicant are shown: not to somebody who has another part.
    fn shows_papers(&self) -> bool {
        self.row.papers
    }

    /// Whether the reader is told what registers say of the vehicle.
    fn hears_registers(&self) -> bool {
        let hears = self.is_staff() || self.state.hears_registers(self.reader.principal.person);
        hears && !self.is_at_station()
    }

    /// Whoever took it in at a service station sees how far it is and what is missing.
    fn is_at_station(&self) -> bool {
        self.row.sight == Sight::Station
    }

    /// Whether vehicle and number are shown as they are: whoever audits can tell two of them apart.
    fn is_whole(&self) -> bool {
        self.is_applicants() || self.row.sight == Sight::Office
    }

    /// Under which law a decision falls: before an acceptance, that of its day.
    fn matter_of(&self, decision: &transfer::Decision) -> Matter {
        let of_its_day = || Matter::accepted_on(office_day(decision.at), self.state.occasion());
        self.state.matter().unwrap_or_else(of_its_day)
    }
}

/// A step of a transfer of a registered vehicle to another office (二手车异地交易登记)
#[Object]
impl VehicleTransfer {
    #[graphql(flatten)]
    #[expect(clippy::unused_async, reason = "resolvers are async")]
    async fn shared(&self) -> &CaseParts {
        &self.shared
    }

    pub(crate) async fn id(&self) -> ID {
        self.global_id(AnyKind::VehicleTransfer)
    }

    /// 业务状态
    async fn status(&self) -> VehicleTransferStatus {
        self.state.status.into()
    }

    /// The status in plain words (状态)
    pub(crate) async fn status_words(&self) -> Words {
        self.state.status.words().into()
    }

    /// Who has to do what next, in plain words (待办)
    pub(crate) async fn waiting_for(&self) -> Words {
        transfer::waiting_for(&self.state).into()
    }

    /// By when that has to happen; none where no period runs (预计完成日)
    pub(crate) async fn expected_by(&self) -> Option<ExpectedBy> {
        self.expected()
    }

    /// What you can do now, and why the rest is not possible (可办理事项)
    pub(crate) async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<AvailableAction>> {
        self.actions_of::<transfer::VehicleTransfer>(ctx, &self.state)
            .await
    }

    /// What the person can do against a negative decision (救济途径)
    pub(crate) async fn remedies(&self) -> Vec<Remedy> {
        let contested = self.state.status.is_contestable();
        let decision = self.state.decision.as_ref().filter(|_| contested);
        let remedies = decision.map(|decision| remedy::remedies_for(office_day(decision.at)));
        remedies
            .unwrap_or_default()
            .into_iter()
            .map(Remedy::from)
            .collect()
    }

    /// Messages about the case, and what became of them (通知)
    pub(crate) async fn notices(&self) -> Result<Vec<Notice>> {
        self.notices_of::<transfer::VehicleTransfer>().await
    }

    /// The day on which a negative decision was served; the periods of the remedies run from it (送达日)
    async fn served_on(&self) -> Option<Date> {
        self.state.served_on.map(Date)
    }

    /// What the office does in this step (办理环节)
    async fn step(&self) -> TransferStep {
        self.state.act.into()
    }

    /// 申请渠道
    async fn channel(&self) -> TransferChannel {
        self.state.channel.into()
    }

    async fn channel_words(&self) -> Words {
        self.state.channel.words().into()
    }

    /// Why the vehicle comes here (业务事由)
    async fn occasion(&self) -> TransferOccasion {
        self.state.occasion().into()
    }

    async fn occasion_words(&self) -> Words {
        self.state.occasion().words().into()
    }

    /// How title passed; none for moving house (所有权转移证明)
    async fn title(&self) -> Option<TitleProof> {
        self.state.title.map(Into::into)
    }

    async fn title_words(&self) -> Option<Words> {
        self.state.title.map(|title| title.words().into())
    }

    /// The identification number; masked for others than the applicant's side and the office (车辆识别代号)
    async fn vin(&self) -> String {
        if self.is_whole() {
            self.state.vin.to_string()
        } else {
            self.state.vin.masked()
        }
    }

    /// The code of the division where the vehicle is to be registered (转入地)
    async fn transfer_in(&self) -> &str {
        self.state.trade.transfer_in.as_str()
    }

    /// The code of the division where it is registered (转出地)
    async fn transfer_out(&self) -> &str {
        self.state.trade.transfer_out.as_str()
    }

    /// The code of the division where it was traded (交易地)
    async fn trade_place(&self) -> Option<&str> {
        self.state.trade.trade_place.as_ref().map(DivisionCode::as_str)
    }

    /// Everybody who has a part (当事人)
    async fn parties(&self) -> Vec<TransferParty> {
        let parties = self.state.parties.iter().copied().enumerate();
        parties
            .map(|party| TransferParty::new(party, Arc::clone(&self.reader)))
            .collect()
    }

    /// Who has to join and has not, once the application is accepted (未确认共同申请)
    async fn missing_consents(&self) -> Vec<PartyRole> {
        let matter = self.state.matter();
        let missing = matter.map(|matter| transfer::missing_consents(&self.state, matter));
        missing.unwrap_or_default().into_iter().map(Into::into).collect()
    }

    /// By which ways the applicant's side wants to be told; for them and for staff (通知方式)
    async fn notice_channels(&self) -> Vec<NoticeChannel> {
        let channels = self.state.notice_channels.iter().filter(|_| self.shows_papers());
        channels.copied().map(NoticeChannel::from).collect()
    }

    /// What registers outside said: for staff and the registered owner, for other parties once it is accepted or pre-accepted, and not
    /// for a service station (核查结果)
    async fn registers(&self) -> Option<TransferRegisters> {
        let known = &self.state.known;
        self.hears_registers()
            .then(|| TransferRegisters::new(known, !self.shows_papers()))
    }

    /// What the office asks for in this step, by what the reader is told of it now (申请材料)
    async fn asked_papers(&self) -> Vec<AskedPaper> {
        let today = office_day(self.reader.now);
        let asked = transfer::asked_documents(&self.state, today, self.hears_registers());
        asked.into_iter().map(AskedPaper::from).collect()
    }

    /// What a person has to look into before it is accepted, or decided upon; for staff (有待核实的事项)
    async fn questions(&self, ctx: &Context<'_>) -> Result<Vec<TransferQuestion>> {
        if !self.is_staff() {
            return Ok(vec![]);
        }
        let offices = request::services(ctx).store.office_data();
        let at = (self.reader.now, None);
        let facts = <transfer::VehicleTransfer as ApiKind>::facts(offices, &self.row.number, at).await?;
        let open = transfer::open_questions(&self.state, &facts);
        Ok(open.into_iter().map(TransferQuestion::from).collect())
    }

    /// The one notice of correction; for the applicant's side, staff, and the service station that took it in (一次告知)
    async fn correction(&self) -> Option<TransferCorrection> {
        let shown = self.shows_papers() || self.is_at_station();
        let correction = self.state.correction.as_ref().filter(|_| shown);
        correction.map(TransferCorrection::from)
    }

    /// The acceptance, which fixes the rules (受理)
    async fn acceptance(&self) -> Option<TransferAcceptance> {
        TransferAcceptance::of(&self.state)
    }

    /// What can be printed: receipts and the temporary plate for the applicant's side and the office, notices for whomever they are for
    /// and for the office (可打印凭证)
    async fn papers(&self) -> Result<Vec<PrintedPaper>> {
        let (number, reader) = (&self.row.number, self.reader.principal.person);
        let mut papers = vec![];
        if self.shows_papers() && self.row.sight != Sight::Audit {
            papers.extend(self.state.papers().map(|paper| PrintedPaper::of(number, paper)));
        }
        let events = self.events_of::<transfer::VehicleTransfer>().await?;
        let shown = |to| to == reader || self.row.sight == Sight::Office;
        papers.extend(PrintedPaper::of_notices(number, &events, shown));
        Ok(papers)
    }

    /// Where the file of the vehicle is (机动车档案)
    async fn file(&self) -> TransferFile {
        (&self.state.file).into()
    }

    /// The handover that brings the file, or brought it last (档案移交)
    async fn handover(&self) -> Result<Option<FileHandover>> {
        let Some(number) = &self.state.handover else {
            return Ok(None);
        };
        let row = self.reader.finder().case(number).await?;
        let case = row.map(|row| Case::read(row, &self.reader)).transpose()?;
        match case.flatten() {
            Some(Case::FileHandover(handover)) => Ok(Some(handover)),
            _ => Ok(None),
        }
    }

    /// When the vehicle is to be shown (查验预约)
    async fn appointment(&self) -> Option<Moment> {
        self.state.appointment
    }

    /// The inspection that counts: the last one; not for a service station (查验)
    async fn inspection(&self) -> Option<Inspection> {
        let record = self.state.inspection.as_ref().filter(|_| !self.is_at_station())?;
        Some(Inspection::new(record, &self.state.vin, self.is_staff()))
    }

    /// What it waits for; empty while it goes on (暂停原因)
    async fn holds(&self) -> Vec<TransferHold> {
        let holds = self.state.holds.iter().copied();
        holds
            .map(|hold| TransferHold::new(hold, self.state.matter()))
            .collect()
    }

    /// What the registry said that bars it, until a person lifts it; for whoever is told what registers say (中止原因)
    async fn stops(&self) -> Vec<TransferGroundLine> {
        let matter = self.state.matter().unwrap_or(IN_FORCE);
        let stops = self.state.stops.iter().copied();
        stops
            .filter(|_| self.hears_registers())
            .map(|ground| TransferGroundLine::new(ground, matter))
            .collect()
    }

    /// What the reviewer laid before the lead; for staff (审核意见)
    async fn proposal(&self) -> Option<TransferProposal> {
        let proposal = self.state.proposal.clone().filter(|_| self.is_staff())?;
        Some(TransferProposal::new(
            proposal,
            self.state.matter(),
            Arc::clone(&self.reader),
        ))
    }

    /// The decision that stands; not for a service station (决定)
    async fn decision(&self) -> Option<TransferDecision> {
        let decision = self.state.decision.clone().filter(|_| !self.is_at_station())?;
        let matter = self.matter_of(&decision);
        Some(TransferDecision::new(decision, matter, Arc::clone(&self.reader)))
    }

    /// The plate number (号牌号码)
    async fn plate(&self) -> TransferPlate {
        let offered = self.state.sees_offered(&self.reader.actor());
        TransferPlate::new(&self.state.number, offered, self.is_whole())
    }

    /// What is to be paid (费用)
    async fn fees(&self) -> TransferFees {
        TransferFees::new(&self.state.fees, self.shows_papers())
    }

    /// What comes of the case: plates, certificate and file (办理结果物)
    async fn outputs(&self) -> TransferOutputs {
        TransferOutputs::new(&self.state.outputs, self.shows_papers())
    }
}
