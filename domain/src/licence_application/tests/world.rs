//! A case without a server: commands are decided and folded, effects answered by hand.

use crate::{
    access::{Actor, PersonId, Post},
    calendar::Calendar,
    case::{
        CaseCommand, CaseEvent, CaseFacts, CaseKind, Channel, Document, DocumentId, Effect, Entry, Envelope,
        FreeText, LicenceRecord, Locale, Outcome, Refusal, RefusalCode, RequestId, TaskPurpose,
    },
    deadline::{Deadline, DeadlineStatus, RuleId},
    identifier::{
        CaseNumber, CertificateNumber, EmailAddress, IdentityDocument, IdentityDocumentKind, OfficeCode,
        PersonName, PhoneNumber,
    },
    law::{CommandRefusal, Confidence, DecisionGround, SpecialReason, guide::DocumentKind, rollout::Gate},
    licence_application::{
        Applicant, Command, EarlierReceipt, Event, Facts, IntakeChannel, LicenceApplication,
        ProposedDecision, State, Status, Submission,
    },
    time::Moment,
};
use chrono::TimeDelta;
use uuid::Uuid;

pub const APPLICANT: PersonId = PersonId(Uuid::from_u128(1));
/// What no event and no state may repeat.
pub const PERSONAL: [&str; 5] = [
    "王小明",
    "11010519491231002X",
    "wang@example.org",
    "13800138000",
    "环市东路",
];

pub fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

pub fn office() -> OfficeCode {
    OfficeCode::parse("44010001").unwrap()
}

pub fn other_office() -> OfficeCode {
    OfficeCode::parse("33010001").unwrap()
}

pub fn text(words: &str) -> FreeText {
    FreeText::parse(words).unwrap()
}

pub fn at(moment: &str) -> Moment {
    moment.parse().unwrap()
}

pub fn certificate() -> CertificateNumber {
    CertificateNumber::parse("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U")
        .unwrap()
}

pub fn case_number() -> CaseNumber {
    CaseNumber::new(&office(), at("2026-03-02T01:00:00Z").date_naive(), [1; 5]).unwrap()
}

pub fn staff(number: u128, posts: impl Into<Vec<Post>>) -> Actor {
    let posts = posts.into().into_iter().collect();
    Actor::Staff {
        person: person(number),
        office: office(),
        posts,
    }
}

pub fn citizen() -> Actor {
    Actor::Citizen { person: APPLICANT }
}
pub fn clerk() -> Actor {
    staff(10, [Post::Intake])
}
pub fn colleague() -> Actor {
    staff(11, [Post::Intake])
}
pub fn lead() -> Actor {
    staff(20, [Post::BusinessLead])
}
pub fn supervisor() -> Actor {
    staff(30, [Post::Supervision])
}

pub fn document(number: u128) -> Document {
    Document {
        id: DocumentId(Uuid::from_u128(number)),
        kind: DocumentKind::Photo,
        media_type: "image/jpeg".into(),
        size: 70_000,
        sha256: "ab".repeat(32),
    }
}

pub fn submission(channel: IntakeChannel) -> Submission {
    Submission {
        applicant: Applicant {
            name: PersonName::parse(PERSONAL[0]).unwrap(),
            document: IdentityDocument::new(IdentityDocumentKind::ResidentIdCard, PERSONAL[1]).unwrap(),
            email: Some(EmailAddress::parse(PERSONAL[2]).unwrap()),
            phone: Some(PhoneNumber::parse(PERSONAL[3]).unwrap()),
            address: Some(text("广州市环市东路1号")),
            locale: Locale::ZhCn,
        },
        channel,
        special_reason: SpecialReason::NoUsableDevice,
        explanation: None,
        office: office(),
        notice_channels: [Channel::Mail, Channel::Paper].into(),
        received_earlier: None,
        documents: vec![document(100)],
    }
}

/// Taken on paper on the day before.
pub fn backdated(at: Moment) -> Submission {
    let received_earlier = Some(EarlierReceipt {
        at,
        reason: text("停电期间纸质收件"),
    });
    Submission {
        received_earlier,
        ..submission(IntakeChannel::Counter)
    }
}

pub fn licence(status: &str) -> LicenceRecord {
    LicenceRecord {
        issuing_office: office(),
        status: status.parse().unwrap(),
        valid_to: Some("2030-01-01".parse().unwrap()),
        photo_on_file: true,
        certificate: None,
        banned_until: None,
    }
}

pub const fn refused(code: CommandRefusal) -> RefusalCode {
    RefusalCode::Command(code)
}

pub const fn ground(ground: DecisionGround) -> RefusalCode {
    RefusalCode::Ground(ground)
}

pub fn code(answer: Result<(), Refusal>) -> RefusalCode {
    answer.unwrap_err().code
}

/// One case, its history and what the office knows.
#[derive(Clone, Debug)]
pub struct World {
    pub state: Option<State>,
    pub history: Vec<Entry<Event>>,
    pub facts: Facts,
}

impl World {
    /// Monday, 2 March 2026, nine o'clock: a plain week of an official calendar.
    pub fn new() -> Self {
        let case = CaseFacts {
            now: at("2026-03-02T09:00:00+08:00"),
            calendar: Calendar::official(),
        };
        let gate = Gate::Open {
            since: "2021-12-10".parse().unwrap(),
            provenance: "W-12".into(),
            confidence: Confidence::Source,
        };
        Self {
            state: None,
            history: vec![],
            facts: Facts {
                case,
                applicant: Some(APPLICANT),
                open_case: None,
                gate,
            },
        }
    }

    pub fn state(&self) -> &State {
        self.state.as_ref().unwrap()
    }

    pub fn status(&self) -> Status {
        self.state().status
    }

    pub fn now(&self) -> Moment {
        self.facts.case.now
    }

    pub fn later(&mut self, delta: TimeDelta) {
        self.facts.case.now += delta;
    }

    /// The timer rings at `moment`.
    pub fn wake_at(&mut self, moment: &str) {
        self.facts.case.now = at(moment);
        self.ask(&Actor::System, CaseCommand::Wake).unwrap();
    }

    pub fn decide(&self, actor: &Actor, command: &Command) -> Result<Vec<Event>, Refusal> {
        let envelope = Envelope {
            request: RequestId(Uuid::from_u128(7)),
            actor: actor.clone(),
            seen_version: None,
            command: command.clone(),
        };
        LicenceApplication::decide(self.state.as_ref(), &envelope, &self.facts)
    }

    pub fn ask(&mut self, actor: &Actor, command: impl Into<Command>) -> Result<(), Refusal> {
        for event in self.decide(actor, &command.into())? {
            let version = self.history.len() as u64 + 1;
            let entry = Entry {
                version,
                at: self.now(),
                actor: actor.clone(),
                event,
            };
            self.state = LicenceApplication::evolve(self.state.take(), &entry);
            self.history.push(entry);
        }
        Ok(())
    }

    /// Answers the pending effects for which there is an answer; how many that were.
    pub fn settle(&mut self, answer: impl Fn(&Effect) -> Option<Outcome>) -> usize {
        let answers: Vec<_> = self
            .state()
            .work
            .effects
            .iter()
            .filter_map(|pending| Some((pending.id, answer(&pending.effect)?)))
            .collect();
        for (effect, outcome) in answers.clone() {
            self.ask(&Actor::System, CaseCommand::Settle { effect, outcome })
                .unwrap();
        }
        answers.len()
    }

    pub fn registry_says(&mut self, licence: &LicenceRecord) -> usize {
        self.settle(|effect| match effect {
            Effect::LookUpLicence { .. } => Some(Outcome::LicenceFound {
                licence: licence.clone(),
            }),
            _ => None,
        })
    }

    pub fn registry_issues(&mut self) -> usize {
        self.settle(|effect| match effect {
            Effect::IssueLicence { .. } => Some(Outcome::LicenceIssued {
                certificate: certificate(),
            }),
            _ => None,
        })
    }

    pub fn app_answers(&mut self, outcome: &Outcome) -> usize {
        self.settle(|effect| matches!(effect, Effect::DeliverLicence { .. }).then(|| outcome.clone()))
    }

    pub fn notices_go_out(&mut self) -> usize {
        self.settle(|effect| matches!(effect, Effect::Notify(_)).then_some(Outcome::Notified))
    }

    pub fn claim(&mut self, actor: &Actor, purpose: TaskPurpose) -> Result<(), Refusal> {
        let task = self.state().work.open_task(purpose).unwrap().id;
        self.ask(actor, CaseCommand::ClaimTask { task })
    }

    pub fn propose(&mut self, actor: &Actor, decision: ProposedDecision) -> Result<(), Refusal> {
        let task = self.state().work.open_task(TaskPurpose::Review).unwrap();
        let (task, fence) = (task.id, task.fence);
        self.ask(
            actor,
            Command::ProposeDecision {
                task,
                fence,
                decision,
                remarks: None,
            },
        )
    }

    pub fn deadline(&self, rule: RuleId) -> &Deadline {
        self.state()
            .work
            .deadlines
            .iter()
            .rfind(|deadline| deadline.rule == rule)
            .unwrap()
    }

    pub fn running(&self) -> Vec<&'static str> {
        let deadlines = self.state().work.deadlines.iter();
        let running = deadlines.filter(|deadline| deadline.status == DeadlineStatus::Running);
        running.map(|deadline| deadline.rule.as_str()).collect()
    }

    /// What kinds of notices went to the applicant, without repeating the ways.
    pub fn told(&self) -> Vec<String> {
        let mut told: Vec<String> = vec![];
        for entry in &self.history {
            if let Event::Case(CaseEvent::EffectRequested {
                effect: Effect::Notify(notice),
                ..
            }) = &entry.event
            {
                let kind = serde_json::to_value(notice.kind)
                    .unwrap()
                    .as_str()
                    .unwrap()
                    .to_owned();
                if notice.to == APPLICANT && told.last() != Some(&kind) {
                    told.push(kind);
                }
            }
        }
        told
    }
}

pub const GRANT: ProposedDecision = ProposedDecision::Grant { checked: None };

/// Ways to each status.
impl World {
    pub fn submitted() -> Self {
        Self::opened(&submission(IntakeChannel::Counter), &clerk())
    }

    pub fn opened(submission: &Submission, actor: &Actor) -> Self {
        let mut world = Self::new();
        world
            .ask(actor, Command::Submit(Box::new(submission.clone())))
            .unwrap();
        world
    }

    pub fn accepted() -> Self {
        let mut world = Self::submitted();
        world.registry_says(&licence("A"));
        world
            .ask(
                &clerk(),
                Command::Accept {
                    rollout_confirmed: false,
                },
            )
            .unwrap();
        world
    }

    pub fn in_review() -> Self {
        let mut world = Self::accepted();
        world.claim(&clerk(), TaskPurpose::Review).unwrap();
        world
    }

    pub fn proposed(decision: ProposedDecision) -> Self {
        let mut world = Self::in_review();
        world.propose(&clerk(), decision).unwrap();
        world
    }

    pub fn issuing() -> Self {
        let mut world = Self::proposed(GRANT);
        world.ask(&lead(), Command::Approve).unwrap();
        world
    }

    pub fn issued() -> Self {
        let mut world = Self::issuing();
        world.registry_says(&licence("A"));
        world.registry_issues();
        world
    }

    pub fn delivered() -> Self {
        let mut world = Self::issued();
        let at = world.now();
        world.app_answers(&Outcome::LicenceDelivered { at });
        world
    }

    pub fn refused() -> Self {
        let mut world = Self::proposed(ProposedDecision::Refuse {
            grounds: vec![DecisionGround::StatusD],
        });
        let refuse = Command::Refuse {
            grounds: vec![DecisionGround::StatusD],
            words: None,
        };
        world.ask(&lead(), refuse).unwrap();
        world
    }

    pub fn not_accepted() -> Self {
        let mut world = Self::submitted();
        let elsewhere = LicenceRecord {
            issuing_office: other_office(),
            ..licence("A")
        };
        world.registry_says(&elsewhere);
        let words = text("驾驶证由杭州核发");
        let decline = Command::Decline {
            grounds: vec![DecisionGround::NotCompetent],
            words,
        };
        world.ask(&clerk(), decline).unwrap();
        world
    }
}
