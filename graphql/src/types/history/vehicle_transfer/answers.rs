//! What a transfer asks of the world and hears of it, in words.

use crate::{
    Words,
    types::history::marked::{Marked, code, value},
};
use domain::vehicle_transfer::{TransferEffect, TransferOutcome};

pub(super) fn asked(effect: &TransferEffect) -> Words {
    let (zh, en) = match effect {
        TransferEffect::LookUpVehicle { .. } => ("查询机动车登记信息", "The vehicle registry was asked"),
        TransferEffect::CompareStolen { .. } => (
            "比对被盗抢机动车信息",
            "Compared with the register of stolen vehicles",
        ),
        TransferEffect::LookUpInsurance { .. } => ("查询交强险信息", "The insurers were asked"),
        TransferEffect::LookUpInvoice { .. } => ("查询二手车交易发票", "The tax office was asked"),
        TransferEffect::UseInvoice { .. } => {
            ("请求核销发票", "The tax office was asked to use the invoice up")
        }
        TransferEffect::RequestFile { .. } => ("请求转出地移交档案", "The office of registration was asked"),
        TransferEffect::StopHandover { .. } => ("请求终止档案移交", "The handover was asked to end"),
        TransferEffect::OfferNumbers { .. } => ("请求提供备选号码", "The pool was asked for numbers"),
        TransferEffect::ReserveNumber { .. } => ("请求保留号码", "The pool was asked to keep a number"),
        TransferEffect::ClaimNumber { .. } => {
            ("请求保留原号牌号码", "The pool was asked for a former number")
        }
        TransferEffect::ReleaseNumber { .. } => ("退还号码", "A number was given back to the pool"),
        TransferEffect::AssignNumber { .. } => ("请求启用号码", "The pool was asked to assign the number"),
        TransferEffect::RetireNumber { .. } => ("收回原号码", "The former number was given back"),
        TransferEffect::Register { .. } => ("请求登记", "The registry was asked to register"),
        TransferEffect::CloseAtOrigin { .. } => ("告知转出地", "The other office was told"),
        TransferEffect::LockVehicle { .. } => ("锁定机动车", "The vehicle is being locked"),
        TransferEffect::ReleaseLock { .. } => ("解除机动车锁定", "The vehicle is being unlocked"),
        TransferEffect::PrepareFile => ("准备电子档案", "The electronic file is being made ready"),
        TransferEffect::RegisterDeparture { .. } => (
            "请求登记转出",
            "The registry was asked to write down the departure",
        ),
    };
    Words::new(zh, en)
}

pub(super) fn answered(outcome: &TransferOutcome) -> Words {
    let (zh, en) = match outcome {
        TransferOutcome::VehicleFound { .. } => ("已查询到机动车登记信息", "The registry found the vehicle"),
        TransferOutcome::VehicleNotFound => ("未查询到机动车登记信息", "The registry found no such vehicle"),
        TransferOutcome::Compared { stolen: true } => ("比对结果：被盗抢", "It is reported as stolen"),
        TransferOutcome::Compared { stolen: false } => ("比对结果：无记录", "It is not reported as stolen"),
        TransferOutcome::Insured { to: Some(_) } => ("已查询到交强险", "The compulsory insurance was found"),
        TransferOutcome::Insured { to: None } => ("未查询到交强险", "No compulsory insurance was found"),
        TransferOutcome::InvoiceFound { .. } => ("已查询到发票", "The invoice was found"),
        TransferOutcome::InvoiceNotFound => ("未查询到发票", "No invoice was found"),
        TransferOutcome::InvoiceUsed => ("发票已核销", "The invoice is used up"),
        TransferOutcome::InvoiceUsedIn { .. } => {
            ("发票已用于其他业务", "Another case used the invoice before")
        }
        TransferOutcome::FileAsked { .. } => ("调档请求已送达", "The request for the file was taken"),
        TransferOutcome::NumbersOffered { .. } => ("号池已提供号码", "The pool offered numbers"),
        TransferOutcome::NumberReserved { .. } => ("号池已保留号码", "The pool keeps the number"),
        TransferOutcome::NumberRefused { .. } => ("号池未予保留", "The pool said no"),
        TransferOutcome::NumberAssigned => ("号池已启用号码", "The pool assigned the number"),
        TransferOutcome::NumberRetired { .. } => ("原号码已收回", "The former number is back"),
        TransferOutcome::Registered => ("登记系统已登记", "The registry has written it down"),
        TransferOutcome::RegistrationRefused { .. } => ("登记系统未予登记", "The registry did not register"),
        TransferOutcome::Locked => ("机动车已锁定", "The vehicle is locked"),
        TransferOutcome::Released => ("机动车已解除锁定", "The vehicle is unlocked"),
        TransferOutcome::FileReady => ("电子档案已备妥", "The electronic file is ready"),
        TransferOutcome::Done => ("已办理", "It is done"),
    };
    Words::new(zh, en)
}

/// What an answer says. Numbers of the pool are not shown: whose they are to be is nobody else's business.
pub(super) fn answer_details(outcome: &TransferOutcome) -> Vec<Marked> {
    match outcome {
        TransferOutcome::VehicleFound { record } => {
            vec![value("status", &record.vehicle.status.as_str(), None)]
        }
        TransferOutcome::Insured { to: Some(to) } => vec![value("insuredTo", to, None)],
        TransferOutcome::FileAsked { handover } => vec![value("handover", handover, None)],
        TransferOutcome::NumbersOffered { until, .. } | TransferOutcome::NumberReserved { until } => {
            vec![value("until", &until.to_rfc3339(), None)]
        }
        TransferOutcome::NumberRefused { refusal } => {
            vec![value("refusal", &code(refusal), Some(refusal.words().into()))]
        }
        TransferOutcome::RegistrationRefused { status } => vec![value("status", &status.as_str(), None)],
        TransferOutcome::NumberRetired { kept } => vec![value("kept", kept, None)],
        TransferOutcome::VehicleNotFound
        | TransferOutcome::Compared { .. }
        | TransferOutcome::Insured { to: None }
        | TransferOutcome::InvoiceFound { .. }
        | TransferOutcome::InvoiceNotFound
        | TransferOutcome::InvoiceUsed
        // Which one it is, is nobody else's business.
        | TransferOutcome::InvoiceUsedIn { .. }
        | TransferOutcome::NumberAssigned
        | TransferOutcome::Locked
        | TransferOutcome::Released
        | TransferOutcome::Registered
        | TransferOutcome::FileReady
        | TransferOutcome::Done => vec![],
    }
}
