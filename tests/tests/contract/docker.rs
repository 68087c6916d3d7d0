//! The files of `docker/`: no engine runs them here, so they are read, and compared with what the program knows.

use crate::files;
use clap::CommandFactory;
use server::{cli::Cli, config::Settings};
use std::collections::BTreeSet;
use yaml_rust2::{Yaml, YamlLoader};

const COMPOSE: [&str; 2] = ["docker/compose.yaml", "docker/compose.production.yaml"];

/// The instructions of the Dockerfile: word and rest, continued lines joined.
fn dockerfile() -> Vec<(String, String)> {
    let text = files::read("docker/Dockerfile");
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    let joined = lines.collect::<Vec<_>>().join("\n").replace("\\\n", " ");
    let instructions = joined.lines().map(str::trim).filter(|line| !line.is_empty());
    instructions
        .map(|line| {
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            (
                word.to_owned(),
                rest.split_whitespace().collect::<Vec<_>>().join(" "),
            )
        })
        .collect()
}

fn rests(word: &str) -> Vec<String> {
    dockerfile()
        .into_iter()
        .filter(|(one, _)| one == word)
        .map(|(_, rest)| rest)
        .collect()
}

fn compose(path: &str) -> Yaml {
    YamlLoader::load_from_str(&files::read(path)).unwrap().remove(0)
}

/// The services of a compose file, by name, with the keys of `<<` merges filled in.
fn services(compose: &Yaml) -> Vec<(String, Yaml)> {
    let services = compose["services"].as_hash().unwrap().iter();
    services
        .map(|(name, service)| (name.as_str().unwrap().to_owned(), service.clone()))
        .collect()
}

/// A key of a service, its own or the one that it merges.
fn key<'a>(service: &'a Yaml, name: &str) -> &'a Yaml {
    if service[name].is_badvalue() {
        &service["<<"][name]
    } else {
        &service[name]
    }
}

fn is_ours(service: &Yaml) -> bool {
    key(service, "image")
        .as_str()
        .is_some_and(|image| image.starts_with("banli"))
}

fn words(list: &Yaml) -> Vec<String> {
    list.as_vec()
        .into_iter()
        .flatten()
        .filter_map(Yaml::as_str)
        .map(str::to_owned)
        .collect()
}

/// The variables that the configuration reads.
fn variables() -> BTreeSet<String> {
    let root = Settings::ROOT
        .iter()
        .map(|key| format!("BANLI_{}", key.name.to_uppercase()));
    let inside = Settings::SECTIONS.iter().flat_map(|(section, keys)| {
        keys.iter().map(|key| {
            format!(
                "BANLI_{}__{}",
                section.name.to_uppercase(),
                key.name.to_uppercase()
            )
        })
    });
    root.chain(inside).chain(["BANLI_CONFIG".to_owned()]).collect()
}

#[test]
fn the_image_is_built_in_stages_and_runs_as_nobody_special() {
    let stages = rests("FROM");
    assert_eq!(stages.len(), 2, "{stages:?}");
    let program = dockerfile()
        .into_iter()
        .rposition(|(word, _)| word == "FROM")
        .unwrap();
    let last = &dockerfile()[program..];
    let user = last
        .iter()
        .find(|(word, _)| word == "USER")
        .map(|(_, rest)| rest.clone())
        .unwrap();
    assert!(
        user.parse::<u32>().is_ok_and(|id| id > 0),
        "a number, so that a cluster can see that it is not root"
    );
    let is_pinned = stages
        .iter()
        .all(|stage| stage.contains(':') && !stage.contains(":latest"));
    assert!(is_pinned, "{stages:?}");
}

#[test]
fn the_image_builds_with_the_toolchain_of_the_workspace() {
    let toolchain = files::read("rust-toolchain.toml");
    let channel = toolchain
        .lines()
        .find_map(|line| line.strip_prefix("channel = "))
        .unwrap()
        .trim_matches('"');
    assert!(rests("FROM")[0].contains(&format!("rust:{channel}")), "{channel}");
}

#[test]
fn the_image_holds_the_binary_and_asks_after_its_health() {
    assert_eq!(rests("ENTRYPOINT"), [r#"["banli"]"#]);
    let copied = rests("COPY")
        .into_iter()
        .any(|rest| rest.contains("--from=build") && rest.contains("banli"));
    assert!(copied);
    let health = rests("HEALTHCHECK").remove(0);
    assert!(health.contains("/healthz"), "{health}");
    let port = Settings::default().http.port.to_string();
    assert_eq!(rests("EXPOSE"), std::slice::from_ref(&port));
    assert!(health.contains(&format!("/{port}")), "{health}");
}

#[test]
fn every_folder_that_the_build_copies_is_there() {
    for rest in rests("COPY").into_iter().filter(|rest| !rest.contains("--from")) {
        let mut parts: Vec<_> = rest.split(' ').filter(|part| !part.starts_with("--")).collect();
        parts.pop();
        for part in parts {
            assert!(files::root().join(part).exists(), "{part}");
        }
    }
}

/// Cargo reads the manifest of each member, whichever it builds.
#[test]
fn every_member_of_the_workspace_is_copied() {
    let manifest = files::read("Cargo.toml");
    let members = manifest
        .split("members = [")
        .nth(1)
        .unwrap()
        .split(']')
        .next()
        .unwrap();
    let members: Vec<_> = members.split('"').skip(1).step_by(2).collect();
    let copied = rests("COPY");
    assert!(members.len() > 10, "{members:?}");
    for member in members {
        assert!(copied.contains(&format!("{member} {member}")), "{member}");
    }
}

#[test]
fn every_variable_is_one_of_the_configuration() {
    let known = variables();
    let mut used = vec![];
    for path in COMPOSE {
        for (name, service) in services(&compose(path)) {
            let environment = [&service["environment"], &service["<<"]["environment"]];
            let keys = environment
                .into_iter()
                .filter_map(|map| map.as_hash())
                .flat_map(|map| map.keys());
            let ours = keys
                .filter_map(Yaml::as_str)
                .filter(|key| key.starts_with("BANLI_"));
            used.extend(ours.map(|key| (path, name.clone(), key.to_owned())));
        }
    }
    let set = rests("ENV")
        .into_iter()
        .filter_map(|rest| rest.split_once('=').map(|(key, _)| key.to_owned()));
    used.extend(
        set.filter(|key| key.starts_with("BANLI_"))
            .map(|key| ("docker/Dockerfile", String::new(), key)),
    );
    assert!(used.len() > 5);
    let unknown: Vec<_> = used.iter().filter(|(_, _, key)| !known.contains(key)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn every_command_is_one_of_the_program() {
    let program = Cli::command();
    let mut seen = BTreeSet::new();
    for path in COMPOSE {
        for (name, service) in services(&compose(path))
            .into_iter()
            .filter(|(_, service)| is_ours(service))
        {
            let command = words(key(&service, "command"));
            let first = command
                .first()
                .unwrap_or_else(|| panic!("{path}: {name} has no command"));
            let known = program
                .find_subcommand(first)
                .unwrap_or_else(|| panic!("{path}: {name}: {first}"));
            for option in command.iter().filter_map(|word| word.strip_prefix("--")) {
                let option = option.split('=').next().unwrap();
                let is_known = known
                    .get_arguments()
                    .any(|argument| argument.get_long() == Some(option));
                assert!(is_known, "{path}: {name}: --{option}");
            }
            seen.insert(first.clone());
        }
    }
    assert_eq!(
        seen.into_iter().collect::<Vec<_>>(),
        ["demo", "migrate", "serve", "worker"]
    );
}

#[test]
fn the_parts_of_an_installation_find_each_other() {
    let compose = compose("docker/compose.production.yaml");
    let names: BTreeSet<String> = services(&compose).into_iter().map(|(name, _)| name).collect();
    for (name, service) in services(&compose) {
        let waits = service["depends_on"].as_hash().into_iter().flatten();
        for (on, _) in waits {
            assert!(names.contains(on.as_str().unwrap()), "{name} waits for {on:?}");
        }
        for mounted in words(&service["volumes"])
            .iter()
            .chain(&words(&service["<<"]["volumes"]))
        {
            let volume = mounted.split(':').next().unwrap();
            let is_named = !compose["volumes"][volume].is_badvalue();
            assert!(is_named || volume.starts_with('.'), "{name} mounts {volume}");
        }
    }
    let settings = &compose["x-banli"]["environment"];
    let address = settings["BANLI_TEMPORAL__ADDRESS"].as_str().unwrap();
    let host = address.trim_start_matches("http://").split(':').next().unwrap();
    assert!(names.contains(host), "{address}");
}

#[test]
fn the_files_say_that_they_were_not_run() {
    for path in COMPOSE
        .into_iter()
        .chain(["docker/Dockerfile", "docker/README.md"])
    {
        assert!(files::read(path).contains("not been run"), "{path}");
    }
}
