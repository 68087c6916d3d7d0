//! Where the file of a vehicle is, seen from its transfer.

use super::{
    HandoverDesk,
    transfer_words::{desk, end_reason},
};
use crate::Words;
use async_graphql::{Enum, SimpleObject};
use domain::vehicle_transfer::VehicleFile;

/// Where the file of a vehicle is (档案位置)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum VehicleFileStatus {
    /// The office has it (本所保管)
    AtHand,
    /// At the office of registration, or at another that took it before; nobody has asked for it (在转出地或者其他车辆管理所)
    Elsewhere,
    /// 已请求调档
    Requested,
    /// It did not come; it can be asked for again (未能移交)
    Failed,
    /// It came by a handover, which has checked it: for this transfer, or for an earlier one that ended (已接收)
    Arrived,
}

/// The file of a vehicle, seen from its transfer (机动车档案)
#[derive(Clone, Debug, SimpleObject)]
pub struct TransferFile {
    pub status: VehicleFileStatus,
    /// Why it did not come, by a code; none where the request could not be sent.
    pub failed_because: Option<String>,
    pub failed_words: Option<Words>,
    /// The desk that was told last that an office is late (督办层级)
    pub late: Option<HandoverDesk>,
    pub late_words: Option<Words>,
}

impl From<&VehicleFile> for TransferFile {
    fn from(file: &VehicleFile) -> Self {
        let (status, reason, late) = match file {
            VehicleFile::AtHand => (VehicleFileStatus::AtHand, None, None),
            VehicleFile::Elsewhere => (VehicleFileStatus::Elsewhere, None, None),
            VehicleFile::Requested { late, .. } => (VehicleFileStatus::Requested, None, *late),
            VehicleFile::Failed { reason } => (VehicleFileStatus::Failed, *reason, None),
            VehicleFile::Arrived => (VehicleFileStatus::Arrived, None, None),
        };
        let (code, words) = reason.map(end_reason).unzip();
        Self {
            status,
            failed_because: code,
            failed_words: words,
            late: late.map(Into::into),
            late_words: late.map(desk),
        }
    }
}
