//! Where the file of an accident is.

use serde::{Deserialize, Serialize};

use crate::law::statement::{Statement, from_table, of};
use crate::law::{Basis, Confidence};

/// Who has the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Custody {
    /// 事故处理机构
    Unit,
    /// 人民法院 asked for it: it comes back.
    Court,
    /// 检察机关: from here on criminal procedure says who reads it.
    Prosecution,
}

impl Custody {
    pub const ALL: [Self; 3] = [Self::Unit, Self::Court, Self::Prosecution];
}

from_table!(Custody, TABLE: code, words, article, basis);

/// In the order of the enum.
const TABLE: [Statement; 3] = [
    of(
        "UNIT",
        Basis::article("O146 65"),
        "案卷在事故处理机构",
        "The file is with the accident unit",
    ),
    of(
        "COURT",
        Basis::article("O146 106"),
        "案卷已移送人民法院",
        "The file is with the court",
    ),
    of(
        "PROSECUTION",
        Basis::article("O146 106").marked(Confidence::Inference),
        "案卷已随刑事案件移送检察机关",
        "The file was handed to prosecution with the criminal case",
    ),
];
