//! What stands in the way of a mutation: data, never an error.

use super::{history::code, transfer_words::hold_code};
use crate::{Language, Words, failure::Result, reader::Reader};
use async_graphql::SimpleObject;
use domain::{
    case::{Refusal, RefusalDetail},
    identifier::IdentifierError,
};
use serde::Serialize;

/// Why a mutation did nothing, or an input is not taken (问题)
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct Problem {
    /// Stable, for programs: a code of a refusal, of a ground or of a rule of an identifier.
    pub code: String,
    /// The input field, such as `input.applicant.document.number`.
    pub field: Option<String>,
    /// The words for people, in the language of the request.
    pub message: String,
    /// The words in both languages.
    pub words: Words,
    /// The article behind it, as a short reference (条款)
    pub article: Option<String>,
    /// The article spelled out.
    pub citation: Option<Words>,
    /// What helps to go on.
    pub detail: Option<ProblemDetail>,
}

/// What a person needs to know to go on (补充信息)
#[derive(Clone, Debug, Default, PartialEq, Eq, SimpleObject)]
pub struct ProblemDetail {
    /// The version that the case has now.
    pub current_version: Option<u64>,
    /// The colleague who holds the task, by their id; for staff.
    pub holder: Option<String>,
    /// The other case, for those who see it.
    pub case_number: Option<String>,
    /// The valid electronic licence.
    pub certificate: Option<String>,
    /// The code of the office that is competent.
    pub office: Option<String>,
    /// Everything that stands in the way, by its code: grounds, questions, people who have to join; items of evidence by their ids.
    pub reasons: Vec<String>,
}

impl Problem {
    /// A problem of the API itself.
    pub(crate) fn of(code: &str, words: Words, language: Language) -> Self {
        Self {
            code: code.to_owned(),
            field: None,
            message: language.pick(&words.zh, &words.en).to_owned(),
            words,
            article: None,
            citation: None,
            detail: None,
        }
    }

    /// A case that is not there, or is none of the asker's business: the answer is the same.
    pub(crate) fn not_found(language: Language) -> Self {
        Self::of("NOT_FOUND", Words::new("未找到", "Not found"), language).on("input.caseNumber")
    }

    pub(crate) fn identifier(error: IdentifierError, language: Language) -> Self {
        Self::of(
            error.code(),
            Words::new(error.message_zh(), error.message_en()),
            language,
        )
    }

    pub(crate) fn refusal(refusal: &Refusal, language: Language) -> Self {
        Self {
            field: refusal.field.as_ref().map(|field| format!("input.{field}")),
            article: refusal.article().map(str::to_owned),
            citation: refusal.article().map(|article| domain::law::cite(article).into()),
            detail: refusal.detail.as_ref().map(ProblemDetail::from),
            ..Self::of(refusal.code.code(), refusal.words().into(), language)
        }
    }

    /// A refusal as a reader may hear it: the number of another case is for those who see that case.
    pub(crate) async fn told(refusal: &Refusal, reader: &Reader) -> Result<Self> {
        let mut problem = Self::refusal(refusal, reader.language);
        if let Some(RefusalDetail::Case { number }) = &refusal.detail
            && reader.finder().case(number).await?.is_none()
        {
            problem.detail = None;
        }
        Ok(problem)
    }

    #[must_use]
    pub(crate) fn on(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }
}

impl ProblemDetail {
    fn because<T: Serialize>(reasons: &[T]) -> Self {
        Self {
            reasons: reasons.iter().map(code).collect(),
            ..Self::default()
        }
    }
}

impl From<&RefusalDetail> for ProblemDetail {
    fn from(detail: &RefusalDetail) -> Self {
        let none = Self::default();
        match detail {
            RefusalDetail::Version { current } => Self {
                current_version: Some(*current),
                ..none
            },
            RefusalDetail::Holder { person } => Self {
                holder: Some(person.0.to_string()),
                ..none
            },
            RefusalDetail::Case { number } => Self {
                case_number: Some(number.to_string()),
                ..none
            },
            RefusalDetail::Certificate { number } => Self {
                certificate: Some(number.to_string()),
                ..none
            },
            RefusalDetail::Office { office } => Self {
                office: Some(office.to_string()),
                ..none
            },
            RefusalDetail::Grounds { grounds } => Self::because(grounds),
            RefusalDetail::Questions { referrals } => Self::because(referrals),
            RefusalDetail::Faults { faults } => Self::because(faults),
            RefusalDetail::Consents { missing } => Self::because(missing),
            RefusalDetail::Holds { holds } => Self {
                reasons: holds.iter().map(|hold| hold_code(*hold).to_owned()).collect(),
                ..none
            },
            RefusalDetail::Plate { refusal } => Self::because(&[refusal]),
            RefusalDetail::EvidenceGrounds { grounds } => Self::because(grounds),
            RefusalDetail::EvidenceQuestions { questions } => Self::because(questions),
            RefusalDetail::Items { items } => Self {
                reasons: items.iter().map(|item| item.0.to_string()).collect(),
                ..none
            },
        }
    }
}
