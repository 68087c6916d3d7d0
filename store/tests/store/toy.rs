//! A small case kind that uses every part of the record.

use domain::{
    access::{Actor, PersonId, Post},
    case::{
        AvailableAction, CaseCommand, CaseEvent, CaseFacts, CaseKind, Casework, Channel, Effect, EffectEvent,
        EffectId, Entry, Envelope, NoEffect, Notice, NoticeKind, Outcome, Refusal, RequestId, TaskPurpose,
        decide, settle,
    },
    deadline::{Deadline, DeadlineId, RuleId},
    identifier::CaseNumber,
    law::CommandRefusal,
    time::Moment,
};
use serde::{Deserialize, Serialize};
use store::{
    Store, StoreError,
    person::PersonDetails,
    record::{Columns, Gather, Gathering, RecordInput, Recorded, record},
    testing::TestDatabase,
};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "command")]
pub enum Ask {
    Open {
        words: String,
    },
    Note {
        words: String,
    },
    Close,
    Never,
    Settle {
        effect: EffectId,
        outcome: Outcome<NoEffect>,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Command {
    Own(Ask),
    Shared(CaseCommand),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "event")]
pub enum Happened {
    Opened { words: String },
    Noted { words: String },
    Closed,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Event {
    Own(Happened),
    Effect(EffectEvent<NoEffect>),
    Shared(CaseEvent),
}

impl From<EffectEvent<NoEffect>> for Event {
    fn from(event: EffectEvent<NoEffect>) -> Self {
        Self::Effect(event)
    }
}

impl From<CaseEvent> for Event {
    fn from(event: CaseEvent) -> Self {
        Self::Shared(event)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct State {
    work: Casework<NoEffect>,
    pub notes: u32,
    closed: bool,
}

#[derive(Clone, Debug)]
pub struct Facts(pub CaseFacts);

impl AsRef<CaseFacts> for Facts {
    fn as_ref(&self) -> &CaseFacts {
        &self.0
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Toy;

impl CaseKind for Toy {
    const NAME: &'static str = "toy";
    type State = State;
    type Command = Command;
    type Event = Event;
    type Effect = NoEffect;
    type Facts = Facts;

    fn decide(
        state: Option<&State>,
        envelope: &Envelope<Command>,
        facts: &Facts,
    ) -> Result<Vec<Event>, Refusal> {
        match (&envelope.command, state) {
            (Command::Own(Ask::Open { words }), None) => Ok(opening(words, facts)),
            (Command::Own(Ask::Open { .. }), Some(_)) => Err(CommandRefusal::CaseExists.into()),
            (Command::Own(Ask::Note { words }), Some(_)) => {
                Ok(vec![Event::Own(Happened::Noted { words: words.clone() })])
            }
            (Command::Own(Ask::Close), Some(_)) => Ok(vec![Event::Own(Happened::Closed)]),
            (Command::Own(Ask::Settle { effect, outcome }), Some(state)) => {
                let settled = settle(&state.work, &envelope.actor, *effect, outcome)?;
                Ok(vec![settled.into()])
            }
            (Command::Shared(shared), Some(state)) => {
                let events = decide(&state.work, &envelope.actor, shared, &facts.0)?;
                Ok(events.into_iter().map(Event::Shared).collect())
            }
            _ => Err(CommandRefusal::WrongState.into()),
        }
    }

    fn evolve(state: Option<State>, entry: &Entry<Event>) -> Option<State> {
        let Some(mut state) = state else {
            let work = Casework::new(number(0).office(), entry.actor.person()?, entry.at);
            return Some(State {
                work,
                notes: 0,
                closed: false,
            });
        };
        match &entry.event {
            Event::Own(Happened::Opened { .. }) => {}
            Event::Own(Happened::Noted { .. }) => state.notes += 1,
            Event::Own(Happened::Closed) => state.closed = true,
            Event::Effect(event) => state.work.evolve_effects(event),
            Event::Shared(event) => state.work.evolve(event),
        }
        Some(state)
    }

    fn casework(state: &State) -> &Casework<NoEffect> {
        &state.work
    }

    fn status(state: &State) -> &'static str {
        if state.closed { "CLOSED" } else { "OPEN" }
    }

    fn closed(state: &State) -> bool {
        state.closed
    }

    fn available_actions(_: &State, _: &Actor, _: &Facts) -> Vec<AvailableAction> {
        vec![]
    }

    fn shared_command(command: CaseCommand) -> Command {
        Command::Shared(command)
    }

    fn settle_command(effect: EffectId, outcome: Outcome<NoEffect>) -> Command {
        Command::Own(Ask::Settle { effect, outcome })
    }

    fn effect_event(event: &Event) -> Option<&EffectEvent<NoEffect>> {
        if let Event::Effect(event) = event {
            Some(event)
        } else {
            None
        }
    }

    fn shared_event(event: &Event) -> Option<&CaseEvent> {
        if let Event::Shared(event) = event {
            Some(event)
        } else {
            None
        }
    }
}

/// Opened with a task, a deadline and a notice.
fn opening(words: &str, facts: &Facts) -> Vec<Event> {
    let work = Casework::<NoEffect>::new(number(0).office(), citizen().person().unwrap(), facts.0.now);
    let deadline = Deadline::start(DeadlineId(1), RuleId::ALL_CORR, facts.0.now, &facts.0.calendar);
    let notice = Notice {
        kind: NoticeKind::Receipt,
        to: citizen().person().unwrap(),
        channel: Channel::InApp,
    };
    let shared = [
        work.new_task(TaskPurpose::Intake, Post::Intake),
        CaseEvent::DeadlineStarted { deadline },
    ];
    let requested = work.request(Effect::Notify(notice));
    let opened = Event::Own(Happened::Opened {
        words: words.to_owned(),
    });
    [opened]
        .into_iter()
        .chain(shared.map(Event::Shared))
        .chain([requested.into()])
        .collect()
}

/// The look-ups of the toy: none, or a person to keep.
#[derive(Clone, Debug, Default)]
pub struct LookUp {
    pub person: Option<PersonDetails>,
}

impl Gather<Toy> for LookUp {
    async fn gather(&self, gathering: Gathering<'_, Toy>) -> Result<Facts, StoreError> {
        if let Some(details) = &self.person {
            gathering.keep_person(details).await?;
        }
        Ok(Facts(gathering.shared))
    }

    fn columns(state: &State) -> Columns {
        Columns {
            priority: i32::try_from(state.notes).unwrap(),
            channel: Some("COUNTER".into()),
            ..Columns::default()
        }
    }
}

/// The number of the toy case with this tag.
pub fn number(tag: u8) -> CaseNumber {
    let office = "33010001".parse().unwrap();
    CaseNumber::new(&office, "2021-10-22".parse().unwrap(), [0, 0, 0, 0, tag]).unwrap()
}

pub fn citizen() -> Actor {
    Actor::Citizen {
        person: PersonId(Uuid::from_u128(1)),
    }
}

pub fn clerk() -> Actor {
    Actor::Staff {
        person: PersonId(Uuid::from_u128(2)),
        office: number(0).office(),
        posts: [Post::Intake].into(),
    }
}

/// A moment with more digits than a database keeps.
pub fn now() -> Moment {
    "2021-10-22T01:00:00.123456789Z".parse().unwrap()
}

pub fn envelope(request: u128, command: Command) -> Envelope<Command> {
    Envelope {
        request: RequestId(Uuid::from_u128(request)),
        actor: citizen(),
        seen_version: None,
        command,
    }
}

pub fn opening_request(request: u128) -> Envelope<Command> {
    envelope(
        request,
        Command::Own(Ask::Open {
            words: "王小明".into(),
        }),
    )
}

pub fn note(request: u128, words: &str) -> Envelope<Command> {
    envelope(request, Command::Own(Ask::Note { words: words.into() }))
}

/// Records at a version, without look-ups.
pub async fn ask(
    store: &Store,
    number: &CaseNumber,
    envelope: &Envelope<Command>,
    expected_version: u64,
) -> Result<Recorded<Toy>, StoreError> {
    let input = RecordInput {
        number,
        envelope,
        expected_version,
        now: now(),
    };
    record::<Toy, _>(store, &LookUp::default(), input).await
}

/// A store with the toy's office in it.
pub async fn prepared(database: &TestDatabase) -> Store {
    let store = database.store().await;
    add_office(database).await;
    store
}

pub async fn add_office(database: &TestDatabase) {
    for (code, level) in [("330000", "PROVINCE"), ("330100", "PREFECTURE")] {
        let values = format!("('{code}', '浙江', 'Zhejiang', '{level}')");
        database
            .execute(&format!(
                "INSERT INTO divisions (code, name_zh, name_en, level) VALUES {values}"
            ))
            .await;
    }
    let columns = "code, name_zh, name_en, division, province, kind, days_off";
    let values = "'33010001', '杭州车管所', 'Hangzhou', '330100', '330000', 'VEHICLE_OFFICE', '[]'";
    database
        .execute(&format!("INSERT INTO offices ({columns}) VALUES ({values})"))
        .await;
}

/// The version of a fresh toy case: opened, task, deadline, notice.
pub const OPENED: u64 = 4;

/// The request that opens the case with this tag.
pub fn opening_of(tag: u8) -> Envelope<Command> {
    opening_request(u128::from(tag) << 64)
}

/// Opens the case with this tag.
pub async fn open(store: &Store, tag: u8) -> CaseNumber {
    let number = number(tag);
    let recorded = ask(store, &number, &opening_of(tag), 0).await.unwrap();
    assert_eq!(recorded.version, OPENED, "{:?}", recorded.outcome);
    number
}
