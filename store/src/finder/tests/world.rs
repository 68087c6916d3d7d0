//! A small record for tests: three offices in two provinces, and cases with everything that belongs to one.

use crate::{
    CaseKey, Place, Store,
    entity::{
        Id, case, case_key, case_party, deadline, division, document, event, feed, inbox, office, person,
        request, staff_post, task,
    },
    finder::{Finder, Scope},
};
use chrono::{NaiveDate, TimeDelta};
use domain::{
    access::{PersonId, Post, Principal, Purpose, Role},
    case::RequestId,
    identifier::{CaseNumber, DivisionCode, IdentityDocument, OfficeCode},
    time::Moment,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

pub(super) const HANGZHOU: &str = "33010001";
pub(super) const NINGBO: &str = "33020001";
pub(super) const GUANGZHOU: &str = "44010001";

/// Office time of the tests: a Friday afternoon in Asia/Shanghai.
pub(super) fn now() -> Moment {
    "2021-10-22T06:00:00Z".parse().unwrap()
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn office(code: &str) -> OfficeCode {
    OfficeCode::parse(code).unwrap()
}

/// A person by number. The identity document of person 1 is `H:TEST-1`.
pub(super) fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

pub(super) fn document_of(number: u128) -> IdentityDocument {
    IdentityDocument::parse(&format!("H:TEST-{number}")).unwrap()
}

pub(super) fn citizen(number: u128) -> Principal {
    Principal {
        person: person(number),
        role: None,
        expires_at: now() + TimeDelta::hours(1),
    }
}

pub(super) fn staff(number: u128, code: &str, posts: &[Post]) -> Principal {
    let posts = posts.iter().copied().collect();
    Principal {
        role: Some(Role::Staff {
            office: office(code),
            posts,
        }),
        ..citizen(number)
    }
}

pub(super) fn auditor(number: u128, province: &str) -> Principal {
    let province = DivisionCode::parse(province).unwrap();
    Principal {
        role: Some(Role::Auditor { province }),
        ..citizen(number)
    }
}

pub(super) fn because(reason: &str) -> Purpose {
    Purpose::Audit {
        reason: reason.to_owned(),
    }
}

/// A finder for casework at [`now`].
pub(super) fn casework<'a>(store: &'a Store, principal: &Principal) -> Finder<'a> {
    store.finder(Scope::of(principal, Purpose::Casework), now())
}

/// A finder for an audit at [`now`].
pub(super) fn audit<'a>(store: &'a Store, principal: &Principal) -> Finder<'a> {
    store.finder(Scope::of(principal, because("yearly audit")), now())
}

/// What is different from one case to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CaseSpec {
    pub(super) tag: u8,
    pub(super) office: &'static str,
    pub(super) applicant: u128,
    pub(super) closed: bool,
    pub(super) due: Option<NaiveDate>,
    pub(super) priority: i32,
    pub(super) received_at: Moment,
    /// Post of the one open task, and who holds it until when.
    pub(super) task: Option<(Post, Option<(u128, Moment)>)>,
    /// A second office that works on it, whose the task is then.
    pub(super) origin: Option<&'static str>,
    /// Whose matter it is beside the applicant's.
    pub(super) party: Option<u128>,
    /// Who took it in at a service station.
    pub(super) station: Option<u128>,
}

impl CaseSpec {
    pub(super) fn new(tag: u8, office: &'static str, applicant: u128) -> Self {
        Self {
            tag,
            office,
            applicant,
            closed: false,
            due: Some(day("2021-10-25")),
            priority: 0,
            received_at: now(),
            task: Some((Post::Intake, None)),
            origin: None,
            party: None,
            station: None,
        }
    }

    /// The office that its task is for.
    pub(super) fn task_office(&self) -> &'static str {
        self.origin.unwrap_or(self.office)
    }

    pub(super) fn number(&self) -> CaseNumber {
        CaseNumber::new(&office(self.office), day("2021-10-22"), [0, 0, 0, 0, self.tag]).unwrap()
    }

    pub(super) fn document(&self) -> Uuid {
        Uuid::from_u128(0xD0C0 + u128::from(self.tag))
    }

    fn row(&self, store: &Store, key: &CaseKey) -> case::Model {
        let number = self.number();
        let state = key.seal(
            &Place::new("cases", "state_enc", number.as_str()),
            br#"{"note":"sealed"}"#,
        );
        case::Model {
            number: number.to_string(),
            kind: "licence_application".into(),
            status: if self.closed { "DELIVERED" } else { "SUBMITTED" }.into(),
            office: self.office.into(),
            province: office(self.office).province().to_string(),
            applicant: person(self.applicant).into(),
            version: 1,
            state_enc: state,
            head_hash: vec![1; 32],
            received_at: self.received_at,
            opened_at: self.received_at,
            changed_at: self.received_at,
            due: self.due,
            provisional: false,
            escalated: false,
            priority: self.priority,
            closed: self.closed,
            pending_effects: 0,
            rule_set: None,
            channel: Some("COUNTER".into()),
            waiting_for: "OFFICE".into(),
            receipt_code_index: store
                .keys()
                .receipt_code_index(&number, &store.keys().receipt_code(&number)),
            subject_index: Some("ab".repeat(32)),
            origin: self.origin.map(str::to_owned),
            transfer: None,
            taken_in_by: self.station.map(|station| person(station).into()),
        }
    }
}

/// Adds the offices.
pub(super) async fn offices(store: &Store) {
    let divisions = ["330000", "330100", "330200", "440000", "440100"].map(|code| division::Model {
        code: code.into(),
        name_zh: format!("区划{code}"),
        name_en: format!("Division {code}"),
        level: "X".into(),
    });
    let offices = [HANGZHOU, NINGBO, GUANGZHOU].map(|code| office::Model {
        code: code.into(),
        name_zh: format!("车管所{code}"),
        name_en: format!("Office {code}"),
        division: format!("{}00", &code[..4]),
        province: format!("{}0000", &code[..2]),
        kind: "VEHICLE_OFFICE".into(),
        days_off: json!(["2021-10-26"]),
    });
    let divisions = divisions.map(IntoActiveModel::into_active_model);
    division::Entity::insert_many(divisions)
        .exec_without_returning(store.connection())
        .await
        .unwrap();
    let offices = offices.map(IntoActiveModel::into_active_model);
    office::Entity::insert_many(offices)
        .exec_without_returning(store.connection())
        .await
        .unwrap();
}

/// Adds a person with every detail.
pub(super) async fn add_person(store: &Store, number: u128) {
    let id = Id::from(person(number));
    let row = id.to_string();
    let seal = |column, text: &str| {
        store
            .keys()
            .seal(&Place::new("persons", column, &row), text.as_bytes())
    };
    let document = document_of(number);
    let row = person::Model {
        id,
        name_enc: seal("name_enc", "王小明"),
        document_kind: "H".into(),
        document_enc: seal("document_enc", &document.canonical()),
        document_index: store.keys().blind_index(&document.canonical()),
        email_enc: Some(seal("email_enc", "wang@example.cn")),
        phone_enc: Some(seal("phone_enc", "13800138000")),
        address_enc: Some(seal("address_enc", "某路1号")),
        locale: "zh-CN".into(),
        created_at: now(),
    };
    row.into_active_model().insert(store.connection()).await.unwrap();
}

/// Adds a post that somebody holds or held.
pub(super) async fn add_post(store: &Store, number: u128, code: &str, until: Option<NaiveDate>) {
    let row = staff_post::Model {
        person: person(number).into(),
        office: code.into(),
        post: "INTAKE".into(),
        valid_from: day("2020-01-01"),
        valid_to: until,
    };
    row.into_active_model().insert(store.connection()).await.unwrap();
}

/// Adds a case with its key, one event, one task, deadline, document, message, request and feed row.
pub(super) async fn add_case(store: &Store, spec: &CaseSpec) {
    let connection = store.connection();
    let number = spec.number();
    let key = CaseKey::generate();
    spec.row(store, &key)
        .into_active_model()
        .insert(connection)
        .await
        .unwrap();
    let wrapped = case_key::Model {
        case_number: number.to_string(),
        wrapped_key: key.wrap(store.keys(), number.as_str()),
        key_id: store.keys().primary().into(),
    };
    wrapped.into_active_model().insert(connection).await.unwrap();
    if let Some(party) = spec.party {
        let row = case_party::Model {
            case_number: number.to_string(),
            person: person(party).into(),
            papers: false,
            excluded: false,
        };
        row.into_active_model().insert(connection).await.unwrap();
    }
    add_event(store, spec, &key).await;
    add_parts(store, spec, &key).await;
    add_correspondence(store, spec).await;
    let feed = feed::ActiveModel {
        transaction: Set(0),
        case_number: Set(number.to_string()),
        version: Set(1),
        office: Set(spec.office.into()),
        at: Set(now()),
        ..Default::default()
    };
    feed.insert(connection).await.unwrap();
}

async fn add_event(store: &Store, spec: &CaseSpec, key: &CaseKey) {
    let number = spec.number();
    let entry = json!({
        "version": 1,
        "at": now(),
        "actor": { "as": "CITIZEN", "person": person(spec.applicant) },
        "event": { "event": "SUBMITTED" },
    });
    let place = format!("{number}/1");
    let row = event::Model {
        case_number: number.to_string(),
        version: 1,
        kind: "licence_application".into(),
        event_type: "SUBMITTED".into(),
        schema: 1,
        at: now(),
        commitments: json!({}),
        body_enc: key.seal(
            &Place::new("events", "body_enc", &place),
            entry.to_string().as_bytes(),
        ),
        previous_hash: vec![0; 32],
        hash: vec![1; 32],
    };
    row.into_active_model().insert(store.connection()).await.unwrap();
}

async fn add_parts(store: &Store, spec: &CaseSpec, key: &CaseKey) {
    let number = spec.number();
    if let Some((post, held)) = &spec.task {
        let task = task::Model {
            case_number: number.to_string(),
            task: 1,
            purpose: "INTAKE".into(),
            post: crate::finder::wire::text(post),
            office: spec.task_office().into(),
            state: if held.is_some() { "CLAIMED" } else { "OPEN" }.into(),
            claimed_by: held.map(|(by, _)| person(by).into()),
            lease_until: held.map(|(_, until)| until),
            fence: 0,
            opened_version: 1,
            changed_version: 1,
            closed: false,
        };
        task.into_active_model().insert(store.connection()).await.unwrap();
    }
    let deadline = deadline::Model {
        case_number: number.to_string(),
        deadline: 1,
        rule: "ALL-CORR".into(),
        obligation: "DUTY".into(),
        due: day("2021-10-29"),
        status: "RUNNING".into(),
        provisional: false,
        calendar_version: 1,
    };
    deadline
        .into_active_model()
        .insert(store.connection())
        .await
        .unwrap();
    let place = format!("{number}/{}", Id(spec.document()));
    let document = document::Model {
        case_number: number.to_string(),
        id: Id(spec.document()),
        kind: "PHOTO".into(),
        media_type: "image/png".into(),
        size: 7,
        sha256: "ab".repeat(32),
        name_enc: Some(key.seal(
            &Place::new("documents", "name_enc", &place),
            "照片.png".as_bytes(),
        )),
        attached_version: 1,
        attached_by: Some(person(spec.applicant).into()),
    };
    document
        .into_active_model()
        .insert(store.connection())
        .await
        .unwrap();
}

/// The request that every case was opened with.
pub(super) fn opening() -> RequestId {
    RequestId(Uuid::from_u128(0x0E))
}

/// The message about a case.
pub(super) fn message_of(spec: &CaseSpec) -> Uuid {
    Uuid::from_u128(0x1B0C + u128::from(spec.tag))
}

async fn add_correspondence(store: &Store, spec: &CaseSpec) {
    let number = spec.number();
    let (id, actor) = (Id(message_of(spec)), Id::from(person(spec.applicant)).to_string());
    let place = id.to_string();
    let message = inbox::Model {
        id,
        person: person(spec.applicant).into(),
        case_number: number.to_string(),
        effect: 1,
        kind: "RECEIPT".into(),
        body_enc: store
            .keys()
            .seal(&Place::new("inbox", "body_enc", &place), "收件回执".as_bytes()),
        sent_at: spec.received_at,
        read_at: None,
    };
    message
        .into_active_model()
        .insert(store.connection())
        .await
        .unwrap();
    let place = format!("{number}/{actor}/{}", Id::from(opening()));
    let answer = json!({ "answer": "RECORDED", "first": 1, "last": 1 }).to_string();
    let request = request::Model {
        case_number: number.to_string(),
        actor,
        request: opening().into(),
        body_hash: vec![2; 32],
        answer_enc: store
            .keys()
            .seal(&Place::new("requests", "answer_enc", &place), answer.as_bytes()),
        at: now(),
    };
    request
        .into_active_model()
        .insert(store.connection())
        .await
        .unwrap();
}
