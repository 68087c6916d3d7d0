//! Words of transfers and handovers that the domain has none for.

use super::history::code;
use crate::Words;
use domain::{
    file_handover::{Desk, EndReason},
    law::{
        RegistrationRuleSet,
        vehicle::{Matter, Occasion, TransferGround},
    },
    vehicle_transfer::Hold,
};

/// A ground in the words of its matter; before there is one, in those of the order in force for a sale.
pub(crate) fn ground(ground: TransferGround, matter: Option<Matter>) -> Words {
    ground.words(matter.unwrap_or(IN_FORCE)).into()
}

/// The matter in whose words a ground is told where the case has none yet.
pub(crate) const IN_FORCE: Matter = Matter::new(RegistrationRuleSet::Order164, Occasion::ChangeOfOwner);

/// Who objected is not said.
pub(crate) fn hold_code(hold: Hold) -> &'static str {
    match hold {
        Hold::Ground { ground } => ground.code(),
        Hold::Objection { .. } => "OBJECTION",
        Hold::Absence => "ABSENCE",
    }
}

pub(crate) fn hold_words(hold: Hold, matter: Option<Matter>) -> Words {
    match hold {
        Hold::Ground { ground: of } => ground(of, matter),
        Hold::Objection { .. } => Words::new("有人提出异议", "Somebody objected"),
        Hold::Absence => Words::new("未到场交验机动车", "Nobody came to show the vehicle"),
    }
}

/// Why a handover ended without a new custodian.
pub(crate) fn end_reason(reason: EndReason) -> (String, Words) {
    let (zh, en) = match reason {
        EndReason::Withdrawn => ("申请已撤回", "The application was withdrawn"),
        EndReason::NotGranted => ("不予受理或者不予办理", "The application was not granted"),
        EndReason::TimedOut => ("逾期", "It took too long"),
        EndReason::OfficeSilent => ("转出地未答复", "The other office did not answer"),
        EndReason::VehicleStopped => ("车辆被查封、扣押或者涉嫌盗抢", "The vehicle was stopped"),
        EndReason::FileLost => ("档案遗失", "The file is lost"),
        EndReason::OnPaperOnly => ("仅有纸质档案", "The file is on paper only"),
        EndReason::Barred(of) => return (of.code().to_owned(), ground(of, None)),
    };
    (code(&reason), Words::new(zh, en))
}

/// The desk that was told that an office is late.
pub(crate) fn desk(desk: Desk) -> Words {
    match desk {
        Desk::Supervision => Words::new("接收地监督岗", "supervision of the accepting office"),
        Desk::OriginProvince => Words::new("转出地省级管理部门", "the province of the origin"),
        Desk::Ministry => Words::new("部级管理部门", "the ministry"),
    }
}
