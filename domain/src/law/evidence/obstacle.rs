//! What keeps an act on an application for evidence from being possible now. It says nothing about the merits: grounds and
//! questions that are meant go with the refusal.

use serde::{Deserialize, Serialize};

use crate::law::statement::{Statement, from_table, of};
use crate::law::{Basis, Confidence};

/// The obstacle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EvidenceObstacle {
    EvidenceGrounds,
    EvidenceQuestions,
    /// The unit's register has not said anything of the accident yet.
    AccidentFilePending,
    FileWithCourt,
    VerdictsMissing,
    VerdictNotAllowed,
    /// They have been excluded from the case.
    Excluded,
    /// Nothing can be seen here and now, whatever the reason: it says no more than to an outsider.
    NoAccess,
    /// The code is wrong, old, used, or there was none: it does not say which.
    CodeWrong,
    NoRightToCopy,
}

impl EvidenceObstacle {
    pub const ALL: [Self; 10] = [
        Self::EvidenceGrounds,
        Self::EvidenceQuestions,
        Self::AccidentFilePending,
        Self::FileWithCourt,
        Self::VerdictsMissing,
        Self::VerdictNotAllowed,
        Self::Excluded,
        Self::NoAccess,
        Self::CodeWrong,
        Self::NoRightToCopy,
    ];
}

from_table!(EvidenceObstacle, TABLE: code, words, article, basis);

const DESIGN: Basis = Basis::only(Confidence::Design);

/// In the order of the enum.
const TABLE: [Statement; 10] = [
    of(
        "EVIDENCE_GROUNDS",
        DESIGN,
        "存在不予查阅的情形",
        "There are grounds against showing it",
    ),
    of(
        "EVIDENCE_QUESTIONS",
        DESIGN,
        "有待人工核实的事项",
        "A person has to look into something first",
    ),
    of(
        "ACCIDENT_FILE_PENDING",
        DESIGN,
        "事故处理系统尚未答复",
        "The register of accidents has not answered yet",
    ),
    of(
        "FILE_WITH_COURT",
        Basis::article("O146 106").marked(Confidence::Policy),
        "案卷在人民法院，退回后继续办理",
        "The file is with the court; the case goes on when it is back",
    ),
    of(
        "VERDICTS_MISSING",
        DESIGN,
        "尚有材料未作出逐项意见",
        "Some items have no verdict yet",
    ),
    of(
        "VERDICT_NOT_ALLOWED",
        DESIGN,
        "该材料不得作出此项决定",
        "This item does not allow this verdict",
    ),
    of(
        "EXCLUDED",
        Basis::article("O146 105").marked(Confidence::Inference),
        "已回避，不得办理本业务",
        "Excluded from this case",
    ),
    of(
        "NO_ACCESS",
        DESIGN,
        "没有可以查阅的内容",
        "There is nothing to see",
    ),
    of(
        "CODE_WRONG",
        DESIGN,
        "验证码不正确或者已失效",
        "The code is not right or no longer valid",
    ),
    of(
        "NO_RIGHT_TO_COPY",
        Basis::article("O146 65"),
        "申请人无权复制",
        "The applicant has no right to copies",
    ),
];
