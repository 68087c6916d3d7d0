//! One entry of the register of periods.

use super::{Instrument, Length, Obligation, OnExpiry, RollForward, RuleId};

/// A period that an instrument or the office sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub id: RuleId,
    pub instrument: Instrument,
    pub length: Length,
    pub roll_forward: RollForward,
    pub on_expiry: OnExpiry,
    pub obligation: Obligation,
    /// The event from whose day the period runs; that day is not counted.
    pub starts_zh: &'static str,
    pub starts_en: &'static str,
    /// Key and article, such as `ALL 32(1)4`; for a promise, the page that makes it.
    pub article: &'static str,
    pub title_zh: &'static str,
    pub title_en: &'static str,
    /// Not law: a promise, or the office's own choice.
    pub is_policy: bool,
    /// What is not settled about it.
    pub doubt: Option<&'static str>,
}

/// Entries are written as a chain, so that each says only where it differs from an ordinary duty of the office.
impl Rule {
    /// A duty of the office that goes to a supervisor when it is late.
    pub(super) const fn duty(
        id: RuleId,
        instrument: Instrument,
        length: Length,
        article: &'static str,
    ) -> Self {
        Self {
            id,
            instrument,
            length,
            roll_forward: RollForward::No,
            on_expiry: OnExpiry::Escalate,
            obligation: Obligation::Duty,
            starts_zh: "",
            starts_en: "",
            article,
            title_zh: "",
            title_en: "",
            is_policy: matches!(instrument, Instrument::Policy | Instrument::Norm),
            doubt: None,
        }
    }

    pub(super) const fn title(mut self, zh: &'static str, en: &'static str) -> Self {
        self.title_zh = zh;
        self.title_en = en;
        self
    }

    pub(super) const fn starts(mut self, zh: &'static str, en: &'static str) -> Self {
        self.starts_zh = zh;
        self.starts_en = en;
        self
    }

    pub(super) const fn rolls(mut self, roll_forward: RollForward) -> Self {
        self.roll_forward = roll_forward;
        self
    }

    pub(super) const fn ends(mut self, obligation: Obligation, on_expiry: OnExpiry) -> Self {
        self.obligation = obligation;
        self.on_expiry = on_expiry;
        self
    }

    /// Marks a period that is taken from a law without that law plainly asking for it.
    pub(super) const fn policy(mut self) -> Self {
        self.is_policy = true;
        self
    }

    pub(super) const fn doubt(mut self, doubt: &'static str) -> Self {
        self.doubt = Some(doubt);
        self
    }
}
