//! As whom somebody asks to see evidence, what they ask for, and what is covered, as it is typed.

use super::{ApplicantInput, Form};
use crate::{
    Words,
    date::Date,
    types::{EvidenceItemKind, EvidencePower, EvidenceRelation, EvidenceScope},
};
use async_graphql::InputObject;
use chrono::NaiveDate;
use domain::{
    accident::ItemId,
    case::{Applicant, DocumentId},
    evidence_access::{
        Authority, Cover, LawyerPapers, MarkedArea, PageCover, Redaction, RedactionError, Standing, Wanted,
    },
};
use store::KeyRing;
use uuid::Uuid;

/// What shows that somebody may act for another. Each paper is one of the documents (代理权限)
#[derive(Clone, Debug, InputObject)]
pub struct EvidenceAuthorityInput {
    /// The written authority; for a guardian, what shows the guardianship (委托书)
    pub document: Uuid,
    /// The matters that it states (委托事项)
    pub matters: Option<String>,
    /// The powers that it states (委托权限)
    #[graphql(default)]
    pub powers: Vec<EvidencePower>,
    /// Its last day, where it has one.
    pub last_day: Option<Date>,
    /// 律师执业证
    pub lawyer_licence: Option<Uuid>,
    /// 律师事务所函
    pub firm_letter: Option<Uuid>,
}

impl EvidenceAuthorityInput {
    /// The authority. `at`: the path below `input`.
    pub(crate) fn read(&self, at: &str, form: &mut Form) -> Option<Authority> {
        let matters = form.maybe_text(&format!("{at}.matters"), self.matters.as_deref());
        let lawyer = match (self.lawyer_licence, self.firm_letter) {
            (Some(licence), Some(firm_letter)) => Some(LawyerPapers {
                licence: DocumentId(licence),
                firm_letter: DocumentId(firm_letter),
            }),
            (None, None) => None,
            (licence, _) => {
                let field = if licence.is_some() {
                    "firmLetter"
                } else {
                    "lawyerLicence"
                };
                let words = Words::new(
                    "律师须同时提交执业证和律师事务所函",
                    "A lawyer shows both the licence and the letter of the firm.",
                );
                form.problem(&format!("{at}.{field}"), "LAWYER_PAPERS", words);
                return None;
            }
        };
        Some(Authority {
            document: DocumentId(self.document),
            matters,
            powers: self.powers.iter().copied().map(Into::into).collect(),
            last_day: self.last_day.map(|day| day.0),
            lawyer,
        })
    }
}

/// As whom somebody applies (申请人身份)
#[derive(Clone, Debug, InputObject)]
pub struct EvidenceStandingInput {
    pub relation: EvidenceRelation,
    /// For whom, where somebody acts for another (委托人)
    pub principal: Option<ApplicantInput>,
    pub authority: Option<EvidenceAuthorityInput>,
}

impl EvidenceStandingInput {
    /// The standing, and who the principal is.
    pub(crate) fn read(
        &self,
        (form, today): (&mut Form, NaiveDate),
        keys: &KeyRing,
    ) -> Option<(Standing, Option<Applicant>)> {
        let principal = match &self.principal {
            Some(principal) => Some(principal.read("standing.principal", form, today)?),
            None => None,
        };
        let authority = match &self.authority {
            Some(authority) => Some(authority.read("standing.authority", form)?),
            None => None,
        };
        let standing = Standing {
            relation: self.relation.into(),
            principal: principal
                .as_ref()
                .map(|principal| keys.person_of(&principal.document)),
            authority,
        };
        Some((standing, principal))
    }
}

/// What is asked for (申请查阅的材料)
#[derive(Clone, Debug, InputObject)]
pub struct EvidenceWantedInput {
    pub scope: EvidenceScope,
    /// For what is named: kinds.
    #[graphql(default)]
    pub kinds: Vec<EvidenceItemKind>,
    /// For what is named: the ids of items.
    #[graphql(default)]
    pub items: Vec<Uuid>,
}

impl From<&EvidenceWantedInput> for Wanted {
    fn from(wanted: &EvidenceWantedInput) -> Self {
        match wanted.scope {
            EvidenceScope::Everything => Self::Everything,
            EvidenceScope::Progress => Self::Progress,
            EvidenceScope::Named => Self::Named {
                kinds: wanted.kinds.iter().copied().map(Into::into).collect(),
                items: wanted.items.iter().copied().map(ItemId).collect(),
            },
        }
    }
}

/// A rectangle on a page, in ten-thousandths of its width and height from the upper left corner (遮盖区域)
#[derive(Clone, Copy, Debug, InputObject)]
pub struct RedactedAreaInput {
    pub left: u16,
    pub top: u16,
    pub width: u16,
    pub height: u16,
}

/// What is covered on a page: all of it, or areas (遮盖)
#[derive(Clone, Debug, InputObject)]
pub struct RedactedPageInput {
    /// From 1.
    pub page: u16,
    #[graphql(default)]
    pub whole_page: bool,
    #[graphql(default)]
    pub areas: Vec<RedactedAreaInput>,
}

impl RedactedPageInput {
    fn read(&self, at: &str, form: &mut Form) -> Option<PageCover> {
        let cover = match (self.whole_page, self.areas.as_slice()) {
            (true, []) => Cover::WholePage,
            (false, [_, ..]) => Cover::Areas {
                areas: areas(form, at, &self.areas)?,
            },
            _ => {
                let words = Words::new(
                    "每页须选择整页遮盖或者至少一处区域",
                    "A page is covered as a whole, or in at least one area.",
                );
                form.problem(at, "COVER", words);
                return None;
            }
        };
        Some(PageCover {
            page: self.page,
            cover,
        })
    }
}

/// What is covered; a problem for each area and page that cannot be.
pub(crate) fn redaction(form: &mut Form, at: &str, pages: &[RedactedPageInput]) -> Option<Redaction> {
    let mut covers = vec![];
    for (index, page) in pages.iter().enumerate() {
        covers.push(page.read(&format!("{at}.{index}"), form));
    }
    let covers: Option<Vec<_>> = covers.into_iter().collect();
    Redaction::new(covers?)
        .map_err(|error| refused(form, at, error))
        .ok()
}

fn areas(form: &mut Form, at: &str, areas: &[RedactedAreaInput]) -> Option<Vec<MarkedArea>> {
    let mut marked = vec![];
    for (index, area) in areas.iter().enumerate() {
        let read = MarkedArea::new(area.left, area.top, area.width, area.height);
        let read = read.map_err(|error| refused(form, &format!("{at}.areas.{index}"), error));
        marked.push(read.ok());
    }
    marked.into_iter().collect()
}

fn refused(form: &mut Form, field: &str, error: RedactionError) {
    let words = match error {
        RedactionError::Area => Words::new(
            "遮盖区域为空或者超出页面",
            "The area is empty, or leaves the page.",
        ),
        RedactionError::Nothing => Words::new("请至少遮盖一处", "Something has to be covered."),
        RedactionError::Page => Words::new(
            "页码重复，或者不在1至500之间",
            "A page is named twice, or is not between 1 and 500.",
        ),
        RedactionError::Areas => Words::new("一页至多遮盖100处", "A page has at most 100 areas."),
    };
    form.problem(field, "COVER", words);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    fn fields(pages: &[RedactedPageInput]) -> Vec<String> {
        let mut form = Form::new(Language::English);
        let read = redaction(&mut form, "redaction", pages);
        assert_eq!(read.is_some(), form.is_clean());
        let problems = form.into_problems().into_iter();
        problems.filter_map(|problem| problem.field).collect()
    }

    fn page(page: u16, whole_page: bool, areas: &[[u16; 4]]) -> RedactedPageInput {
        let area = |&[left, top, width, height]: &[u16; 4]| RedactedAreaInput {
            left,
            top,
            width,
            height,
        };
        RedactedPageInput {
            page,
            whole_page,
            areas: areas.iter().map(area).collect(),
        }
    }

    #[test]
    fn whole_pages_and_areas_are_read() {
        let good = [
            page(1, true, &[]),
            page(3, false, &[[0, 0, 10_000, 500], [1, 2, 3, 4]]),
        ];
        assert!(fields(&good).is_empty());
    }

    #[test]
    fn each_area_that_cannot_be_is_named() {
        let wrong = [
            page(1, false, &[[0, 0, 1, 1], [0, 0, 0, 1]]),
            page(2, false, &[]),
            page(3, true, &[[0, 0, 1, 1]]),
            page(4, false, &[[9_999, 0, 2, 1]]),
        ];
        assert_eq!(
            fields(&wrong),
            [
                "input.redaction.0.areas.1",
                "input.redaction.1",
                "input.redaction.2",
                "input.redaction.3.areas.0"
            ]
        );
    }

    #[test]
    fn a_redaction_covers_pages_that_there_are_once_each() {
        for wrong in [
            vec![],
            vec![page(0, true, &[])],
            vec![page(501, true, &[])],
            vec![page(1, true, &[]), page(1, true, &[])],
            vec![page(1, false, &[[0, 0, 1, 1]; 101])],
        ] {
            assert_eq!(fields(&wrong), ["input.redaction"]);
        }
    }
}
