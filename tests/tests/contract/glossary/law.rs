//! Terms of the law: grounds, reasons, letters, periods, service, rule sets and their sources.

use super::{Section, code, term};
use domain::{
    deadline::register,
    law::{
        Basis, Confidence, DecisionGround, RegistrationRuleSet, RuleSet, SpecialReason,
        licence_status::StatusLetter, service::ServiceManner, source::SOURCES,
    },
};

/// Article, else page, else the mark; with the mark wherever it is not simply read there.
pub(super) fn basis(basis: Basis) -> String {
    let mark = (basis.confidence != Confidence::Source).then(|| format!("*{}*", word(basis.confidence)));
    let named = [basis.article, basis.page]
        .into_iter()
        .flatten()
        .map(str::to_owned);
    named.chain(mark).collect::<Vec<_>>().join("; ")
}

/// The mark in one word.
fn word(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Source => "source",
        Confidence::Norm => "norm",
        Confidence::Inference => "inference",
        Confidence::Policy => "policy",
        Confidence::Design => "design",
        Confidence::Unverified => "unverified",
        Confidence::NotFound => "not found",
    }
}

pub(super) fn grounds() -> Section {
    let row = |one: DecisionGround| term(one.words(), one.code(), basis(one.basis()));
    Section::of_terms(
        "Grounds: why the office says no",
        DecisionGround::ALL.into_iter().map(row).collect(),
    )
}

pub(super) fn special_reasons() -> Section {
    let row = |one: SpecialReason| term(one.words(), one.code(), basis(one.basis()));
    Section::of_terms(
        "Special reasons: why a driver cannot use the app",
        SpecialReason::ALL.into_iter().map(row).collect(),
    )
}

pub(super) fn status_letters() -> Section {
    let row = |one: StatusLetter| term(one.words(), one.as_char(), basis(one.basis()));
    Section::of_terms(
        "Letters of the licence status",
        StatusLetter::ALL.into_iter().map(row).collect(),
    )
}

pub(super) fn manners_of_service() -> Section {
    let row = |one: ServiceManner| {
        let article = one.article().unwrap_or("*design*");
        term(one.words(), one.code(), article.into())
    };
    Section::of_terms(
        "Service: how a decision reaches the person",
        ServiceManner::ALL.into_iter().map(row).collect(),
    )
}

/// Every period of the register, also those of kinds that are not built yet.
pub(super) fn deadlines() -> Section {
    let rows = register().iter().map(|rule| {
        let mut article = rule.article.to_owned();
        if rule.is_policy && article != "policy" {
            article.push_str("; *policy*");
        }
        let doubt = rule
            .doubt
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        vec![
            rule.title_zh.into(),
            rule.title_en.into(),
            code(rule.id),
            rule.length.text_en(),
            article,
            doubt,
        ]
    });
    Section {
        title: "Periods",
        columns: &["中文", "English", "Rule", "Length", "Article", "Unsettled"],
        rows: rows.collect(),
    }
}

pub(super) fn rule_sets() -> Section {
    let licence = RuleSet::ALL
        .into_iter()
        .map(|one| (one.words(), serde_json::to_value(one)));
    let registration = RegistrationRuleSet::ALL
        .into_iter()
        .map(|one| (one.words(), serde_json::to_value(one)));
    let rows = licence.chain(registration).map(|(words, name)| {
        vec![
            words.zh.into(),
            words.en.into(),
            code(name.unwrap().as_str().unwrap()),
        ]
    });
    Section {
        title: "Rule sets, by the day of acceptance",
        columns: &["中文", "English", "Name"],
        rows: rows.collect(),
    }
}

pub(super) fn marks() -> Section {
    let row = |one: Confidence| {
        vec![
            one.words().zh.into(),
            one.words().en.into(),
            format!("*{}*", word(one)),
        ]
    };
    Section {
        title: "Marks",
        columns: &["中文", "English", "Here"],
        rows: Confidence::ALL.into_iter().map(row).collect(),
    }
}

pub(super) fn sources() -> Section {
    let rows = SOURCES
        .iter()
        .map(|source| vec![code(source.key), source.words.zh.into(), source.words.en.into()]);
    Section {
        title: "Sources",
        columns: &["Key", "中文", "English"],
        rows: rows.collect(),
    }
}
