//! Terms of casework: statuses, refusals of commands, events.

use super::{Section, code, law::basis, term};
use crate::files;
use domain::{law::CommandRefusal, licence_application::Status};
use regex::Regex;

/// What a status rests on. A new status does not compile before it is named here.
fn article(status: Status) -> &'static str {
    match status {
        Status::Submitted => "O162 6; O162 7",
        Status::CorrectionRequested => "O162 3; ALL 32(1)4",
        Status::NotAccepted => "ALL 32(1)2; ALL 32(2); O162 93",
        Status::CounterOnly => "W-EL4",
        Status::Accepted => "ALL 32(1)5; ALL 32(2)",
        Status::Review => "ALL 34; *norm*",
        Status::PendingApproval => "*norm*",
        Status::Inquiry => "O162 83; O162 84",
        Status::Issuing | Status::Withdrawn => "*design*",
        Status::Issued => "O162 61",
        Status::Refused => "O162 3; ALL 38(2)",
        Status::Lapsed => "*policy*",
        Status::Revoked => "ALL 69",
        Status::Superseded => "W-EL1",
    }
}

pub(super) fn statuses() -> Section {
    let row = |one: Status| {
        let english = format!("{}{}", one.words().en, if one.is_end() { " (end)" } else { "" });
        vec![
            one.words().zh.into(),
            english,
            code(one.as_str()),
            article(one).into(),
        ]
    };
    Section::of_terms(
        "Where an application stands",
        Status::ALL.into_iter().map(row).collect(),
    )
}

pub(super) fn refusals() -> Section {
    let row = |one: CommandRefusal| term(one.words(), one.code(), basis(one.basis()));
    Section::of_terms(
        "Refusals: why an act is not possible now",
        CommandRefusal::ALL.into_iter().map(row).collect(),
    )
}

/// The events, with the titles that the API gives them. Their types do not list themselves, so the tables of titles are read.
pub(super) fn events() -> Section {
    let titles = files::ending("title.rs").filter(|path| path.starts_with("graphql/src/types/history/"));
    let text: String = titles.map(|path| files::read(&path)).collect();
    let arm = r#"(?s)\b(Event|CaseEvent|ReleaseReason|\w*Effect|\w*Outcome)::(\w+)[^=]*?=>\s*(?:return\s+)?(?:Words::new)?[({]\s*\(?\s*"([^"]+)",\s*"([^"]+)""#;
    let rows = Regex::new(arm)
        .unwrap()
        .captures_iter(&text)
        .map(|found| {
            let name = code(screaming(&found[2]));
            // What these three are about has a title of its own.
            let name = match &found[1] {
                "ReleaseReason" => format!("`TASK_RELEASED`: {name}"),
                effect if effect.ends_with("Effect") => format!("`EFFECT_REQUESTED`: {name}"),
                outcome if outcome.ends_with("Outcome") => format!("`EFFECT_SETTLED`: {name}"),
                _ => name,
            };
            vec![found[3].to_owned(), found[4].to_owned(), name]
        })
        .collect();
    Section {
        title: "Events",
        columns: &["中文", "English", "Name"],
        rows,
    }
}

/// `NotAccepted` as `NOT_ACCEPTED`.
fn screaming(name: &str) -> String {
    let mut text = String::new();
    for (place, letter) in name.chars().enumerate() {
        if place > 0 && letter.is_uppercase() {
            text.push('_');
        }
        text.extend(letter.to_uppercase());
    }
    text
}
