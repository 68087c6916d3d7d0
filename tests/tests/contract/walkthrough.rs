//! The files of the walk-through are fit to be run: `server/tests/banli/walkthrough.rs` runs them.

use crate::files;
use regex::Regex;
use server::demo::Persona;
use std::collections::BTreeSet;

/// The steps, by the names of their operations.
fn steps() -> Vec<String> {
    let found = files::ending(".graphql").filter_map(|path| {
        let name = path.strip_prefix("docs/walkthrough/")?.strip_suffix(".graphql")?;
        Some(name.to_owned())
    });
    found.collect()
}

fn text(name: &str, end: &str) -> String {
    files::read(&format!("docs/walkthrough/{name}.{end}"))
}

fn placeholders(text: &str) -> BTreeSet<String> {
    let place = Regex::new(r"\{\{(\w+)\}\}").unwrap();
    place
        .captures_iter(text)
        .map(|found| found[1].to_owned())
        .collect()
}

#[test]
fn every_step_says_who_runs_it_and_is_one_operation() {
    let operation = Regex::new(r"(?m)^(query|mutation) \w+").unwrap();
    let who = Regex::new(r"^# As: (anybody|[a-z-]+)").unwrap();
    assert_eq!(steps().len(), 11);
    for name in steps() {
        let text = text(&name, "graphql");
        assert_eq!(operation.find_iter(&text).count(), 1, "{name}");
        let persona = who
            .captures(&text)
            .unwrap_or_else(|| panic!("{name} does not say who"))[1]
            .to_owned();
        let is_known = Persona::all().iter().any(|one| one.key == persona);
        assert!(
            is_known || persona == "nobody" || persona == "anybody",
            "{name}: {persona}"
        );
    }
}

#[test]
fn every_step_has_variables_whose_places_are_explained() {
    let explained = placeholders(&files::read("docs/walkthrough/README.md"));
    let mut used = BTreeSet::new();
    for name in steps() {
        let places = placeholders(&text(&name, "json"));
        let filled = places.iter().fold(text(&name, "json"), |text, place| {
            text.replace(&format!("{{{{{place}}}}}"), "0")
        });
        assert!(
            serde_json::from_str::<serde_json::Value>(&filled).is_ok(),
            "{name}: {filled}"
        );
        used.extend(places);
    }
    assert_eq!(used, explained);
}

#[test]
fn the_readme_walks_every_step() {
    let readme = files::read("README.md");
    let missing: Vec<_> = steps()
        .into_iter()
        .filter(|name| !readme.contains(&format!("docs/walkthrough/{name}.graphql")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
