//! Words of custody: hops, and why a document or a file is not taken.

use super::history::code;
use crate::Words;
use domain::{
    custody::{Hop, RefusalReason, ReturnReason, Stage},
    file_handover::FindingReason,
};

pub(crate) fn hop_words(hop: &Hop) -> Words {
    match hop {
        Hop::Offered => Words::new("签发移交", "offered"),
        Hop::Sent => Words::new("已发出", "sent"),
        Hop::Received => Words::new("已收到", "received"),
        Hop::Verified => Words::new("核验一致", "verified"),
        Hop::Accepted(_) => Words::new("接收", "accepted"),
        Hop::Refused(_) => Words::new("拒收", "refused"),
        Hop::Returned(_) => Words::new("退回", "returned"),
    }
}

pub(crate) fn stage_words(stage: Stage) -> Words {
    match stage {
        Stage::NotOffered => Words::new("未签发", "not offered"),
        Stage::Offered => hop_words(&Hop::Offered),
        Stage::Sent => hop_words(&Hop::Sent),
        Stage::Received => hop_words(&Hop::Received),
        Stage::Verified => hop_words(&Hop::Verified),
        Stage::Accepted => Words::new("接收", "accepted"),
        Stage::Refused => Words::new("拒收", "refused"),
        Stage::Returned => Words::new("退回", "returned"),
    }
}

pub(crate) fn refusal_reason(reason: RefusalReason) -> Words {
    match reason {
        RefusalReason::Missing => Words::new("未到达", "it did not arrive"),
        RefusalReason::Altered => Words::new("与清单不一致", "it arrived with another size or hash"),
        RefusalReason::Unreadable => Words::new("无法打开", "it cannot be opened"),
        RefusalReason::Illegible => Words::new("辨认不清", "a person cannot make it out"),
        RefusalReason::Incomplete => Words::new("内容不全", "pages or fields are missing"),
        RefusalReason::OtherVehicle => Words::new("与车辆不符", "it is about another vehicle"),
    }
}

pub(crate) fn return_reason(reason: ReturnReason) -> Words {
    match reason {
        ReturnReason::Refused => Words::new("接收地拒收", "the destination refused it"),
        ReturnReason::Withdrawn => Words::new("申请已撤回", "the application was withdrawn"),
        ReturnReason::NotGranted => Words::new("不予办理", "the application was not granted"),
        ReturnReason::TimedOut => Words::new("逾期", "it took too long"),
        ReturnReason::OfficeSilent => Words::new("对方未答复", "the other office did not answer"),
        ReturnReason::VehicleStopped => Words::new("车辆被查封、扣押或者涉嫌盗抢", "the vehicle was stopped"),
        ReturnReason::Unlisted => Words::new("收到清单外文件", "files came that the manifest does not list"),
    }
}

/// Why a document is not taken, as a code and in words.
pub(crate) fn finding_reason(reason: FindingReason) -> (String, Words) {
    match reason {
        FindingReason::Refused { because } => (code(&because), refusal_reason(because)),
        FindingReason::TooMuch => (
            "TOO_MUCH".to_owned(),
            Words::new(
                "清单外文件或者重复",
                "the manifest does not list it, or it came twice",
            ),
        ),
    }
}
