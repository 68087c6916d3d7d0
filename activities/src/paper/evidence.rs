//! The words on the first page of a copy of evidence (Order 146, article 65). The pages that follow are what was released.

use super::words::{foot, line, said, said_with};
use crate::templates::{Language, RenderedNotice};
use domain::{
    accident::{AccidentNumber, ItemKind},
    identifier::CaseNumber,
    law::Text,
    time::{Moment, office_day},
};

/// What a copy is of.
#[derive(Clone, Copy, Debug)]
pub struct CopyAbout<'a> {
    pub number: &'a CaseNumber,
    pub accident: &'a AccidentNumber,
    pub office: &'a Text,
    /// Masked: whom it is for.
    pub applicant: &'a str,
    pub kind: ItemKind,
    /// How many pages follow.
    pub pages: usize,
    /// When it is printed.
    pub now: Moment,
}

/// The first page, on which the unit puts its seal.
pub fn copy(about: &CopyAbout<'_>, language: Language) -> RenderedNotice {
    let kind = Text::from(about.kind.words());
    let pages = said_with(language, ("页", ""), &about.pages.to_string());
    let certified = said(
        language,
        (
            "本复制件与本单位准予查阅的材料一致。被遮盖的内容依法不予公开（《道路交通事故处理程序规定》第六十五条）。",
            "This copy agrees with what the unit released. What is covered may not be disclosed (Provisions on the Procedure for Handling \
             Road Traffic Accidents, article 65).",
        ),
    );
    let mut lines = vec![
        line(language, ("编号", "Number"), about.number),
        line(language, ("事故编号", "Accident"), about.accident),
        line(language, ("申请人", "Applicant"), &about.applicant),
        line(language, ("材料", "Evidence"), &language.pick(&kind)),
        line(language, ("页数", "Pages"), &pages),
        String::new(),
        certified,
    ];
    let seal = ("（事故处理专用章）", " (seal for the handling of accidents)");
    lines.extend(foot(language, about.office, seal, office_day(about.now)));
    RenderedNotice {
        subject: said(language, ("证据材料复制件", "Copy of evidence")),
        body: lines.join("\n"),
    }
}
