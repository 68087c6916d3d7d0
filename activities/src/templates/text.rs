//! What a notice speaks of. Texts are in both languages; the template picks one.

use super::Language;
use chrono::NaiveDate;
use domain::{
    identifier::{CaseNumber, CertificateNumber, PersonName},
    law::Text,
};
use serde::Serialize;

/// In whose words a notice speaks: several say what only one business says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wording {
    #[default]
    Licence,
    Vehicle,
    Evidence,
}

/// Everything that a notice may say. A kind that needs what is `None` here cannot be rendered.
#[derive(Clone, Debug)]
pub struct NoticeText {
    pub case: CaseNumber,
    pub wording: Wording,
    /// What the case is about: 机动车驾驶证电子版核发.
    pub business: Text,
    pub office: NoticeOffice,
    /// Whom it is for; `None` where we keep no name. On channels that others read, it is masked.
    pub person: Option<PersonName>,
    /// The day of the notice.
    pub day: NaiveDate,
    /// The day on which the application was received.
    pub received_on: Option<NaiveDate>,
    /// Papers that were handed in.
    pub received: Vec<Text>,
    /// Everything that must be corrected.
    pub missing: Vec<Text>,
    /// Why the office says no.
    pub grounds: Vec<GroundText>,
    /// The office's own words on it, in the language in which they were written.
    pub reasons: Option<String>,
    /// Why something did not come about.
    pub cause: Option<Text>,
    /// Last day of what the notice is about.
    pub deadline: Option<NaiveDate>,
    /// What the person can do against it, and until when.
    pub remedy: Option<Text>,
    pub certificate: Option<CertificateNumber>,
    /// Where to apply instead.
    pub competent_office: Option<Text>,
    /// The code that shows the progress together with the case number.
    pub receipt_code: Option<String>,
    /// What is due, in a notice to staff.
    pub duty: Option<Text>,
}

/// The office that speaks.
#[derive(Clone, Debug)]
pub struct NoticeOffice {
    pub name: Text,
    pub address: Option<Text>,
    pub phone: Option<String>,
}

/// One ground with its article, spelt out.
#[derive(Clone, Debug)]
pub struct GroundText {
    pub words: Text,
    pub article: Option<Text>,
}

/// The same in one language, as the templates see it. What is `None` is not there.
#[derive(Serialize)]
pub(super) struct View<'a> {
    pub layout: String,
    case: &'a str,
    business: &'a str,
    office: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    masked_person: Option<String>,
    day: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    received_on: Option<String>,
    received: Vec<&'a str>,
    missing: Vec<&'a str>,
    grounds: Vec<GroundView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reasons: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remedy: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    competent_office: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    receipt_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duty: Option<&'a str>,
}

#[derive(Serialize)]
struct GroundView<'a> {
    words: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'a str>,
}

impl NoticeText {
    pub(super) fn view<'a>(&'a self, language: Language, layout: String) -> View<'a> {
        let pick = |text: &'a Text| language.pick(text);
        View {
            layout,
            case: self.case.as_str(),
            business: pick(&self.business),
            office: pick(&self.office.name),
            address: self.office.address.as_ref().map(pick),
            phone: self.office.phone.as_deref(),
            person: self.person.as_ref().map(PersonName::as_str),
            masked_person: self.person.as_ref().map(PersonName::masked),
            day: language.day(self.day),
            received_on: self.received_on.map(|day| language.day(day)),
            received: self.received.iter().map(pick).collect(),
            missing: self.missing.iter().map(pick).collect(),
            grounds: self.grounds.iter().map(|ground| ground.view(language)).collect(),
            reasons: self.reasons.as_deref(),
            cause: self.cause.as_ref().map(pick),
            deadline: self.deadline.map(|day| language.day(day)),
            remedy: self.remedy.as_ref().map(pick),
            certificate: self.certificate.as_ref().map(CertificateNumber::as_str),
            competent_office: self.competent_office.as_ref().map(pick),
            receipt_code: self.receipt_code.as_deref(),
            duty: self.duty.as_ref().map(pick),
        }
    }
}

impl GroundText {
    fn view(&self, language: Language) -> GroundView<'_> {
        GroundView {
            words: language.pick(&self.words),
            article: self.article.as_ref().map(|article| language.pick(article)),
        }
    }
}
