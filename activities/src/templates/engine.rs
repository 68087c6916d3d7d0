//! From a notice's kind, channel and language to its words.

use super::{NoticeText, files};
use chrono::{Datelike as _, NaiveDate};
use domain::{
    case::{Channel, NoticeKind},
    evidence_access::CODE_VALID,
    identifier::CaseNumber,
    law::Text,
};
use minijinja::{Environment, UndefinedBehavior, context, syntax::SyntaxConfig, value::Serde};

/// The language of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// 简体中文 (zh-CN)
    Zh,
    En,
}

/// A notice in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedNotice {
    /// One line: subject of a mail, title of a paper.
    pub subject: String,
    /// Lines of text.
    pub body: String,
}

/// A notice that cannot be put into words: something that it must say is not there. Trying again does not help.
#[derive(Debug, thiserror::Error)]
#[error("failed to put a notice into words: {template}, line {line}")]
pub struct TemplateError {
    template: String,
    line: usize,
}

impl TemplateError {
    fn at(name: &str, error: &minijinja::Error) -> Self {
        Self {
            template: error.name().unwrap_or(name).to_owned(),
            line: error.line().unwrap_or(0),
        }
    }
}

/// All templates, compiled.
#[derive(Debug)]
pub struct NoticeTemplates(Environment<'static>);

impl Default for NoticeTemplates {
    fn default() -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_syntax(syntax());
        for (name, source) in files::FILES {
            environment
                .add_template(name, source)
                .expect("a test compiles every template");
        }
        Self(environment)
    }
}

impl NoticeTemplates {
    /// The notice as this channel carries it.
    pub fn render(
        &self,
        kind: NoticeKind,
        channel: Channel,
        language: Language,
        text: &NoticeText,
    ) -> Result<RenderedNotice, TemplateError> {
        let (subject, body) = layouts(channel);
        Ok(RenderedNotice {
            subject: self.part(kind, subject, language, text)?,
            body: self.part(kind, body, language, text)?,
        })
    }

    /// The message that brings the digits of a case to a person, as every channel carries it.
    pub fn viewing_code(
        &self,
        language: Language,
        (case, digits): (&CaseNumber, &str),
    ) -> Result<RenderedNotice, TemplateError> {
        let name = format!("{}/_viewing_code", language.folder());
        let view = context! { case => case.as_str(), digits, minutes => CODE_VALID.num_minutes() };
        let rendered = self
            .0
            .get_template(&name)
            .and_then(|template| template.render(view));
        let rendered = rendered.map_err(|error| TemplateError::at(&name, &error))?;
        let (subject, body) = rendered.split_once('\n').unwrap_or_default();
        Ok(RenderedNotice {
            subject: subject.trim().to_owned(),
            body: body.trim().to_owned(),
        })
    }

    fn part(
        &self,
        kind: NoticeKind,
        layout: &str,
        language: Language,
        text: &NoticeText,
    ) -> Result<String, TemplateError> {
        let folder = language.folder();
        let name = format!("{folder}/{}", files::of_kind(kind, text.wording));
        let view = text.view(language, format!("{folder}/{layout}"));
        let rendered = self
            .0
            .get_template(&name)
            .and_then(|template| template.render(Serde(view)));
        let rendered = rendered.map_err(|error| TemplateError::at(&name, &error))?;
        Ok(rendered.trim().to_owned())
    }
}

/// Tags on lines of their own leave no line behind.
fn syntax() -> SyntaxConfig {
    SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
        .expect("these settings do not contradict each other")
}

/// Layouts of subject and body.
fn layouts(channel: Channel) -> (&'static str, &'static str) {
    match channel {
        Channel::InApp => ("_title", "_in_app"),
        Channel::Mail => ("_subject", "_mail"),
        Channel::Sms => ("_title", "_sms"),
        Channel::Paper => ("_title", "_paper"),
        Channel::Phone => ("_title", "_phone"),
    }
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// Of a person who reads this language, as `zh-CN`.
    pub(crate) fn of_locale(locale: &str) -> Self {
        if locale == "en" { Self::En } else { Self::Zh }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    pub(crate) fn pick(self, text: &Text) -> &str {
        match self {
            Self::Zh => &text.zh,
            Self::En => &text.en,
        }
    }

    /// A day as it stands in a letter.
    pub(crate) fn day(self, day: NaiveDate) -> String {
        match self {
            Self::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            Self::En => day.format("%-d %B %Y").to_string(),
        }
    }
}
