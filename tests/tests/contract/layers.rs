//! Who may depend on whom: the table of `docs/architecture.md`, over what cargo says of the manifests.

use crate::files;
use serde_json::Value;
use std::{collections::BTreeSet, process::Command};

/// One crate: which of ours it may use, and what it must not be able to name.
struct Layer {
    name: &'static str,
    ours: &'static [&'static str],
    /// Crates from outside, or the beginnings of their names with a `*`.
    never: &'static [&'static str],
    /// Where it is short: everything that it may use. Empty: whatever is not in `never`.
    only: &'static [&'static str],
}

const EVERYTHING: &[&str] = &[
    "activities",
    "domain",
    "files",
    "gateway",
    "graphql",
    "migrations",
    "pages",
    "server",
    "store",
    "workflows",
];
/// Databases, the API's schema, the engine, the network and the runtime.
const DATABASE: &str = "sea-orm*";
const SCHEMA: &str = "async-graphql*";
const ENGINE: &str = "temporalio-*";

const LAYERS: &[Layer] = &[
    Layer {
        name: "domain",
        ours: &[],
        never: &[],
        only: &[
            "chrono",
            "hex",
            "hmac",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "uuid",
        ],
    },
    Layer {
        name: "workflows",
        ours: &["domain"],
        never: &[
            "temporalio-sdk",
            "temporalio-client",
            "temporalio-common",
            "tokio",
            DATABASE,
            "reqwest",
        ],
        only: &[
            "chrono",
            "futures",
            "serde",
            "serde_json",
            "temporalio-common-wasm",
            "temporalio-macros",
            "temporalio-protos",
            "temporalio-workflow",
            "uuid",
        ],
    },
    Layer {
        name: "migrations",
        ours: &[],
        never: &[],
        only: &["sea-orm-migration"],
    },
    Layer {
        name: "store",
        ours: &["domain", "migrations"],
        never: &[ENGINE, SCHEMA, "axum*", "reqwest", "lettre"],
        only: &[],
    },
    Layer {
        name: "files",
        ours: &["domain"],
        never: &[ENGINE, DATABASE, SCHEMA, "axum*"],
        only: &[],
    },
    Layer {
        name: "pages",
        ours: &["domain", "files"],
        never: &[
            ENGINE,
            DATABASE,
            SCHEMA,
            "axum*",
            "tokio",
            "reqwest",
            "object_store",
            "rand",
        ],
        only: &[],
    },
    Layer {
        name: "activities",
        ours: &["domain", "workflows", "store", "files", "pages"],
        never: &[SCHEMA, DATABASE, "axum*", "clap"],
        only: &[],
    },
    Layer {
        name: "gateway",
        ours: &["domain", "workflows"],
        never: &[DATABASE, SCHEMA, "axum*", "lettre"],
        only: &[],
    },
    Layer {
        name: "graphql",
        ours: &["domain", "store", "files", "pages"],
        never: &[DATABASE, ENGINE, "lettre", "clap", "tonic"],
        only: &[],
    },
    Layer {
        name: "server",
        ours: &[
            "activities",
            "domain",
            "files",
            "gateway",
            "graphql",
            "migrations",
            "pages",
            "store",
            "workflows",
        ],
        never: &[DATABASE, SCHEMA, "lettre"],
        only: &[],
    },
    Layer {
        name: "fuzz",
        ours: EVERYTHING,
        never: &[],
        only: &[],
    },
    Layer {
        name: "tests",
        ours: EVERYTHING,
        never: &[],
        only: &[],
    },
    Layer {
        name: "benches",
        ours: EVERYTHING,
        never: &[],
        only: &[],
    },
];

/// What cargo says of the manifests. `--no-deps` needs no crate to be downloaded, so it works where only the host's are.
fn metadata() -> Value {
    let output = cargo(&["metadata", "--offline", "--no-deps", "--format-version", "1"]);
    serde_json::from_str(&output).unwrap()
}

fn cargo(arguments: &[&str]) -> String {
    let program = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(program)
        .args(arguments)
        .current_dir(files::root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// The packages of the workspace with what they use outside tests.
fn packages() -> Vec<(String, BTreeSet<String>)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .map(|package| {
            let all = package["dependencies"].as_array().unwrap().iter();
            let used = all
                .filter(|one| one["kind"] != "dev")
                .map(|one| text(&one["name"]));
            (text(&package["name"]), used.collect())
        })
        .collect()
}

fn matches(name: &str, pattern: &str) -> bool {
    pattern
        .strip_suffix('*')
        .map_or(name == pattern, |start| name.starts_with(start))
}

#[test]
fn every_crate_uses_only_what_its_layer_may() {
    let mut wrong = vec![];
    for (name, used) in packages() {
        let layer = LAYERS.iter().find(|layer| layer.name == name);
        let layer =
            layer.unwrap_or_else(|| panic!("give {name} a row in LAYERS and in docs/architecture.md"));
        for one in &used {
            let is_ours = EVERYTHING.contains(&one.as_str());
            let allowed = if is_ours {
                layer.ours.contains(&one.as_str())
            } else {
                let listed = layer.only.is_empty() || layer.only.contains(&one.as_str());
                listed && !layer.never.iter().any(|pattern| matches(one, pattern))
            };
            if !allowed {
                wrong.push(format!("{name} uses {one}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_layer_is_a_crate_and_a_row_of_the_architecture() {
    let text = files::read("docs/architecture.md");
    let names: BTreeSet<String> = packages().into_iter().map(|(name, _)| name).collect();
    for layer in LAYERS {
        assert!(names.contains(layer.name), "{} is no crate", layer.name);
        assert!(
            text.contains(&format!("| `{}/` |", layer.name)),
            "{} is not in the table",
            layer.name
        );
    }
}

#[test]
fn the_domain_has_neither_clock_nor_randomness() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let domain = packages
        .iter()
        .find(|package| package["name"] == "domain")
        .unwrap();
    for one in domain["dependencies"].as_array().unwrap() {
        let features = one["features"].to_string();
        match one["name"].as_str().unwrap() {
            "chrono" => assert!(!features.contains("clock") && one["uses_default_features"] == false),
            "uuid" => assert!(!features.contains("\"v") && !features.contains("rng")),
            _ => {}
        }
    }
}

/// What stands behind a crate, all the way down, on this machine.
fn behind(name: &str) -> BTreeSet<String> {
    let tree = cargo(&[
        "tree",
        "--offline",
        "--locked",
        "-p",
        name,
        "-e",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]);
    tree.lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn nothing_behind_the_pure_crates_can_reach_the_world() {
    let world = [
        "tokio",
        "hyper",
        "reqwest",
        "axum",
        "sea-orm",
        "sqlx-core",
        "object_store",
        "lettre",
        "getrandom",
        "rand",
        "temporalio-sdk",
        "temporalio-client",
    ];
    let reached = |name| {
        let behind = behind(name);
        world
            .into_iter()
            .filter(|one| behind.contains(*one))
            .collect::<Vec<_>>()
    };
    assert_eq!(reached("domain"), [""; 0]);
    // The messages of the engine's API bring tonic, which brings a runtime and a random generator that nobody starts:
    // `workflows/clippy.toml` bans what they offer.
    assert_eq!(reached("workflows"), ["tokio", "getrandom", "rand"]);
}

/// The first command of README: of the programs of the workspace, cargo starts one without being told which.
#[test]
fn cargo_run_starts_banli() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap().iter();
    let started: Vec<_> = packages
        .filter_map(|package| package["default_run"].as_str())
        .collect();
    assert_eq!(started, ["banli"]);
}
