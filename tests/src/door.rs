//! The one door of a world: the schema over its record and its engine.

use crate::{Staff, World, wish::MONDAY_MORNING};
use async_graphql::{Request, Variables};
use domain::{
    access::{Actor, Principal, Role},
    time::Moment,
};
use graphql::{
    Language,
    schema::{Schema, SchemaSettings, Services, schema},
    wake::WakeUps,
};
use serde_json::Value;
use server::{
    folder::DataFolder,
    wiring::{Accidents, CaseEngine, OfficeClock},
};
use std::sync::Arc;
use tempfile::TempDir;

/// The way in for people; it was opened on Monday morning.
pub struct Door {
    schema: Schema,
    // Held, not used: the clock is kept in it.
    _folder: TempDir,
}

impl Door {
    pub fn of(world: &World) -> Self {
        let folder = TempDir::new().expect("a temporary folder can be made");
        let data = DataFolder::open(&folder.path().join("data")).expect("the folder is new");
        let morning = MONDAY_MORNING.parse().expect("a moment");
        let clock = OfficeClock::of(&data, Some(morning)).expect("the folder has no clock yet");
        let services = Services {
            store: world.store.clone(),
            engine: Arc::new(CaseEngine {
                store: world.store.clone(),
                cases: world.cases.clone(),
                clock,
                queue: "nobody".to_owned(),
            }),
            accidents: Arc::new(Accidents(world.activities().accidents)),
            clock: Arc::new(clock),
            wake_ups: WakeUps::default(),
        };
        Self {
            schema: schema(services, SchemaSettings::default()),
            _folder: folder,
        }
    }

    /// What a member of staff is answered, which must be no error: the one field that was asked for.
    pub async fn ask(&self, (staff, office): (Staff, &str), query: &str, input: &Value) -> Value {
        let request = Request::new(query)
            .variables(Variables::from_json(serde_json::json!({ "input": input })))
            .data(Some(principal(staff, office)))
            .data(Language::English);
        let response = self.schema.execute(request).await;
        assert!(response.errors.is_empty(), "{query}: {:?}", response.errors);
        let data = response.data.into_json().expect("an answer is JSON");
        let mut fields = data.as_object().expect("an answer is an object").values();
        fields.next().expect("a field was asked for").clone()
    }
}

/// A member of staff as somebody who is signed in.
pub fn principal(staff: Staff, office: &str) -> Principal {
    let Actor::Staff {
        person,
        office,
        posts,
    } = staff.at(office)
    else {
        unreachable!("staff are staff")
    };
    Principal {
        person,
        role: Some(Role::Staff { office, posts }),
        expires_at: Moment::MAX_UTC,
    }
}
