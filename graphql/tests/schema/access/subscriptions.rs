//! What can be followed, as long as there is something to tell.

use super::{
    lines::Matrix,
    operations::with_reason,
    personas::{self, Persona},
    registry::{Field, Registry},
    seed::Matter,
    walk::{Shown, Sight, Walk},
};
use crate::world::World;
use futures::{StreamExt as _, future::join_all};
use serde_json::{Value, json};
use std::time::Duration;

/// A stream that has said nothing for so long has nothing to say: it looks at the record every 20 ms.
const SILENCE: Duration = Duration::from_secs(2);

/// The arguments of a subscription, from its beginning; none for one that nobody thought of.
pub fn args(field: &str, number: &str) -> Option<String> {
    match field {
        "caseEvents" | "handoverProgress" => Some(format!("number: \"{number}\"")),
        "workQueueChanges" => Some(format!("after: \"{}\"", store::finder::FeedCursor::default())),
        _ => None,
    }
}

pub async fn walk(world: &World, registry: &Registry, matter: &Matter, matrix: &mut Matrix) {
    for field in &registry.get("Subscription").fields {
        let Some(args) = args(&field.name, &matter.number) else {
            matrix.uncovered.insert(format!("Subscription.{}", field.name));
            continue;
        };
        let columns = personas::ALL.map(|persona| follow(world, registry, (field, &args), (persona, matter)));
        let columns: Vec<(Shown, bool)> = join_all(columns).await;
        let walk = events(registry);
        let mut leaves = walk.leaves(&field.of, &field.name);
        for (shown, _) in &columns {
            matrix.seen.extend(shown.fields.iter().cloned());
            leaves.extend(shown.leaves.keys().cloned());
        }
        for leaf in leaves {
            let letter = |(shown, refused): &(Shown, bool)| {
                let nothing = if *refused { Sight::Refused } else { Sight::Absent };
                shown.leaves.get(&leaf).copied().unwrap_or(nothing).letter()
            };
            matrix.line(&leaf, matter.label, columns.iter().map(letter).collect());
        }
    }
}

/// Events are those of the history, which is walked below `case`.
fn events(registry: &Registry) -> Walk<'_> {
    Walk {
        registry,
        mark: &["HistoryEntry"],
        stop: &[],
    }
}

async fn follow(
    world: &World,
    registry: &Registry,
    (field, args): (&Field, &str),
    (persona, matter): (Persona, &Matter),
) -> (Shown, bool) {
    let walk = events(registry);
    let (mut shown, mut refused) = (Shown::default(), false);
    let args = with_reason(args, persona.with_reason && field.args.contains_key("reason"));
    let most = most(world, &field.name, &matter.number).await;
    let query = format!(
        "subscription {{ {}{args} {{ {} }} }}",
        field.name,
        walk.whole(&field.of)
    );
    for item in heard(world, (persona.name(matter), &query), most).await {
        refused |= super::matrix::is_refused(&item, &field.name);
        walk.read(&field.of, &item["data"][&field.name], &field.name, &mut shown);
    }
    (shown, refused)
}

/// How many items there are for those who see them.
async fn most(world: &World, field: &str, number: &str) -> u64 {
    if field == "caseEvents" {
        world.version(number).await
    } else {
        1
    }
}

/// What a stream says until it ends, is silent, or has said so much.
pub async fn heard(world: &World, (name, query): (&str, &str), most: u64) -> Vec<Value> {
    let mut stream = world.schema.execute_stream(world.request(name, query, json!({})));
    let mut heard = vec![];
    while (heard.len() as u64) < most {
        match tokio::time::timeout(SILENCE, stream.next()).await {
            Ok(Some(item)) => heard.push(serde_json::to_value(item).unwrap()),
            Ok(None) | Err(_) => break,
        }
    }
    heard
}
