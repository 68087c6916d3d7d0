//! A form: each field is read, and every problem is kept, so that a person hears of all of them at once.

use crate::{Language, Words, types::Problem};
use domain::{
    case::{FreeText, FreeTextError},
    identifier::{IdentifierError, is_hidden},
    law::vehicle::inspection::Reference,
};

/// The problems of one input.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) language: Language,
    problems: Vec<Problem>,
}

/// Why a field is not taken.
pub(crate) enum FieldError {
    Identifier(IdentifierError),
    Text(FreeTextError),
}

impl From<IdentifierError> for FieldError {
    fn from(error: IdentifierError) -> Self {
        Self::Identifier(error)
    }
}

impl From<FreeTextError> for FieldError {
    fn from(error: FreeTextError) -> Self {
        Self::Text(error)
    }
}

impl Form {
    pub(crate) fn new(language: Language) -> Self {
        Self {
            language,
            problems: vec![],
        }
    }

    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    pub(crate) fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// Keeps the value, or its problem. `field` is the path below `input`.
    pub(crate) fn take<T>(&mut self, field: &str, value: Result<T, impl Into<FieldError>>) -> Option<T> {
        value.map_err(|error| self.fail(field, &error.into())).ok()
    }

    /// An optional field: `None` where the value that was typed is not taken, which the form remembers.
    pub(crate) fn maybe<T, E: Into<FieldError>>(
        &mut self,
        field: &str,
        value: Option<Result<T, E>>,
    ) -> Option<T> {
        value.and_then(|value| self.take(field, value))
    }

    /// Words of a person.
    pub(crate) fn text(&mut self, field: &str, text: &str) -> Option<FreeText> {
        self.take(field, FreeText::parse(text))
    }

    /// Optional words; blank ones are none.
    pub(crate) fn maybe_text(&mut self, field: &str, text: Option<&str>) -> Option<FreeText> {
        let text = text.filter(|text| !text.trim().is_empty())?;
        self.text(field, text)
    }

    /// One line: 1 to 200 characters, none of which is a control character or turns the writing direction.
    pub(crate) fn line(&mut self, field: &str, text: &str) -> Option<String> {
        let text = text.trim();
        let words = match text.chars().count() {
            0 => Words::new("内容不能为空", "The text is empty."),
            1..=200 if !text.chars().any(is_hidden) => return Some(text.to_owned()),
            1..=200 => Words::new(
                "内容含不可见字符",
                "The text holds characters that cannot be seen.",
            ),
            _ => Words::new("内容不能超过200个字符", "The text has at most 200 characters."),
        };
        self.problem(field, "LINE", words);
        None
    }

    /// A reference into an archive, or the number of a receipt.
    pub(crate) fn reference(&mut self, field: &str, text: &str) -> Option<Reference> {
        let reference = Reference::parse(text.trim()).ok();
        if reference.is_none() {
            let words = Words::new(
                "请填写1至128个字母、数字或者 . _ : / -",
                "A reference has 1 to 128 letters, digits and . _ : / -.",
            );
            self.problem(field, "REFERENCE", words);
        }
        reference
    }

    /// An amount of money. A number of the API holds no more than a signed one of 32 bits, so whoever reads it could not show it.
    pub(crate) fn fen(&mut self, field: &str, fen: u32) -> Option<u32> {
        let fits = i32::try_from(fen).is_ok();
        if !fits {
            self.problem(
                field,
                "AMOUNT",
                Words::new("金额过大", "The amount is too large."),
            );
        }
        fits.then_some(fen)
    }

    /// A problem that says itself which field it is about.
    pub(crate) fn add(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// A problem of the API itself with a field.
    pub(crate) fn problem(&mut self, field: &str, code: &str, words: Words) {
        let problem = Problem::of(code, words, self.language);
        self.problems.push(problem.on(&format!("input.{field}")));
    }

    fn fail(&mut self, field: &str, error: &FieldError) {
        let problem = match error {
            FieldError::Identifier(error) => Problem::identifier(*error, self.language),
            FieldError::Text(error) => {
                let (code, words) = text_error(*error);
                Problem::of(code, words, self.language)
            }
        };
        self.problems.push(problem.on(&format!("input.{field}")));
    }
}

fn text_error(error: FreeTextError) -> (&'static str, Words) {
    match error {
        FreeTextError::Empty => ("TEXT_EMPTY", Words::new("内容不能为空", "The text is empty.")),
        FreeTextError::TooLong => (
            "TEXT_LENGTH",
            Words::new("内容不能超过2000个字符", "A text has at most 2,000 characters."),
        ),
        FreeTextError::HiddenCharacter => (
            "TEXT_CHARACTERS",
            Words::new(
                "内容含不可见字符",
                "The text holds characters that cannot be seen.",
            ),
        ),
    }
}
