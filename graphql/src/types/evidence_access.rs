//! Access to accident evidence: one application of one person about one accident.
//!
//! Four readers see four things: the applicant, the one for whom they act, staff of the accident unit, and everybody else who can
//! read the case at all.

use super::{
    AccidentFile, AccidentStageReached, AvailableAction, BrokenGlass, CaseParts, Colleague,
    EvidenceAccessStatus, EvidenceAssessment, EvidenceChannel, EvidenceCopy, EvidenceCorrection,
    EvidenceDecision, EvidenceGrant, EvidenceHoldLine, EvidenceItem, EvidenceProposal, EvidenceRecusal,
    EvidenceStanding, EvidenceViewing, EvidenceVisit, EvidenceWanted, ExpectedBy, Looker, Notice,
    NoticeChannel, Remedy, colleagues, original,
};
use crate::{Words, date::Date, failure::Result, kind::ApiKind, request};
use async_graphql::{Context, ID, Object};
use domain::{
    access::Post,
    accident::ItemId,
    evidence_access::{
        self as access, State, assess_case, may_open_original, may_print_copy, may_see_progress, may_view,
        may_view_at_unit,
    },
    law::remedy,
    time::office_day,
};
use std::{ops::Deref, sync::Arc};
use store::{AnyKind, finder::Sight};

/// Who works on it or supervises it.
const UNIT: [Post; 3] = [Post::AccidentUnit, Post::AccidentHead, Post::Supervision];

/// An application to see the evidence of an accident online (交通事故证据材料网上查阅)
pub struct EvidenceAccess {
    shared: CaseParts,
    state: State,
}

/// The fields of every case are fields of this one.
impl Deref for EvidenceAccess {
    type Target = CaseParts;

    fn deref(&self) -> &CaseParts {
        &self.shared
    }
}

impl EvidenceAccess {
    pub(crate) fn new(shared: CaseParts, state: State) -> Self {
        Self { shared, state }
    }

    fn is_applicant(&self) -> bool {
        self.row.sight == Sight::Applicant && self.reader.principal.person == self.state.work.applicant
    }

    /// Staff of the unit in the posts that work on it, and whoever audits it.
    fn is_staff(&self) -> bool {
        let (actor, office) = (self.reader.actor(), &self.state.work.office);
        match self.row.sight {
            Sight::Office => UNIT.iter().any(|post| actor.holds(office, *post)),
            Sight::Audit => true,
            Sight::Applicant | Sight::Origin | Sight::Station | Sight::Province => false,
        }
    }

    /// Not the one for whom somebody acts: they see how far it is.
    fn shows_application(&self) -> bool {
        self.is_applicant() || self.is_staff()
    }

    /// Where an item lies as it came, if the reader may open it now.
    fn original(&self, item: ItemId) -> Option<String> {
        let may = may_open_original(&self.state, &self.reader.actor(), self.reader.now).is_ok();
        let office = self.row.sight == Sight::Office;
        (office && may).then(|| original(&self.row.number, item))
    }

    fn copy(&self, item: ItemId) -> EvidenceCopy {
        let may = may_print_copy(&self.state, &self.reader.actor(), item, self.reader.now).is_ok();
        let office = self.row.sight == Sight::Office;
        EvidenceCopy::of(&self.row.number, item, office && may)
    }
}

/// An application to see the evidence of an accident online (交通事故证据材料网上查阅)
#[Object]
impl EvidenceAccess {
    #[graphql(flatten)]
    #[expect(clippy::unused_async, reason = "resolvers are async")]
    async fn shared(&self) -> &CaseParts {
        &self.shared
    }

    pub(crate) async fn id(&self) -> ID {
        self.global_id(AnyKind::EvidenceAccess)
    }

    /// 业务状态
    async fn status(&self) -> EvidenceAccessStatus {
        self.state.status.into()
    }

    /// The status in plain words (状态)
    pub(crate) async fn status_words(&self) -> Words {
        self.state.status.words().into()
    }

    /// Who has to do what next, in plain words (待办)
    pub(crate) async fn waiting_for(&self) -> Words {
        access::waiting_for(&self.state).into()
    }

    /// By when that has to happen; none where no period runs. No law sets the period for the decision: it is a policy of the office, as
    /// its deadline says (预计完成日)
    pub(crate) async fn expected_by(&self) -> Option<ExpectedBy> {
        self.expected()
    }

    /// What you can do now, and why the rest is not possible (可办理事项)
    pub(crate) async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<AvailableAction>> {
        self.actions_of::<access::EvidenceAccess>(ctx, &self.state).await
    }

    /// What the person can do against a negative decision; for the applicant and staff (救济途径)
    pub(crate) async fn remedies(&self) -> Vec<Remedy> {
        let shown = self.shows_application() && self.state.is_contestable();
        let decision = self.state.decision.as_ref().filter(|_| shown);
        let remedies = decision.map(|decision| remedy::remedies_for(office_day(decision.at)));
        remedies
            .unwrap_or_default()
            .into_iter()
            .map(Remedy::from)
            .collect()
    }

    /// Messages about the case, and what became of them; those to staff are for staff (通知)
    pub(crate) async fn notices(&self) -> Result<Vec<Notice>> {
        let mut notices = self.every_notice::<access::EvidenceAccess>().await?;
        let (applicant, reader) = (self.state.work.applicant, self.reader.principal.person);
        let staff = self.is_staff();
        notices.retain(|notice| staff || notice.is_for(applicant) || notice.is_for(reader));
        Ok(notices)
    }

    /// The day on which the decision was served; the periods of the remedies run from it (送达日)
    async fn served_on(&self) -> Option<Date> {
        self.state
            .served_on
            .filter(|_| self.shows_application())
            .map(Date)
    }

    /// 申请渠道
    async fn channel(&self) -> EvidenceChannel {
        self.state.channel.into()
    }

    async fn channel_words(&self) -> Words {
        self.state.channel.words().into()
    }

    /// The number of the accident; masked for others than the applicant and staff of the unit (事故编号)
    async fn accident_number(&self) -> String {
        if self.shows_application() {
            self.state.accident.to_string()
        } else {
            self.state.accident.masked()
        }
    }

    /// As whom the applicant applies; for them and for staff (申请人身份)
    async fn standing(&self) -> Option<EvidenceStanding> {
        self.shows_application()
            .then(|| EvidenceStanding::new(&self.state, Arc::clone(&self.reader)))
    }

    /// What is asked for; for the applicant and staff (申请查阅的材料)
    async fn wanted(&self) -> Option<EvidenceWanted> {
        self.shows_application().then(|| EvidenceWanted::of(&self.state))
    }

    /// By which ways the applicant wants to be told; for them and for staff (通知方式)
    async fn notice_channels(&self) -> Vec<NoticeChannel> {
        let shown = self.shows_application();
        let channels = self.state.notice_channels.iter().filter(|_| shown);
        channels.copied().map(NoticeChannel::from).collect()
    }

    /// The one notice of correction; for the applicant and staff (一次告知)
    async fn correction(&self) -> Option<EvidenceCorrection> {
        let correction = self.state.correction.as_ref();
        correction.filter(|_| self.shows_application()).map(Into::into)
    }

    /// What it waits for; none while it goes on (暂停原因)
    async fn hold(&self) -> Option<EvidenceHoldLine> {
        self.state.hold.map(Into::into)
    }

    /// The decision that stands; for the applicant and staff (决定)
    async fn decision(&self) -> Option<EvidenceDecision> {
        let decision = self.state.decision.clone().filter(|_| self.shows_application())?;
        Some(EvidenceDecision::new(decision, Arc::clone(&self.reader)))
    }

    /// The items that are asked for: to staff with the verdicts so far, to the applicant once they are decided (证据材料)
    async fn items(&self) -> Vec<EvidenceItem> {
        if self.is_staff() {
            EvidenceItem::for_staff(&self.state, |item| self.original(item))
        } else if self.is_applicant() {
            EvidenceItem::for_applicant(&self.state)
        } else {
            vec![]
        }
    }

    /// From when to when what was released can be seen; for the applicant and staff (查阅期限)
    async fn grant(&self) -> Option<EvidenceGrant> {
        let grant = self.state.grant.as_ref().filter(|_| self.shows_application())?;
        Some(EvidenceGrant::at(grant, self.reader.now))
    }

    /// What can be looked at now: by the applicant after `openViewing`, and by staff beside an applicant who has come to the unit (查阅)
    async fn viewing(&self, ctx: &Context<'_>) -> Option<EvidenceViewing> {
        let (person, now, state) = (self.reader.principal.person, self.reader.now, &self.state);
        let looker = Looker {
            case: &self.row.number,
            person,
            now,
            keys: request::services(ctx).store.keys(),
        };
        match self.row.sight {
            Sight::Applicant => looker.viewing(state, |item, page| may_view(state, person, item, page, now)),
            Sight::Office => {
                let actor = self.reader.actor();
                looker.viewing(state, |item, page| {
                    may_view_at_unit(state, &actor, item, page, now)
                })
            }
            Sight::Origin | Sight::Station | Sight::Audit | Sight::Province => None,
        }
    }

    /// How far the handling of the accident is, for an owner or an insurer to whom that was granted, and for staff (事故处理进度)
    async fn progress_stages(&self) -> Vec<AccidentStageReached> {
        let person = self.reader.principal.person;
        let granted = may_see_progress(&self.state, person, self.reader.now).is_ok();
        let staff = self.is_staff();
        let file = self.state.file().filter(|_| granted);
        let file = file.or_else(|| self.state.own_file().filter(|_| staff));
        let stages = file.map(|file| file.progress.as_slice()).unwrap_or_default();
        stages.iter().copied().map(Into::into).collect()
    }

    /// When the applicant comes to the unit; for them and for staff (到场查阅预约)
    async fn visit(&self) -> Option<EvidenceVisit> {
        self.state
            .visit
            .filter(|_| self.shows_application())
            .map(Into::into)
    }

    /// The items of which copies are asked for and not ready; for the applicant and staff (申请复制的材料)
    async fn copies_asked(&self) -> Vec<EvidenceCopy> {
        let copies = self.state.copies.iter().flatten();
        let shown = copies.filter(|_| self.shows_application());
        shown.map(|item| self.copy(*item)).collect()
    }

    /// A request that an officer stand aside, until it is decided; for the applicant and staff (回避申请)
    async fn recusal(&self) -> Option<EvidenceRecusal> {
        let recusal = self.state.recusal.clone().filter(|_| self.shows_application())?;
        Some(EvidenceRecusal::new(recusal, Arc::clone(&self.reader)))
    }

    /// An objection that nobody has answered, in the applicant's words; for them and for staff (异议)
    async fn objection(&self) -> Option<&str> {
        let objection = self.state.objection.as_ref();
        let shown = objection.filter(|_| self.shows_application());
        shown.map(|objection| objection.words.as_str())
    }

    /// Whether the register of the unit has answered; for staff (案卷查询)
    async fn file_pending(&self) -> Option<bool> {
        self.is_staff()
            .then(|| self.state.known == access::Known::Pending)
    }

    /// The file of the accident; for staff (事故案卷)
    async fn file(&self) -> Option<AccidentFile> {
        let file = self.state.own_file().filter(|_| self.is_staff())?;
        let originals = file.items.iter().map(|item| self.original(item.id)).collect();
        let counts_for = self.state.standing.counts_for(self.state.work.applicant);
        let reader = Arc::clone(&self.reader);
        Some(AccidentFile::new(file.clone(), counts_for, originals, reader))
    }

    /// What the rules see; for staff, once the register has answered (核查情况)
    async fn assessment(&self, ctx: &Context<'_>) -> Result<Option<EvidenceAssessment>> {
        if !self.is_staff() {
            return Ok(None);
        }
        let offices = request::services(ctx).store.office_data();
        let when = (self.reader.now, None);
        let facts = access::EvidenceAccess::facts(offices, &self.row.number, when).await?;
        let assessed = assess_case(&self.state, facts.circumstances());
        Ok(assessed.map(EvidenceAssessment::from))
    }

    /// What the reviewer laid before the head; for staff (审核意见)
    async fn proposal(&self) -> Option<EvidenceProposal> {
        let proposal = self.state.proposal.clone().filter(|_| self.is_staff())?;
        Some(EvidenceProposal::new(proposal, Arc::clone(&self.reader)))
    }

    /// The ids of the items of which no pages could be made; for staff (无法制作的材料)
    async fn unreadable(&self) -> Vec<String> {
        let unreadable = self.state.unreadable.iter().filter(|_| self.is_staff());
        unreadable.map(|item| item.0.to_string()).collect()
    }

    /// Who stands aside; for staff (回避人员)
    async fn excluded(&self) -> Result<Vec<Colleague>> {
        if self.is_staff() {
            colleagues(&self.reader, self.state.excluded.iter().copied()).await
        } else {
            Ok(vec![])
        }
    }

    /// Supervision looks at the originals; for staff (紧急查阅)
    async fn glass(&self) -> Option<BrokenGlass> {
        let glass = self.state.glass.clone().filter(|_| self.is_staff())?;
        Some(BrokenGlass::new(glass, Arc::clone(&self.reader)))
    }
}
