//! What the configuration promises: precedence, named mistakes, silence about secrets.
use super::{
    keys::{Keys, KeysError},
    *,
};
use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};
use tempfile::TempDir;

fn file(text: &str) -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("banli.toml");
    fs::write(&path, text).unwrap();
    (home, path)
}

fn from(text: &str, environment: &[(&str, &str)]) -> Result<Settings, ConfigError> {
    let (_home, path) = file(text);
    load(
        Some(&path),
        environment
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
    )
}

fn refused(text: &str, environment: &[(&str, &str)]) -> String {
    from(text, environment).unwrap_err().to_string()
}

#[test]
fn environment_beats_file_beats_default() {
    let text = "[http]\nport = 9001\n[mail]\nport = 2525\n";
    let settings = from(text, &[("BANLI_HTTP__PORT", "9002"), ("OTHER_HTTP__PORT", "1")]).unwrap();
    assert_eq!((settings.http.port, settings.mail.port), (9002, 2525));
    assert_eq!(settings.temporal.namespace, "banli");
}

#[test]
fn every_key_can_be_set_in_the_environment() {
    let defaults = serde_json::to_value(Settings::default()).unwrap();
    for (section, keys) in Settings::SECTIONS {
        for key in *keys {
            let value = match &defaults[section.name][key.name] {
                serde_json::Value::String(text) => text.clone(),
                serde_json::Value::Bool(_) => "true".to_owned(),
                serde_json::Value::Number(_) => "7".to_owned(),
                _ => "11".to_owned(),
            };
            let variable = format!("BANLI_{}__{}", section.name, key.name).to_ascii_uppercase();
            let settings =
                load(None, [(variable.clone(), value)]).unwrap_or_else(|error| panic!("{variable}: {error}"));
            let set = &serde_json::to_value(settings).unwrap()[section.name][key.name];
            assert!(!set.is_null(), "{variable} did not arrive");
        }
    }
}

#[test]
fn lists_and_digits_in_the_environment_keep_their_type() {
    let environment = [
        ("BANLI_WORKER__PROVINCES", "11, 44"),
        ("BANLI_MAIL__PASSWORD", "007"),
    ];
    let settings = from("", &environment).unwrap();
    assert_eq!(settings.worker.provinces, ["11", "44"]);
    assert_eq!(settings.mail.password.unwrap().expose(), "007");
}

#[test]
fn an_unknown_key_is_named_with_its_place() {
    let in_file = refused("[http]\nprot = 1\n", &[]);
    assert!(
        in_file.contains("http.prot") && in_file.contains("banli.toml"),
        "{in_file}"
    );
    let in_environment = refused("", &[("BANLI_MAIL__PASWORD", "hunter2")]);
    assert!(in_environment.contains("BANLI_MAIL__PASWORD"), "{in_environment}");
    assert!(!in_environment.contains("hunter2"), "{in_environment}");
    let section = refused("[htpp]\nport = 1\n", &[]);
    assert!(section.contains("htpp"), "{section}");
}

#[test]
fn a_wrong_type_is_named() {
    let text = refused("", &[("BANLI_HTTP__PORT", "eighty")]);
    assert!(
        text.contains("BANLI_HTTP__PORT") && text.contains("the environment"),
        "{text}"
    );
}

#[test]
fn secrets_show_themselves_nowhere() {
    let settings = from(
        "[mail]\npassword = \"hunter2\"\n",
        &[("BANLI_DATABASE__URL", "postgres://a:hunter2@db/b")],
    )
    .unwrap();
    let shown = format!(
        "{settings:?} {} {}",
        reference::in_force(&settings).join("\n"),
        serde_json::to_string(&settings).unwrap()
    );
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(shown.contains("mail.password = \"[redacted]\""), "{shown}");
    for broken in [
        "[mail]\npassword = \"hunter2\n",
        "[mail]\npassword = 20061231\n",
        "[mail]\nx = 1 password = \"hunter2\"\n",
        // Under the wrong key.
        "[mail]\nport = \"hunter2\"\n",
        "[mail]\nmode = \"hunter2\"\n",
        "[mail]\nhost = 20061231\n",
        "[worker]\nprovinces = \"hunter2\"\n",
        "mail = \"hunter2\"\n",
    ] {
        let text = refused(broken, &[]);
        assert!(!text.contains("hunter2") && !text.contains("20061231"), "{text}");
    }
}

#[test]
fn the_example_is_up_to_date_and_reads_back_as_the_defaults() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/config.example.toml");
    if std::env::var_os("REGENERATE").is_some() {
        fs::write(path, reference::example()).unwrap();
    }
    assert_eq!(
        fs::read_to_string(path).unwrap(),
        reference::example(),
        "run REGENERATE=1 cargo test -p server"
    );
    let settings = load(Some(path.as_ref()), []).unwrap();
    assert_eq!(
        reference::in_force(&settings),
        reference::in_force(&Settings::default())
    );
}

#[test]
fn serve_refuses_a_clock_of_its_own_and_lists_everything_at_once() {
    let settings = from(
        "[clock]\nas_of = \"2021-10-22T09:00+08:00\"\n[mail]\nmode = \"smtp\"\n",
        &[],
    )
    .unwrap();
    let text = settings.require(Role::Serve).unwrap_err().to_string();
    for key in [
        "clock.as_of",
        "temporal.address",
        "database.url",
        "keys.file",
        "identity.issuer",
        "mail.host",
    ] {
        assert!(text.contains(key), "{key} is missing in {text}");
    }
    assert!(settings.as_of().is_some());
}

#[test]
fn the_demo_runs_on_the_defaults_and_on_loopback_only() {
    Settings::default().require(Role::Demo).unwrap();
    let open = from("[http]\nbind = \"0.0.0.0\"\n", &[]).unwrap();
    assert!(
        open.require(Role::Demo)
            .unwrap_err()
            .to_string()
            .contains("http.bind")
    );
}

#[test]
fn keys_are_made_once_for_the_owner_alone() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("keys.toml");
    let settings = Settings::default();
    assert!(matches!(Keys::load(&settings), Err(KeysError::Missing)));
    let made = Keys::load_or_make(&settings, &path).unwrap();
    let read = Keys::load_or_make(&settings, &path).unwrap();
    assert_eq!(made.index.bytes(), read.index.bytes());
    assert_eq!(made.payload.primary(), read.payload.primary());
    made.record().unwrap();
    made.codec().unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(
        made.write(&path).is_err(),
        "an existing key file is never overwritten"
    );
    assert!(!format!("{made:?}").contains(&format!("{:?}", made.index.bytes())));
}

#[test]
fn rings_come_from_the_environment_too() {
    let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    let ring = format!("new:{key},old:{key}");
    let environment = [
        ("BANLI_KEYS__PAYLOAD", ring.as_str()),
        ("BANLI_KEYS__FIELD", ring.as_str()),
        ("BANLI_KEYS__INDEX", key),
    ];
    let keys = Keys::load(&from("", &environment).unwrap()).unwrap();
    assert_eq!(keys.payload.primary(), "new");
    assert_eq!(
        keys.field.keys().map(|(id, _)| id).collect::<Vec<_>>(),
        ["new", "old"]
    );

    let mut short = environment;
    short[2].1 = "c2hvcnQ=";
    let text = Keys::load(&from("", &short).unwrap()).unwrap_err().to_string();
    assert!(text.contains("index") && !text.contains("c2hvcnQ="), "{text}");
}

#[test]
fn a_key_file_without_its_primary_is_refused() {
    let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    let ring = format!("primary = \"2\"\nkeys = {{ \"1\" = \"{key}\" }}\n");
    let (_home, path) = file(&format!("index = \"{key}\"\n[payload]\n{ring}[field]\n{ring}"));
    assert!(matches!(
        Keys::read(&path),
        Err(KeysError::NoPrimary { ring: "payload", .. })
    ));
}

#[test]
fn the_limits_are_those_of_the_transport() {
    let door = graphql::http::Limits::default();
    assert_eq!(crate::wiring::limits(&Settings::default().limits), door);
    let text = "[limits]\nrequests_person = 1\nrequests_address = 2\nrequests_office = 3\nbody_bytes = 4096\n\
                upload_bytes = 5000\nsubscriptions_each = 6\nsubscriptions = 7\nsockets = 8\noperation_seconds = 9\n";
    let settings = from(text, &[]).unwrap();
    assert!(check::problems(&settings, Role::Demo).is_empty());
    let expected = graphql::http::Limits {
        requests_person: 1,
        requests_address: 2,
        requests_office: 3,
        body_bytes: 4096,
        upload_bytes: 5000,
        subscriptions_each: 6,
        subscriptions: 7,
        sockets: 8,
        operation_time: std::time::Duration::from_secs(9),
        ..door
    };
    assert_eq!(crate::wiring::limits(&settings.limits), expected);
}

#[test]
fn numbers_that_refuse_everything_or_nothing_are_named() {
    let text = "[http]\norigins = [\"https://a.cn/\"]\ntrusted_proxies = [\"10.0.0.0/99\"]\n\
                [worker]\nmax_activities = 0\nlisten = \"8081\"\n\
                [handover]\nlisten = \"8083\"\nintakes = [\"33=http://zj.example.cn\"]\nchunks_at_once = 0\n\
                [evidence]\ndecide_working_days = 0\n\
                [limits]\nrequests_person = 0\nbody_bytes = 99\nupload_bytes = 9999999999\nsubscriptions_each = 2000\n\
                operation_seconds = 5\n";
    let problems = check::problems(&from(text, &[]).unwrap(), Role::Demo);
    let keys: Vec<_> = problems.iter().map(|problem| problem.key.as_str()).collect();
    let expected = [
        "http.origins",
        "http.trusted_proxies",
        "worker.listen",
        "limits.requests_person",
        "limits.body_bytes",
        "limits.upload_bytes",
        "limits.operation_seconds",
        "worker.max_activities",
        "handover.chunks_at_once",
        "evidence.decide_working_days",
        "limits.subscriptions_each",
        "handover.listen",
        "handover.intakes",
    ];
    assert_eq!(keys, expected);
    let said = problems[4].to_string();
    assert_eq!(said, "limits.body_bytes: expected a number from 1024 to 16777216");
}

#[test]
fn a_unit_decides_in_the_days_that_the_installation_promises() {
    use domain::{deadline::Length, evidence_access::Policy};
    assert_eq!(Settings::default().evidence.policy(), Policy::default());
    let days = |days: &str| from("", &[("BANLI_EVIDENCE__DECIDE_WORKING_DAYS", days)]);
    let settings = days("5").unwrap();
    assert_eq!(settings.evidence.policy().decide_in, Length::WorkingDays(5));
    settings.require(Role::Demo).unwrap();
    for bad in ["0", "31"] {
        let refused = days(bad).unwrap().require(Role::Demo).unwrap_err().to_string();
        let expected = "evidence.decide_working_days: expected a number from 1 to 30";
        assert!(refused.contains(expected), "{refused}");
    }
    assert!(days("soon").is_err());
}
