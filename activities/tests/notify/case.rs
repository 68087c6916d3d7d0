//! An application in the record, moved by commands; what the world would answer is answered by hand.

use crate::{
    office::Office,
    people::{
        certificate, clerk, document, lead, licence, office, other_office, submission, supervisor, text,
    },
};
use activities::notify::notify;
use chrono::TimeDelta;
use domain::{
    access::{Actor, PersonId},
    case::{
        CaseCommand, Channel, Effect, EffectId, Envelope, Locale, NoEffect, NoticeKind, Outcome,
        PendingEffect, RequestId, TaskPurpose,
    },
    deadline::RuleId,
    identifier::CaseNumber,
    law::{DecisionGround, DocumentKind},
    licence_application::{
        ApplicationField, Command, IntakeChannel, LicenceApplication, LicenceEffect, LicenceOutcome,
        LicenceRecord, MissingItem, ProposedDecision, State, Submission, Wanted,
    },
    time::{Moment, office_day, start_of},
};
use store::{LicenceApplicationFacts, record};
use temporalio_sdk::activities::ActivityError;
use uuid::Uuid;
use workflows::contract::EffectCall;

pub struct Case<'o> {
    pub office: &'o Office,
    pub number: CaseNumber,
    pub applicant: PersonId,
    pub now: Moment,
    asked: u128,
}

/// Every kind of notice that goes to the applicant.
pub const TO_APPLICANT: [NoticeKind; 12] = [
    NoticeKind::Receipt,
    NoticeKind::CorrectionRequested,
    NoticeKind::Lapsed,
    NoticeKind::Accepted,
    NoticeKind::NotAccepted,
    NoticeKind::ConvertedToCounter,
    NoticeKind::Withdrawn,
    NoticeKind::Refused,
    NoticeKind::Issued,
    NoticeKind::Delivered,
    NoticeKind::NotDelivered,
    NoticeKind::Revoked,
];

impl<'o> Case<'o> {
    /// Opened on Monday, 2 March 2026, a plain week of an official calendar.
    pub async fn open(office: &'o Office, submission: Submission) -> Self {
        let now: Moment = "2026-03-02T09:00:00+08:00".parse().unwrap();
        let mut case = Self {
            office,
            number: CaseNumber::new(&submission.office, office_day(now), *b"notes").unwrap(),
            applicant: office.store.keys().person_of(&document()),
            now,
            asked: 0,
        };
        let applicant = Actor::Citizen {
            person: case.applicant,
        };
        let online = submission.channel == IntakeChannel::Online;
        let by = if online { applicant } else { clerk() };
        case.does(by, Command::Submit(Box::new(submission))).await;
        case
    }

    /// A case that is there, in the same office set up anew.
    pub fn again(office: &'o Office, number: CaseNumber, now: Moment) -> Self {
        Self {
            office,
            number,
            applicant: office.store.keys().person_of(&document()),
            now,
            asked: 100,
        }
    }

    /// Opened and moved until a notice of this kind is asked for.
    pub async fn with(office: &'o Office, kind: NoticeKind, locale: Locale) -> Self {
        let channel = match kind {
            NoticeKind::ConvertedToCounter => IntakeChannel::Online,
            _ => IntakeChannel::Counter,
        };
        let mut case = Self::open(office, submission(channel, locale)).await;
        case.reach(kind).await;
        case
    }

    async fn reach(&mut self, kind: NoticeKind) {
        match kind {
            NoticeKind::Receipt => {}
            NoticeKind::CorrectionRequested => self.correction().await,
            NoticeKind::Lapsed => {
                self.correction().await;
                self.pass(RuleId::CORRECTION_ANSWER, 30).await;
            }
            NoticeKind::Accepted => self.accepted().await,
            NoticeKind::NotAccepted => self.declined().await,
            NoticeKind::ConvertedToCounter => self.does(clerk(), Command::ConvertToCounter).await,
            NoticeKind::Withdrawn => {
                let applicant = Actor::Citizen {
                    person: self.applicant,
                };
                self.does(applicant, Command::Withdraw).await;
            }
            NoticeKind::Refused => self.refused().await,
            NoticeKind::Issued => self.issued().await,
            NoticeKind::Delivered => {
                self.issued().await;
                let delivered = LicenceOutcome::LicenceDelivered { at: self.now };
                self.settle(
                    |effect| matches!(effect, LicenceEffect::DeliverLicence { .. }),
                    delivered,
                )
                .await;
            }
            NoticeKind::NotDelivered => {
                self.issued().await;
                self.settle(
                    |effect| matches!(effect, LicenceEffect::DeliverLicence { .. }),
                    LicenceOutcome::NoAccount,
                )
                .await;
            }
            NoticeKind::Revoked => {
                self.issued().await;
                let (ground, words) = (DecisionGround::FalseMaterial, text("提交的照片系他人。"));
                self.does(supervisor(), Command::Revoke { ground, words }).await;
            }
            NoticeKind::DeadlineNear => self.held_until(8, 10).await,
            NoticeKind::Escalated => self.held_until(22, 24).await,
            _ => panic!("an application sends no {kind:?}"),
        }
    }

    /// Accepted, claimed at one hour of the day on which the decision is due, and looked at by the timer at another.
    async fn held_until(&mut self, claimed: i64, looked_at: i64) {
        self.accepted().await;
        self.now = self.due(RuleId::EL_COUNTER, claimed).await;
        self.claim().await;
        self.pass(RuleId::EL_COUNTER, looked_at).await;
    }

    async fn correction(&mut self) {
        let photo = MissingItem {
            what: Wanted::Document {
                kind: DocumentKind::Photo,
            },
            words: text("请提交六个月内白底照片"),
        };
        let phone = MissingItem {
            what: Wanted::Field {
                field: ApplicationField::Phone,
            },
            words: text("号码少一位"),
        };
        let missing = vec![photo, phone];
        self.does(clerk(), Command::RequestCorrection { missing }).await;
    }

    async fn accepted(&mut self) {
        self.registry_says(licence(office())).await;
        let accept = Command::Accept {
            rollout_confirmed: true,
        };
        self.does(clerk(), accept).await;
    }

    async fn declined(&mut self) {
        self.registry_says(licence(other_office())).await;
        let decline = Command::Decline {
            grounds: vec![DecisionGround::NotCompetent],
            words: text("您的驾驶证由成都市核发。"),
        };
        self.does(clerk(), decline).await;
    }

    async fn propose(&mut self, decision: ProposedDecision) {
        self.accepted().await;
        self.claim().await;
        let task = self
            .state()
            .await
            .work
            .open_task(TaskPurpose::Review)
            .cloned()
            .unwrap();
        let propose = Command::ProposeDecision {
            task: task.id,
            fence: task.fence,
            decision,
            remarks: None,
        };
        self.does(clerk(), propose).await;
    }

    async fn claim(&mut self) {
        let task = self.state().await.work.open_task(TaskPurpose::Review).unwrap().id;
        self.does(clerk(), CaseCommand::ClaimTask { task }).await;
    }

    async fn refused(&mut self) {
        let grounds = vec![DecisionGround::StatusB, DecisionGround::AlreadyIssued];
        self.propose(ProposedDecision::Refuse {
            grounds: grounds.clone(),
        })
        .await;
        let words = Some(text("请参加学习考试后再申请。"));
        self.does(lead(), Command::Refuse { grounds, words }).await;
    }

    async fn issued(&mut self) {
        self.propose(ProposedDecision::Grant { checked: None }).await;
        self.does(lead(), Command::Approve).await;
        self.registry_says(licence(office())).await;
        let issued = LicenceOutcome::LicenceIssued {
            certificate: certificate(),
        };
        self.settle(
            |effect| matches!(effect, LicenceEffect::IssueLicence { .. }),
            issued,
        )
        .await;
    }

    async fn registry_says(&mut self, licence: LicenceRecord) {
        let found = LicenceOutcome::LicenceFound { licence };
        self.settle(
            |effect| matches!(effect, LicenceEffect::LookUpLicence { .. }),
            found,
        )
        .await;
    }

    async fn settle(&mut self, which: fn(&LicenceEffect) -> bool, outcome: LicenceOutcome) {
        let state = self.state().await;
        let mut pending = state.work.effects.iter();
        let effect = pending
            .find(|one| one.effect.own().is_some_and(which))
            .unwrap()
            .id;
        let outcome = Outcome::Own(outcome);
        self.does(Actor::System, Command::Settle { effect, outcome })
            .await;
    }

    /// So many hours into the day on which the rule's period is due.
    async fn due(&self, rule: RuleId, hours: i64) -> Moment {
        let state = self.state().await;
        let due = state.work.running().find(|one| one.rule == rule).unwrap().due;
        start_of(due) + TimeDelta::hours(hours)
    }

    /// The timer rings then.
    async fn pass(&mut self, rule: RuleId, hours: i64) {
        self.now = self.due(rule, hours).await;
        self.does(Actor::System, CaseCommand::Wake).await;
    }

    /// Asks for something that is granted.
    pub async fn does(&mut self, actor: Actor, command: impl Into<Command>) {
        self.asked += 1;
        let loaded = record::load::<LicenceApplication>(&self.office.store, &self.number)
            .await
            .unwrap();
        let version = loaded.map(|loaded| loaded.version);
        let envelope = Envelope {
            request: RequestId(Uuid::from_u128(self.asked)),
            seen_version: version.filter(|_| actor != Actor::System),
            actor,
            command: command.into(),
        };
        let input = record::RecordInput {
            number: &self.number,
            envelope: &envelope,
            expected_version: version.unwrap_or(0),
            now: self.now,
        };
        let recorded = record::record(&self.office.store, &LicenceApplicationFacts, input)
            .await
            .unwrap();
        assert!(
            recorded.outcome.is_ok(),
            "{:?} for {envelope:?}",
            recorded.outcome
        );
    }

    pub async fn state(&self) -> State {
        let loaded = record::load::<LicenceApplication>(&self.office.store, &self.number).await;
        loaded.unwrap().unwrap().state
    }

    /// The effect that sends a notice of this kind by this way.
    pub async fn effect(&self, kind: NoticeKind, channel: Channel) -> PendingEffect<NoEffect> {
        let wanted = |pending: PendingEffect<LicenceEffect>| match pending.effect {
            Effect::Notify(notice) if (notice.kind, notice.channel) == (kind, channel) => {
                Some(PendingEffect {
                    id: pending.id,
                    effect: Effect::Notify(notice),
                })
            }
            _ => None,
        };
        self.state()
            .await
            .work
            .effects
            .into_iter()
            .find_map(wanted)
            .unwrap()
    }

    /// Runs the activity.
    pub async fn send(&self, effect: PendingEffect<NoEffect>) -> Result<Outcome<NoEffect>, ActivityError> {
        let call = EffectCall {
            kind: "licence_application".to_owned(),
            case: self.number.clone(),
            effect,
            at: self.now,
            trace: None,
        };
        notify(&self.office.activities, &call).await
    }

    /// Sends a notice of this kind by this way. Gives its number.
    pub async fn sent(&self, kind: NoticeKind, channel: Channel) -> (EffectId, Outcome<NoEffect>) {
        let effect = self.effect(kind, channel).await;
        (effect.id, self.send(effect).await.unwrap())
    }
}
