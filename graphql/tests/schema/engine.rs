//! An engine without Temporal: it records at once, and answers every effect as the outside would.

use async_trait::async_trait;
use domain::{
    access::{Actor, PersonId},
    calendar::{Calendar, CalendarProblem, CalendarYear},
    case::{CaseCommand, CaseKind, Channel, Effect, EffectId, Envelope, Notice, Outcome, RequestId},
    identifier::{CaseNumber, CertificateNumber, OfficeCode},
    licence_application::{Command, LicenceApplication, LicenceEffect, LicenceOutcome, LicenceRecord},
    time::Moment,
    trace::TraceId,
};
use graphql::engine::{AnyCommand, Engine, EngineAnswer, EngineError, Resume};
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, AtomicU32, Ordering},
};
use store::{
    LicenceApplicationFacts, Store,
    correspondence::{InboxText, NoticeFate, NoticeLine, put_into_inbox},
    record::{self, RecordInput},
};
use uuid::Uuid;

pub struct TestEngine {
    pub store: Store,
    pub now: Moment,
    /// Commands that arrived: what the row refuses must not be among them.
    pub sent: AtomicU32,
    /// The next answers are lost.
    pub pending: AtomicU32,
    /// What the registry knows of everybody.
    pub licence: Mutex<Option<LicenceRecord>>,
    /// Nobody has an account in the app.
    pub no_account: AtomicBool,
}

impl TestEngine {
    pub fn new(store: Store, now: Moment) -> Arc<Self> {
        let licence = Mutex::new(Some(licence("33010001")));
        Arc::new(Self {
            store,
            now,
            sent: AtomicU32::new(0),
            pending: AtomicU32::new(0),
            no_account: AtomicBool::new(false),
            licence,
        })
    }

    pub fn sent(&self) -> u32 {
        self.sent.load(Ordering::SeqCst)
    }

    async fn record(&self, number: &CaseNumber, envelope: &Envelope<Command>) -> EngineAnswer {
        let loaded = record::load::<LicenceApplication>(&self.store, number)
            .await
            .unwrap();
        let expected_version = loaded.map_or(0, |case| case.version);
        let input = RecordInput {
            number,
            envelope,
            expected_version,
            now: self.now,
        };
        let recorded = record::record(&self.store, &LicenceApplicationFacts, input)
            .await
            .unwrap();
        EngineAnswer {
            version: recorded.version,
            outcome: recorded.outcome.map(drop),
        }
    }

    async fn settle_all(&self, number: &CaseNumber) {
        while let Some((effect, outcome)) = self.next_answer(number).await {
            let command = LicenceApplication::settle_command(effect, outcome);
            let request = RequestId(Uuid::from_u128(u128::from(effect.0) + 0x7357));
            let envelope = Envelope {
                request,
                actor: Actor::System,
                seen_version: None,
                command,
            };
            self.record(number, &envelope).await.outcome.unwrap();
        }
    }

    /// What goes to an inbox is put there.
    async fn tell(&self, number: &CaseNumber, effect: EffectId, notice: &Notice) {
        if notice.channel != Channel::InApp {
            return;
        }
        let line = NoticeLine {
            case: number.clone(),
            effect,
            channel: notice.channel,
            fate: NoticeFate::Sent,
            message_id: None,
            at: self.now,
        };
        let text = InboxText {
            person: notice.to,
            kind: notice.kind,
            body: "办理进度通知",
        };
        put_into_inbox(&self.store, &line, text).await.unwrap();
    }

    async fn next_answer(&self, number: &CaseNumber) -> Option<(EffectId, Outcome<LicenceEffect>)> {
        let case = record::load::<LicenceApplication>(&self.store, number)
            .await
            .unwrap()?;
        let pending = case.state.work.effects.first()?;
        let outcome = match &pending.effect {
            Effect::Notify(notice) => {
                self.tell(number, pending.id, notice).await;
                Outcome::Notified
            }
            Effect::Own(effect) => Outcome::Own(self.answer(effect)),
        };
        Some((pending.id, outcome))
    }

    fn answer(&self, effect: &LicenceEffect) -> LicenceOutcome {
        match effect {
            LicenceEffect::LookUpLicence { .. } => match self.licence.lock().unwrap().clone() {
                Some(licence) => LicenceOutcome::LicenceFound { licence },
                None => LicenceOutcome::LicenceNotFound,
            },
            LicenceEffect::IssueLicence { .. } => LicenceOutcome::LicenceIssued {
                certificate: certificate(),
            },
            LicenceEffect::DeliverLicence { .. } if self.no_account.load(Ordering::SeqCst) => {
                LicenceOutcome::NoAccount
            }
            LicenceEffect::DeliverLicence { .. } => LicenceOutcome::LicenceDelivered { at: self.now },
            LicenceEffect::RevokeLicence { .. } => LicenceOutcome::LicenceRevoked,
        }
    }
}

#[async_trait]
impl Engine for TestEngine {
    async fn send(
        &self,
        case: &CaseNumber,
        _resume: Resume,
        command: AnyCommand,
        _trace: Option<TraceId>,
    ) -> Result<EngineAnswer, EngineError> {
        let AnyCommand::LicenceApplication(envelope) = command;
        self.sent.fetch_add(1, Ordering::SeqCst);
        let answer = self.record(case, &envelope).await;
        self.settle_all(case).await;
        let lost = self
            .pending
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        if lost.is_ok() {
            Err(EngineError::Pending)
        } else {
            Ok(answer)
        }
    }

    async fn publish_calendar(
        &self,
        year: i32,
        plan: CalendarYear,
        _by: PersonId,
    ) -> Result<Result<u32, CalendarProblem>, EngineError> {
        Ok(Calendar::official()
            .published(2, year, plan)
            .map(|calendar| calendar.version()))
    }

    async fn release_tasks_of(
        &self,
        leaving: PersonId,
        request: RequestId,
        by: Actor,
        _trace: Option<TraceId>,
    ) -> Result<u32, EngineError> {
        let mut cases = 0;
        for open in record::open_cases(&self.store, None, 100).await.unwrap() {
            let case = record::load::<LicenceApplication>(&self.store, &open.number)
                .await
                .unwrap()
                .unwrap();
            if case
                .state
                .work
                .tasks
                .iter()
                .any(|task| task.holder(self.now) == Some(leaving))
            {
                let command =
                    LicenceApplication::shared_command(CaseCommand::ReleaseTasksOf { person: leaving });
                let envelope = Envelope {
                    request,
                    actor: by.clone(),
                    seen_version: None,
                    command,
                };
                self.record(&open.number, &envelope).await.outcome.unwrap();
                cases += 1;
            }
        }
        Ok(cases)
    }
}

/// A good licence of an office.
pub fn licence(office: &str) -> LicenceRecord {
    LicenceRecord {
        issuing_office: OfficeCode::parse(office).unwrap(),
        status: "A".parse().unwrap(),
        valid_to: None,
        photo_on_file: true,
        certificate: None,
        banned_until: None,
    }
}

pub fn certificate() -> CertificateNumber {
    CertificateNumber::new("11100000000013127D001", "330100", "20240305000001", "001").unwrap()
}
