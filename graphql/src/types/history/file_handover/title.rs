//! What happened to a handover, in words.

use crate::{
    Words,
    types::history::shared_title::{effect_title, shared_title},
};
use domain::file_handover::{Event, HandoverEffect, HandoverOutcome};

pub(super) fn title(event: &Event) -> Words {
    let (zh, en) = match event {
        Event::Opened { .. } => ("请求调档", "The file was asked for"),
        Event::TakenUp { .. } => ("受理调档请求", "The origin took the request up"),
        Event::LockRefused { .. } => ("车辆未能锁定", "The vehicle could not be locked"),
        Event::GatheredAgain { .. } => ("重新组卷", "The file is gathered again"),
        Event::FileGathered => ("组卷完成", "The file was gathered"),
        Event::GatheringFailed { .. } => ("组卷未成功", "The file could not be gathered"),
        Event::DeclaredUnavailable { .. } => ("档案无法提供", "The origin has no file that it can send"),
        Event::FileOffered { .. } => ("签发移交", "The file was offered"),
        Event::StatementSigned { .. } => ("监管声明已签署", "A statement of custody was signed"),
        Event::StatementDropped { .. } => ("不再等待签署", "A signature is not waited for any more"),
        Event::DifferencesFound { .. } => ("到达内容与清单不符", "What arrived is not what was listed"),
        Event::FileChecked { .. } => ("核对档案", "The documents were checked"),
        Event::ReturnedToCheck { .. } => ("退回复核", "Returned to be checked again"),
        Event::FileAccepted { .. } => ("接收档案", "The file was taken"),
        Event::FileRefused { .. } => ("退回档案", "The file was refused"),
        Event::CopyMarked => ("转出地已标注移交", "The origin marked its copy"),
        Event::DeskTold { .. } => ("逾期督办", "An office is late; a desk was told"),
        Event::Ended { .. } => ("移交终止", "The handover ended"),
        Event::StepFailed { .. } => ("系统步骤失败", "A step failed"),
        Event::StepRetried { .. } => ("重试", "A step is tried again"),
        Event::Effect(effect) => return effect_title(effect, asked, answered),
        Event::Case(shared) => return shared_title(shared),
    };
    Words::new(zh, en)
}

fn asked(effect: &HandoverEffect) -> Words {
    let (zh, en) = match effect {
        HandoverEffect::LockVehicle { .. } => ("请求锁定车辆", "The origin was asked to lock the vehicle"),
        HandoverEffect::ReleaseLock { .. } => ("请求解除锁定", "The origin was asked to unlock the vehicle"),
        HandoverEffect::GatherFile { .. } => ("请求组卷", "The file is being gathered"),
        HandoverEffect::Sign { .. } => ("请求签署", "A signature was asked for"),
        HandoverEffect::TransferFiles { .. } => ("传输档案", "The file is being moved"),
        HandoverEffect::VerifyFiles { .. } => ("核验档案", "What arrived is being compared"),
        HandoverEffect::MarkTransferred { .. } => ("请求标注已移交", "The origin was asked to mark its copy"),
        HandoverEffect::TellMinistry => ("告知部级督办", "The ministry's desk is being told"),
        HandoverEffect::Report { .. } => ("告知转移登记业务", "The transfer is being told"),
    };
    Words::new(zh, en)
}

fn answered(outcome: &HandoverOutcome) -> Words {
    let (zh, en) = match outcome {
        HandoverOutcome::Locked => ("车辆已锁定", "The vehicle is locked"),
        HandoverOutcome::Released => ("车辆已解除锁定", "The vehicle is unlocked"),
        HandoverOutcome::Gathered { .. } => ("档案清单已生成", "The list of the file is there"),
        HandoverOutcome::Signed { .. } => ("已签署", "It was signed"),
        HandoverOutcome::Transferred => ("档案已传输", "The file was moved"),
        HandoverOutcome::Compared { findings } if findings.is_empty() => {
            ("核验一致", "What arrived is what was listed")
        }
        HandoverOutcome::Compared { .. } => ("核验不一致", "What arrived is not what was listed"),
        HandoverOutcome::Marked => ("已标注", "The copy is marked"),
        HandoverOutcome::Reported => ("已告知", "It was told"),
    };
    Words::new(zh, en)
}
