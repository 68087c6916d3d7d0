//! The names of the periods in the register.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// The id of a rule, such as `ALL-CORR`. Written as that text.
///
/// An id is never removed and never given another meaning: old histories name it. A changed period gets a new id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(&'static str);

/// A text that names no rule of the register.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to find the deadline rule {0:?}")]
pub struct UnknownRule(String);

macro_rules! rule_ids {
    ($($name:ident = $text:literal,)*) => {
        /// What each is, the register says.
        impl RuleId {
            $(pub const $name: Self = Self($text);)*
            /// Every id there is.
            pub const EVERY: &[Self] = &[$(Self::$name,)*];
        }
    };
}

rule_ids! {
    // Electronic driving licence and licence business.
    ALL_CORR = "ALL-CORR",
    CORRECTION_ANSWER = "CORRECTION-ANSWER",
    EL_COUNTER = "EL-COUNTER",
    EL_PHOTO = "EL-PHOTO",
    EL_PHOTO_CHANGE = "EL-PHOTO-CHANGE",
    DL_DELIVER = "DL-DELIVER",
    DL_12PT_REFUSE = "DL-12PT-REFUSE",
    DL_AUDIT = "DL-AUDIT",
    DL_MED = "DL-MED",
    DL_MED_CANCEL = "DL-MED-CANCEL",
    DL_RENEW = "DL-RENEW",
    // Used-car transfer and registration.
    UC_APPLY = "UC-APPLY",
    UC_FILE_OUT = "UC-FILE-OUT",
    UC_FILE_OUT_MAX = "UC-FILE-OUT-MAX",
    UC_FILE_CHECK = "UC-FILE-CHECK",
    UC_TRANSFER = "UC-TRANSFER",
    UC_TRANSFER_IN = "UC-TRANSFER-IN",
    UC_OUT = "UC-OUT",
    UC_TEMP_PLATE = "UC-TEMP-PLATE",
    UC_TEMP_PLATE_MAKE = "UC-TEMP-PLATE-MAKE",
    UC_TEMP_END = "UC-TEMP-END",
    UC_KEEP_NO = "UC-KEEP-NO",
    UC_FIX = "UC-FIX",
    REG_MAX = "REG-MAX",
    // Accidents and their evidence.
    EV_DECIDE = "EV-DECIDE",
    AC_LATE_REPORT = "AC-LATE-REPORT",
    AC_DETERMINE_SIMPLE = "AC-DETERMINE-SIMPLE",
    AC_COMMISSION = "AC-COMMISSION",
    AC_COMMISSION_BODY = "AC-COMMISSION-BODY",
    AC_TEST = "AC-TEST",
    AC_TEST_MAX = "AC-TEST-MAX",
    AC_REPORT_SERVE = "AC-REPORT-SERVE",
    AC_RETEST_ASK = "AC-RETEST-ASK",
    AC_VEHICLE_RETURN = "AC-VEHICLE-RETURN",
    AC_DETERMINE = "AC-DETERMINE",
    AC_DETERMINE_CAUGHT = "AC-DETERMINE-CAUGHT",
    AC_DETERMINE_REPORT = "AC-DETERMINE-REPORT",
    AC_DETERMINE_QUICK = "AC-DETERMINE-QUICK",
    AC_SUSPEND_MAX = "AC-SUSPEND-MAX",
    AC_SUSPEND_DECIDE = "AC-SUSPEND-DECIDE",
    AC_SERVE = "AC-SERVE",
    AC_UNSOLVED = "AC-UNSOLVED",
    AC_REVIEW_APPLY = "AC-REVIEW-APPLY",
    AC_FORWARD_VIA = "AC-FORWARD-VIA",
    AC_FORWARD = "AC-FORWARD",
    AC_REVIEW = "AC-REVIEW",
    AC_REVIEW_SERVE = "AC-REVIEW-SERVE",
    AC_REINVESTIGATE = "AC-REINVESTIGATE",
    AC_REINVESTIGATE_REPORT = "AC-REINVESTIGATE-REPORT",
    AC_MEDIATION_ASK = "AC-MEDIATION-ASK",
    AC_MEDIATION = "AC-MEDIATION",
    AC_FILE_COURT = "AC-FILE-COURT",
    AC_RECUSAL = "AC-RECUSAL",
    // Remedies.
    RV_APPLY = "RV-APPLY",
    RV_SUE = "RV-SUE",
    SUE = "SUE",
    SUE_INACTION = "SUE-INACTION",
    // Later ones, whatever they are of.
    UC_COME = "UC-COME",
}

impl RuleId {
    /// The id as it stands in the register.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl FromStr for RuleId {
    type Err = UnknownRule;

    fn from_str(text: &str) -> Result<Self, UnknownRule> {
        Self::EVERY
            .iter()
            .find(|id| id.0 == text)
            .copied()
            .ok_or_else(|| UnknownRule(text.to_owned()))
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl Serialize for RuleId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for RuleId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
    }
}
