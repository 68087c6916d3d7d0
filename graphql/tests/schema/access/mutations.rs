//! Each mutation by each persona, on a case where it can be done.

use super::{
    attempts::{self, Attempt},
    lines::Matrix,
    matrix::{CASES, is_refused},
    personas,
    registry::Registry,
    seed::Matter,
    walk::{Shown, Sight, Walk},
};
use crate::world::World;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub async fn walk(world: &World, registry: &Registry, matrix: &mut Matrix) {
    let mut payloads = BTreeMap::new();
    for field in &registry.get("Mutation").fields {
        let all = attempts::all();
        let ways: Vec<_> = all.iter().filter(|one| one.mutation == field.name).collect();
        if ways.is_empty() {
            matrix.uncovered.insert(format!("Mutation.{}", field.name));
        }
        for attempt in ways {
            let shown = payloads
                .entry(field.of.clone())
                .or_insert_with(|| personas::ALL.map(|_| Shown::default()));
            let row = trying(world, registry, (attempt, &field.of), shown).await;
            if !row.contains('D') && attempt.label != "a wrong one" {
                matrix
                    .uncovered
                    .insert(format!("Mutation.{} {}", field.name, attempt.label));
            }
            let label = if attempt.label.is_empty() {
                String::new()
            } else {
                format!("({})", attempt.label)
            };
            matrix.line(&format!("mutation {}{label}", field.name), "staged", row);
        }
    }
    provoke(world, registry, &mut payloads).await;
    for (of, columns) in payloads {
        let walk = Walk {
            registry,
            mark: &CASES,
            stop: &CASES,
        };
        for leaf in walk.leaves(&of, &of) {
            let letter = |shown: &Shown| shown.leaves.get(&leaf).copied().unwrap_or(Sight::Absent).letter();
            matrix.line(&leaf, "staged", columns.iter().map(letter).collect());
        }
        for shown in columns {
            matrix.seen.extend(shown.fields);
        }
    }
}

/// Each persona tries. Who succeeds changes the case, so the next one gets a fresh one.
async fn trying(
    world: &World,
    registry: &Registry,
    (attempt, payload): (&Attempt, &str),
    shown: &mut [Shown],
) -> String {
    let mut matter = fresh(world, attempt).await;
    let mut row = String::new();
    for (persona, shown) in personas::ALL.into_iter().zip(shown) {
        let name = persona.name(&matter).to_owned();
        let input = attempt.input(world, &name, &matter).await;
        let letter = letter(
            &asked(
                world,
                registry,
                (&name, attempt.mutation, payload),
                (input, shown),
            )
            .await,
            attempt,
        );
        row.push(letter);
        if letter == 'D' {
            matter = again(world, attempt, matter).await;
        }
    }
    row
}

/// A case to try it on.
async fn fresh(world: &World, attempt: &Attempt) -> Matter {
    let matter = world.staged(attempt.stage).await;
    if attempt.mutation == "submitLicenceApplication" {
        // Its owner may want to open another.
        world
            .done(&matter.owner, "withdrawCase", &matter.number, json!({}))
            .await;
    }
    matter
}

async fn again(world: &World, attempt: &Attempt, before: Matter) -> Matter {
    if attempt.mutation.ends_with("TasksOf") {
        // What is held of the case before would be handed over together with that of the next one.
        world
            .done(&before.owner, "withdrawCase", &before.number, json!({}))
            .await;
    }
    fresh(world, attempt).await
}

/// Asks a mutation for everything that it answers, and notes what is shown.
async fn asked(
    world: &World,
    registry: &Registry,
    (name, mutation, payload): (&str, &str, &str),
    (input, shown): (Value, &mut Shown),
) -> Value {
    let walk = Walk {
        registry,
        mark: &CASES,
        stop: &CASES,
    };
    let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    // One request, so all selections at once.
    let selection = walk.selections(payload).join(" ");
    let query = format!("mutation ($input: {kind}!) {{ {mutation}(input: $input) {{ {selection} }} }}");
    let answer = world.answer(name, &query, json!({ "input": input })).await;
    if is_refused(&answer, &query) {
        return Value::Null;
    }
    let answer = answer["data"][mutation].clone();
    walk.read(payload, &answer, payload, shown);
    answer
}

/// The letter of an answer.
fn letter(answer: &Value, attempt: &Attempt) -> char {
    if answer.is_null() {
        return 'R';
    }
    let nothing = match attempt.mutation {
        "markRead" => answer["marked"] == 0,
        "releaseTasksOf" => answer["cases"] == 0,
        "reassignTasksOf" => answer["problems"] == json!([]) && answer["cases"] == json!([]),
        _ => false,
    };
    if nothing {
        return '-';
    }
    let problems = [&answer["problems"], &answer["cases"][0]["problems"]];
    let code = problems.iter().find_map(|problems| problems[0]["code"].as_str());
    match code {
        None => 'D',
        Some("NOT_FOUND" | "COLLEAGUE_NOT_FOUND") => '-',
        Some("NOT_YOUR_POST") => 'P',
        Some("OWN_CASE") => 'O',
        Some("FOUR_EYES") => 'F',
        Some("TASK_TAKEN") => 'T',
        Some("LEASE_LOST") => 'L',
        Some(
            "WRONG_STATE"
            | "CASE_CLOSED"
            | "OPEN_CASE_EXISTS"
            | "CALENDAR_HOLIDAY_ON_WEEKEND"
            | "INVALID_INPUT"
            | "CODE_WRONG",
        ) => 'W',
        Some(other) => panic!("{}: the table has no letter for {other}", attempt.mutation),
    }
}

/// Refusals with every kind of detail.
async fn provoke(
    world: &World,
    registry: &Registry,
    payloads: &mut BTreeMap<String, [Shown; personas::COUNT]>,
) {
    let columns = payloads.get_mut("CasePayload").unwrap();
    let column = |letter| {
        personas::ALL
            .iter()
            .position(|persona| persona.letter == letter)
            .unwrap()
    };
    let (reviewer, clerk) = (column('r'), column('k'));
    let held = world.staged(super::stages::Stage::InReview).await;
    let version = world.version(&held.number).await;
    let (task, _) = world.open_task(&held.number, "REVIEW").await;
    let on =
        |version: u64| json!({ "requestId": world.fresh(), "caseNumber": held.number, "version": version });

    // Who holds the task.
    let mut claim = on(version);
    claim["task"] = json!(task);
    asked(
        world,
        registry,
        ("colleague", "claimTask", "CasePayload"),
        (claim, &mut columns[clerk]),
    )
    .await;
    // The version that the case has now.
    asked(
        world,
        registry,
        ("clerk", "openInquiry", "CasePayload"),
        (
            {
                let mut stale = on(1);
                stale["reason"] = json!("核实情况");
                stale
            },
            &mut columns[reviewer],
        ),
    )
    .await;
    // The case that is open already.
    let second = world.application(&held.owner);
    asked(
        world,
        registry,
        ("clerk", "submitLicenceApplication", "CasePayload"),
        (second, &mut columns[reviewer]),
    )
    .await;
    // The electronic licence that there is, and the office that is competent.
    for change in [
        (|licence: &mut domain::licence_application::LicenceRecord| {
            licence.certificate = Some(crate::engine::certificate());
        }) as fn(&mut _),
        |licence| licence.issuing_office = "44010001".parse().unwrap(),
    ] {
        world.registry_says(change);
        let other = world.staged(super::stages::Stage::Submitted).await;
        world.registry_says(|_| {});
        let version = world.version(&other.number).await;
        let accept = json!({ "requestId": world.fresh(), "caseNumber": other.number, "version": version });
        asked(
            world,
            registry,
            ("clerk", "acceptLicenceApplication", "CasePayload"),
            (accept, &mut columns[reviewer]),
        )
        .await;
    }
}
