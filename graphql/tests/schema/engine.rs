//! An engine without Temporal: it records at once, and answers every effect as the outside would.

use crate::{
    outside::{self, Outside},
    people,
};
use async_trait::async_trait;
use domain::{
    access::{Actor, PersonId},
    accident::AccidentFile,
    calendar::{Calendar, CalendarProblem, CalendarYear},
    case::{CaseCommand, Channel, Effect, EffectId, Envelope, Notice, Outcome, RequestId},
    evidence_access::EvidenceAccess,
    file_handover::FileHandover,
    identifier::{CaseNumber, CertificateNumber, OfficeCode},
    licence_application::{LicenceApplication, LicenceRecord},
    time::Moment,
    trace::TraceId,
    vehicle_transfer::{VehicleRecord, VehicleTransfer},
};
use graphql::engine::{AnyCommand, Engine, EngineAnswer, EngineError, Resume};
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, AtomicU32, Ordering},
};
use store::{
    RecordedKind, Store,
    correspondence::{InboxText, NoticeFate, NoticeLine, put_into_inbox},
    record::{self, RecordInput},
    with_kind,
};
use uuid::Uuid;

pub struct TestEngine {
    pub store: Store,
    pub now: Mutex<Moment>,
    /// Commands that arrived: what the row refuses must not be among them.
    pub sent: AtomicU32,
    /// The next answers are lost.
    pub pending: AtomicU32,
    /// What the registry knows of everybody.
    pub licence: Mutex<Option<LicenceRecord>>,
    /// Nobody has an account in the app.
    pub no_account: AtomicBool,
    /// No vehicle can be locked, and no file moved.
    pub broken: AtomicBool,
    /// What the vehicle registry knows of every vehicle.
    pub vehicle: Mutex<VehicleRecord>,
    /// The one accident that its register knows.
    pub accident: Mutex<AccidentFile>,
}

impl TestEngine {
    pub fn new(store: Store, now: Moment) -> Arc<Self> {
        let licence = Mutex::new(Some(licence("33010001")));
        let seller = store
            .keys()
            .person_of(&people::document(people::serial("seller")));
        let accident = Mutex::new(outside::accident(store.keys()));
        Arc::new(Self {
            store,
            accident,
            now: Mutex::new(now),
            sent: AtomicU32::new(0),
            pending: AtomicU32::new(0),
            no_account: AtomicBool::new(false),
            broken: AtomicBool::new(false),
            vehicle: Mutex::new(outside::vehicle(seller)),
            licence,
        })
    }

    pub fn now(&self) -> Moment {
        *self.now.lock().unwrap()
    }

    pub fn sent(&self) -> u32 {
        self.sent.load(Ordering::SeqCst)
    }

    async fn record<K: RecordedKind>(
        &self,
        number: &CaseNumber,
        envelope: &Envelope<K::Command>,
    ) -> EngineAnswer {
        let loaded = record::load::<K>(&self.store, number).await.unwrap();
        let expected_version = loaded.map_or(0, |case| case.version);
        let input = RecordInput {
            number,
            envelope,
            expected_version,
            now: self.now(),
        };
        let recorded = record::record(&self.store, &K::LOOK_UPS, input).await.unwrap();
        EngineAnswer {
            version: recorded.version,
            outcome: recorded.outcome.map(drop),
        }
    }

    /// What the system asks of a case is done.
    pub async fn by_system<K: RecordedKind>(&self, number: &CaseNumber, request: u128, command: K::Command) {
        let envelope = Envelope {
            request: RequestId(Uuid::from_u128(request)),
            actor: Actor::System,
            seen_version: None,
            command,
        };
        self.record::<K>(number, &envelope).await.outcome.unwrap();
    }

    /// Everything that was asked of the outside is answered.
    pub async fn settle_all<K: Outside>(&self, number: &CaseNumber) {
        while let Some((effect, outcome)) = self.next_answer::<K>(number).await {
            let command = K::settle_command(effect, outcome);
            self.by_system::<K>(number, u128::from(effect.0) + 0x7357, command)
                .await;
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
            at: self.now(),
        };
        let text = InboxText {
            person: notice.to,
            kind: notice.kind,
            body: "办理进度通知",
        };
        put_into_inbox(&self.store, &line, text).await.unwrap();
    }

    async fn next_answer<K: Outside>(&self, number: &CaseNumber) -> Option<(EffectId, Outcome<K::Effect>)> {
        let case = record::load::<K>(&self.store, number).await.unwrap()?;
        let pending = K::casework(&case.state).effects.first()?;
        let outcome = match &pending.effect {
            Effect::Notify(notice) => {
                self.tell(number, pending.id, notice).await;
                Outcome::Notified
            }
            Effect::Own(effect) => K::answer(self, &case, effect),
        };
        Some((pending.id, outcome))
    }

    async fn ask<K: Outside>(&self, case: &CaseNumber, envelope: &Envelope<K::Command>) -> EngineAnswer {
        let answer = self.record::<K>(case, envelope).await;
        self.settle_all::<K>(case).await;
        answer
    }

    async fn release<K: RecordedKind>(
        &self,
        case: &CaseNumber,
        leaving: PersonId,
        by: (RequestId, Actor),
    ) -> u32 {
        let loaded = record::load::<K>(&self.store, case).await.unwrap().unwrap();
        let mut tasks = K::casework(&loaded.state).tasks.iter();
        if !tasks.any(|task| task.holder(self.now()) == Some(leaving)) {
            return 0;
        }
        let envelope = Envelope {
            request: by.0,
            actor: by.1,
            seen_version: None,
            command: K::shared_command(CaseCommand::ReleaseTasksOf { person: leaving }),
        };
        self.record::<K>(case, &envelope).await.outcome.unwrap();
        1
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
        self.sent.fetch_add(1, Ordering::SeqCst);
        let answer = match command {
            AnyCommand::LicenceApplication(envelope) => self.ask::<LicenceApplication>(case, &envelope).await,
            AnyCommand::VehicleTransfer(envelope) => self.ask::<VehicleTransfer>(case, &envelope).await,
            AnyCommand::FileHandover(envelope) => self.ask::<FileHandover>(case, &envelope).await,
            AnyCommand::EvidenceAccess(envelope) => self.ask::<EvidenceAccess>(case, &envelope).await,
        };
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
            let kind = record::kind_of(&self.store, &open.number).await.unwrap().unwrap();
            let by = (request, by.clone());
            cases += with_kind!(kind, K => self.release::<K>(&open.number, leaving, by).await);
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
