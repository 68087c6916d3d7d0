//! "Not yours" and "not there" cannot be told apart: the answers are the same byte for byte, but for the number and the
//! ids that were asked for. The door over HTTP adds a trace id. How long an answer takes is not compared here.

use super::{
    attempts,
    operations::{ways, with_reason},
    personas::{self, Persona},
    registry::Registry,
    seed::{self, Ids, Matter},
    subscriptions,
    walk::Walk,
};
use crate::world::World;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use store::testing::TestDatabase;
use uuid::Uuid;

store::on_both_databases!(what_is_not_yours_answers_as_what_is_not_there);

/// Those who see nothing of the matter.
const OUTSIDE: &str = "ceaqin";

async fn what_is_not_yours_answers_as_what_is_not_there(database: TestDatabase) {
    let world = World::on(database).await;
    let registry = Registry::of(&world).await;
    let (matter, ids) = seed::matters(&world).await.remove(0);
    let pair = Pair {
        world: &world,
        registry: &registry,
        absent: absent(&ids, &matter),
        matter,
        ids,
    };
    let outside: Vec<_> = personas::ALL
        .into_iter()
        .filter(|one| OUTSIDE.contains(one.letter))
        .collect();
    assert_eq!(outside.len(), OUTSIDE.len());
    assert!(
        pair.owner_can_tell().await,
        "a comparison that nobody fails compares nothing"
    );
    for persona in outside {
        pair.queries(persona).await;
        pair.mutations(persona).await;
        pair.subscriptions(persona).await;
    }
}

/// What is there, and texts of the same length for what is not.
struct Pair<'a> {
    world: &'a World,
    registry: &'a Registry,
    matter: Matter,
    ids: Ids,
    absent: Vec<(String, String)>,
}

/// What to write in the place of each number and id, so that nothing is there.
fn absent(ids: &Ids, matter: &Matter) -> Vec<(String, String)> {
    let number = nowhere(&matter.number);
    let nobody = Uuid::from_u128(0xD0_u128 << 64).to_string();
    let other = |id: &str, key: &str| {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(id).unwrap()).unwrap();
        let (of, _) = text.split_once(':').unwrap();
        (id.to_owned(), URL_SAFE_NO_PAD.encode(format!("{of}:{key}")))
    };
    vec![
        (matter.number.clone(), number.clone()),
        other(&ids.case, &number),
        other(&ids.document, &nobody),
        other(&ids.message, &nobody),
    ]
}

/// A case number of the same office and day that is none.
fn nowhere(number: &str) -> String {
    let start = &number[..number.len() - 10];
    let checks = ('0'..='9').chain('A'..='Z');
    let mut numbers = checks.map(|check| format!("{start}00000000-{check}"));
    numbers
        .find(|number| number.parse::<domain::identifier::CaseNumber>().is_ok())
        .unwrap()
}

impl Pair<'_> {
    /// A text about what is not there instead.
    fn elsewhere(&self, text: &str) -> String {
        self.absent
            .iter()
            .fold(text.to_owned(), |text, (there, nowhere)| {
                text.replace(there, nowhere)
            })
    }

    /// Compares two answers, to a text as it is and about what is not there.
    async fn compare(&self, persona: Persona, query: &str, input: &Value) {
        let name = persona.name(&self.matter);
        let theirs = self.world.answer(name, query, json!({ "input": input })).await;
        let none: Value = serde_json::from_str(&self.elsewhere(&input.to_string())).unwrap();
        let nothing = self
            .world
            .answer(name, &self.elsewhere(query), json!({ "input": none }))
            .await;
        assert_eq!(
            self.elsewhere(&theirs.to_string()),
            nothing.to_string(),
            "{}: {query}",
            persona.words
        );
    }

    /// Whether whoever's matter it is gets different answers.
    async fn owner_can_tell(&self) -> bool {
        let query = format!("{{ case(number: \"{}\") {{ version }} }}", self.matter.number);
        let theirs = self.world.answer(&self.matter.owner, &query, json!({})).await;
        let nothing = self.elsewhere(&query);
        let nothing = self.world.answer(&self.matter.owner, &nothing, json!({})).await;
        theirs != nothing && nothing["data"]["case"].is_null()
    }

    async fn queries(&self, persona: Persona) {
        for field in &self.registry.get("Query").fields {
            let asks = persona.with_reason && field.args.contains_key("reason");
            let walk = Walk {
                registry: self.registry,
                mark: &[],
                stop: &[],
            };
            for way in ways(&field.name, &self.matter, &self.ids) {
                // A receipt is the right to ask, and offices are there for everybody.
                if way.label == "the code" || way.args.contains(&self.ids.office) {
                    continue;
                }
                let args = with_reason(&way.args, asks);
                for selection in walk.selections(&field.of) {
                    let query = format!("{{ {}{args} {{ {selection} }} }}", field.name);
                    self.compare(persona, &query, &Value::Null).await;
                }
            }
        }
    }

    async fn mutations(&self, persona: Persona) {
        let mut compared = 0;
        for attempt in &attempts::ALL {
            let about_a_case =
                attempt.names_a_case() || ["startUpload", "markRead"].contains(&attempt.mutation);
            if !about_a_case {
                continue;
            }
            let name = persona.name(&self.matter);
            let input = attempt.input(self.world, name, &self.matter).await;
            let kind = format!(
                "{}{}Input",
                attempt.mutation[..1].to_uppercase(),
                &attempt.mutation[1..]
            );
            let field = self
                .registry
                .get("Mutation")
                .fields
                .iter()
                .find(|field| field.name == attempt.mutation);
            let walk = Walk {
                registry: self.registry,
                mark: &[],
                stop: &["LicenceApplication"],
            };
            let selection = walk.selections(&field.unwrap().of).join(" ");
            let query = format!(
                "mutation ($input: {kind}!) {{ {}(input: $input) {{ {selection} }} }}",
                attempt.mutation
            );
            self.compare(persona, &query, &input).await;
            compared += 1;
        }
        assert!(compared > 20, "only {compared} mutations were compared");
    }

    async fn subscriptions(&self, persona: Persona) {
        let args = subscriptions::args("caseEvents", &self.matter.number).unwrap();
        let query = format!(
            "subscription {{ caseEvents{} {{ version }} }}",
            with_reason(&args, persona.with_reason)
        );
        let name = persona.name(&self.matter);
        let theirs = subscriptions::heard(self.world, (name, &query), 1).await;
        let nothing = subscriptions::heard(self.world, (name, &self.elsewhere(&query)), 1).await;
        assert_eq!(theirs, nothing, "{}", persona.words);
    }
}
