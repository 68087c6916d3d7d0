//! The one notice of correction.

use super::DocumentKind;
use crate::Words;
use async_graphql::{Enum, SimpleObject};
use domain::licence_application::{self, Wanted};

/// A field of the application (申请信息项)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "licence_application::ApplicationField")]
pub enum ApplicationField {
    /// 姓名
    Name,
    /// 身份证明
    IdentityDocument,
    /// 电子邮箱
    Email,
    /// 电话
    Phone,
    /// 地址
    Address,
    /// 特殊原因
    SpecialReason,
    /// 情况说明
    Explanation,
}

impl ApplicationField {
    pub(crate) fn words(self) -> Words {
        match self {
            Self::Name => Words::new("姓名", "name"),
            Self::IdentityDocument => Words::new("身份证明", "identity document"),
            Self::Email => Words::new("电子邮箱", "e-mail address"),
            Self::Phone => Words::new("电话", "telephone number"),
            Self::Address => Words::new("地址", "address"),
            Self::SpecialReason => Words::new("特殊原因", "special reason"),
            Self::Explanation => Words::new("情况说明", "explanation"),
        }
    }
}

/// One line of the notice: a document or a field (补正事项)
#[derive(Clone, Debug, SimpleObject)]
pub struct MissingItem {
    pub document: Option<DocumentKind>,
    pub field: Option<ApplicationField>,
    /// What it is.
    pub name: Words,
    /// What to do about it, as staff wrote it.
    pub words: String,
}

/// Everything that is missing, named once (一次告知)
#[derive(Clone, Debug, SimpleObject)]
pub struct Correction {
    pub missing: Vec<MissingItem>,
    pub answered: bool,
}

impl From<&licence_application::MissingItem> for MissingItem {
    fn from(item: &licence_application::MissingItem) -> Self {
        let (document, field, name) = match item.what {
            Wanted::Document { kind } => (Some(kind.into()), None, kind.words().into()),
            Wanted::Field { field } => {
                let field = ApplicationField::from(field);
                (None, Some(field), field.words())
            }
        };
        Self {
            document,
            field,
            name,
            words: item.words.as_str().to_owned(),
        }
    }
}

impl From<&licence_application::Correction> for Correction {
    fn from(correction: &licence_application::Correction) -> Self {
        Self {
            missing: correction.missing.iter().map(MissingItem::from).collect(),
            answered: correction.answered,
        }
    }
}
