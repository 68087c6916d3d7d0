//! `banli check`: shows the configuration and tries everything that Banli needs.
use super::{CommandError, cases, checkpoint, settings};
use crate::{
    cli::SettingsArgs,
    config::{Role, Settings, check::problems, keys::Keys, reference::in_force},
    engine::{self, Cache},
    record, temporal, terminal,
};

/// The outcome of one check: what it found, or why it failed.
struct Finding {
    name: &'static str,
    outcome: Result<String, String>,
}

/// Prints the settings in force, then one line for each check.
pub async fn run(options: SettingsArgs) -> Result<(), CommandError> {
    let settings = settings(&options)?;
    for line in in_force(&settings) {
        terminal::line(&line);
    }
    terminal::line("");
    let findings = findings(&settings).await;
    for finding in &findings {
        let (mark, text) = match &finding.outcome {
            Ok(text) => ("ok    ", text),
            Err(text) => ("failed", text),
        };
        terminal::line(&format!("{mark} {}: {text}", finding.name));
    }
    let failed = findings.iter().filter(|finding| finding.outcome.is_err()).count();
    if failed == 0 {
        Ok(())
    } else {
        Err(CommandError::Checks {
            failed,
            all: findings.len(),
        })
    }
}

async fn findings(settings: &Settings) -> Vec<Finding> {
    vec![
        Finding {
            name: "configuration",
            outcome: configuration(settings),
        },
        Finding {
            name: "keys",
            outcome: keys(settings),
        },
        Finding {
            name: "temporal",
            outcome: temporal(settings).await,
        },
        Finding {
            name: "database",
            outcome: database(settings).await,
        },
        Finding {
            name: "cases",
            outcome: cases::check(settings).await,
        },
        Finding {
            name: "checkpoints",
            outcome: checkpoint::check(settings).await,
        },
    ]
}

/// Settings that name a cluster are for `serve`; the others are for the demo.
fn role(settings: &Settings) -> Role {
    if settings.temporal.address.is_some() {
        Role::Serve
    } else {
        Role::Demo
    }
}

fn configuration(settings: &Settings) -> Result<String, String> {
    let role = role(settings);
    let found = problems(settings, role);
    if found.is_empty() {
        return Ok(format!(
            "fits {}",
            if role == Role::Demo {
                "the demo"
            } else {
                "serve and worker"
            }
        ));
    }
    Err(found
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; "))
}

fn keys(settings: &Settings) -> Result<String, String> {
    let made = settings.data_dir.join("keys.toml");
    let keys = match role(settings) {
        Role::Demo if settings.keys.file.is_none() && !made.exists() => {
            return Ok("the demo makes its own at its first start".to_owned());
        }
        Role::Demo => Keys::load_or_make(settings, &made),
        Role::Serve | Role::Worker => Keys::load(settings),
    };
    let keys = keys.map_err(|error| error.to_string())?;
    let ids =
        |ring: &crate::config::keys::KeyRing| ring.keys().map(|(id, _)| id).collect::<Vec<_>>().join(", ");
    Ok(format!(
        "payloads {} and fields {} can be read",
        ids(&keys.payload),
        ids(&keys.field)
    ))
}

/// Reads which migrations ran; makes neither a database nor keys.
async fn database(settings: &Settings) -> Result<String, String> {
    let embedded = settings.data_dir.join("banli.db");
    if settings.database.url.is_none() && !embedded.exists() {
        return Ok("the demo makes its own at its first start".to_owned());
    }
    // The schema needs no keys, so that a missing key file does not hide it.
    let store = record::open(settings, &embedded, &Keys::random())
        .await
        .map_err(|error| terminal::causes(&error))?;
    let status = store
        .migration_status()
        .await
        .map_err(|error| terminal::causes(&error))?;
    if status.pending.is_empty() {
        return Ok(format!("answers, with all {} migrations", status.applied.len()));
    }
    Err(format!(
        "{} migrations have not run: use `banli migrate`",
        status.pending.len()
    ))
}

async fn temporal(settings: &Settings) -> Result<String, String> {
    if settings.temporal.address.is_some() {
        temporal::connect(&settings.temporal)
            .await
            .map_err(|error| terminal::causes(&error))?;
        return Ok(format!(
            "answers, with the namespace {}",
            settings.temporal.namespace
        ));
    }
    let found = engine::find(settings.temporal.cli.as_deref(), &Cache::of_user());
    Ok(match found.map_err(|error| error.to_string())? {
        Some(program) => format!("{} ({})", program.path().display(), program.place()),
        None => "the demo fetches the program at its first start".to_owned(),
    })
}
