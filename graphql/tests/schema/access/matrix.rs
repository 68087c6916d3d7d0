//! The matrix: each field and operation, a line; each persona, a letter.

use super::{
    golden,
    lines::Matrix,
    mutations,
    operations::{PUBLIC, Way, ways, with_reason},
    personas::{self, Persona},
    registry::{Field, Registry},
    seed::{self, Ids, Matter},
    subscriptions,
    walk::{Shown, Sight, Walk},
};
use crate::world::World;
use serde_json::{Value, json};

/// Cases are walked below `case`; wherever else one is found, it has to be the same.
pub const CASES: [&str; 4] = [
    "LicenceApplication",
    "VehicleTransfer",
    "FileHandover",
    "EvidenceAccess",
];

/// Where else cases and events are found, and where they are walked. They look the same there to whoever finds them.
const SAME: [(&str, &[&str], &str); 13] = [
    ("case.handover", &["FileHandover"], "case"),
    ("myCases.nodes", &CASES, "case"),
    ("workQueue.nodes", &CASES, "case"),
    ("casesOfVehicle.nodes", &CASES, "case"),
    ("node<LicenceApplication>", &["LicenceApplication"], "case"),
    ("nodes<LicenceApplication>", &["LicenceApplication"], "case"),
    ("node<VehicleTransfer>", &["VehicleTransfer"], "case"),
    ("nodes<VehicleTransfer>", &["VehicleTransfer"], "case"),
    ("node<FileHandover>", &["FileHandover"], "case"),
    ("nodes<FileHandover>", &["FileHandover"], "case"),
    ("node<EvidenceAccess>", &["EvidenceAccess"], "case"),
    ("nodes<EvidenceAccess>", &["EvidenceAccess"], "case"),
    ("caseEvents", &["HistoryEntry"], "case.history.nodes"),
];

/// On one database: that both find the same rows, the tests of the finders and `differential` show.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_sees_what_the_matrix_says() {
    // Side by side, each in a world of its own: one after the other takes twice as many minutes.
    let (read, tried) = tokio::join!(tokio::spawn(read()), tokio::spawn(tried()));
    let (registry, mut matrix) = read.unwrap();
    matrix.join(tried.unwrap());
    for (path, of, base) in SAME {
        matrix.fold(path, of, base);
    }
    matrix.words();
    uncovered(&registry, &mut matrix);
    golden::compare("matrix.txt", &matrix.text());
    let uncovered: Vec<_> = matrix.uncovered.iter().map(|line| format!("{line}\n")).collect();
    golden::compare("uncovered.txt", &uncovered.concat());
    assert!(uncovered.is_empty(), "nobody was ever seen to see: {uncovered:?}");
}

/// What everybody sees.
async fn read() -> (Registry, Matrix) {
    let world = World::new().await;
    let registry = Registry::of(&world).await;
    let mut matrix = Matrix::default();
    for (matter, ids) in &seed::matters(&world).await {
        for field in &registry.get("Query").fields {
            let asking = Asking {
                world: &world,
                registry: &registry,
                matter,
                ids,
                field,
            };
            if !matter.in_brief() || field.name == "case" {
                asking.field(&mut matrix).await;
            }
        }
        if !matter.in_brief() {
            subscriptions::walk(&world, &registry, matter, &mut matrix).await;
        }
    }
    (registry, matrix)
}

/// What everybody can do.
async fn tried() -> Matrix {
    let world = World::new().await;
    let registry = Registry::of(&world).await;
    let mut matrix = Matrix::default();
    mutations::walk(&world, &registry, &mut matrix).await;
    matrix
}

/// Every kind of case has these, and for this one they are always empty: nothing is decided that could be contested, and the receipt
/// is that of the transfer.
const NEVER: [(&str, &str); 2] = [("FileHandover", "receipt"), ("FileHandover", "remedies")];

/// Every field of every object that may hold something of a case or a person and that nobody ever saw.
fn uncovered(registry: &Registry, matrix: &mut Matrix) {
    let private = |name: &str| !PUBLIC.contains(&name);
    for (root, fields) in [
        ("Query", &private as &dyn Fn(&str) -> bool),
        ("Mutation", &|_| true),
        ("Subscription", &|_| true),
    ] {
        for (object, field) in registry.reachable(root, fields) {
            let never = NEVER.contains(&(object.as_str(), field.as_str()));
            if !never && !matrix.seen.contains(&(object.clone(), field.clone())) {
                matrix.uncovered.insert(format!("{object}.{field}"));
            }
        }
    }
}

/// One field of `Query`, asked about one matter.
struct Asking<'a> {
    world: &'a World,
    registry: &'a Registry,
    matter: &'a Matter,
    ids: &'a Ids,
    field: &'a Field,
}

impl Asking<'_> {
    async fn field(&self, matrix: &mut Matrix) {
        let name = &self.field.name;
        // What is one's own is the transfer, not the handover of its file.
        if name == "myCases" && self.matter.is_handover() {
            return;
        }
        let ways = ways(name, self.matter, self.ids);
        if ways.is_empty() {
            matrix.uncovered.insert(format!("Query.{name}"));
        }
        let mut labels: Vec<_> = ways.iter().map(|way| way.label).collect();
        labels.dedup();
        for label in labels {
            let same: Vec<_> = ways.iter().filter(|way| way.label == label).collect();
            self.ways(label, &same, matrix).await;
        }
    }

    async fn ways(&self, label: &str, ways: &[&Way], matrix: &mut Matrix) {
        let walk = self.walk();
        let path = if label.is_empty() {
            self.field.name.clone()
        } else {
            format!("{}({label})", self.field.name)
        };
        let mut leaves = walk.leaves(&self.field.of, &path);
        let mut columns = vec![];
        for persona in personas::ALL {
            let mut shown = Shown::default();
            let mut refused = false;
            // The seller has a part in several transfers: the first of theirs is another than the one in question.
            let first = self.field.name == "myCases" && persona.letter == 'b';
            for way in ways.iter().filter(|_| !first) {
                refused |= self.ask(persona, way, &path, &mut shown).await;
            }
            matrix.seen.extend(shown.fields.iter().cloned());
            leaves.extend(shown.leaves.keys().cloned());
            columns.push((shown, refused));
        }
        for leaf in leaves {
            let letter = |(shown, refused): &(Shown, bool)| {
                let nothing = if *refused { Sight::Refused } else { Sight::Absent };
                shown.leaves.get(&leaf).copied().unwrap_or(nothing).letter()
            };
            matrix.line(&leaf, self.matter.label, columns.iter().map(letter).collect());
        }
    }

    fn walk(&self) -> Walk<'_> {
        let mark: &[&str] = if self.field.name == "case" {
            &["FileHandover"]
        } else {
            &CASES
        };
        let stop: &[&str] = match (self.matter.is_handover(), self.field.name.as_str()) {
            // The handover of a transfer is walked as the case that it is, and so is the transfer that is found with it.
            (false, _) => &["FileHandover"],
            (true, "casesOfVehicle") => &["VehicleTransfer"],
            (true, _) => &[],
        };
        Walk {
            registry: self.registry,
            mark,
            stop,
        }
    }

    /// Asks in one way and notes what is shown. Gives whether the field was refused.
    async fn ask(&self, persona: Persona, way: &Way, path: &str, shown: &mut Shown) -> bool {
        let name = &self.field.name;
        let args = with_reason(
            &way.args,
            persona.with_reason && self.field.args.contains_key("reason"),
        );
        let walk = self.walk();
        let mut refused = false;
        for selection in walk.selections(&self.field.of) {
            let query = format!("{{ {name}{args} {{ {selection} }} }}");
            let answer = self
                .world
                .answer(persona.name(self.matter), &query, json!({}))
                .await;
            refused |= is_refused(&answer, &query);
            let value = &answer["data"][name];
            walk.read(&self.field.of, value, path, shown);
            if value.is_null() {
                // Nothing of it is there, whatever is selected.
                break;
            }
        }
        refused
    }
}

/// Whether an answer is a refusal. Any other error is one of this test, or of ours.
pub fn is_refused(answer: &Value, query: &str) -> bool {
    let Some(error) = answer["errors"].get(0) else {
        return false;
    };
    let code = error["extensions"]["code"].as_str().unwrap_or_default();
    assert!(
        ["UNAUTHENTICATED", "FORBIDDEN"].contains(&code),
        "{query}: {answer}"
    );
    true
}
