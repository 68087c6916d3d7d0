//! Lines that papers of several kinds are made of, in the language of the reader.

use crate::templates::Language;
use chrono::NaiveDate;
use domain::law::Text;

/// What is said in both languages.
pub(super) type Both<'a> = (&'a str, &'a str);

pub(super) fn said(language: Language, (zh, en): Both<'_>) -> String {
    match language {
        Language::Zh => zh.to_owned(),
        Language::En => en.to_owned(),
    }
}

pub(super) fn said_with(language: Language, unit: Both<'_>, value: &str) -> String {
    format!("{value}{}", said(language, unit))
}

/// A value with what it is called.
pub(super) fn line(language: Language, label: Both<'_>, value: &impl ToString) -> String {
    let mark = said(language, ("：", ": "));
    format!("{}{mark}{}", said(language, label), value.to_string())
}

pub(super) fn day(language: Language, label: Both<'_>, day: NaiveDate) -> String {
    line(language, label, &language.day(day))
}

/// Who speaks, where the seal goes, and when.
pub(super) fn foot(language: Language, office: &Text, seal: Both<'_>, day: NaiveDate) -> Vec<String> {
    let office = language.pick(office);
    let seal = said(language, seal);
    vec![String::new(), format!("{office}{seal}"), language.day(day)]
}
