//! Papers of a transfer on paper, read back by another library.

use super::{PaperAbout, paper};
use crate::{paper::PaperPrinter, templates::Language};
use domain::{
    access::{Actor, PersonId},
    calendar::Calendar,
    case::{CaseFacts, CaseKind, Channel, Entry, Envelope, RequestId},
    deadline::RuleId,
    identifier::{CaseNumber, OfficeCode, PersonName, PlateNumber, Vin},
    law::{
        Text, registration_rule_set,
        rollout::Rollout,
        vehicle::{
            Occasion, Quota, TradeFacts,
            document::TitleProof,
            emission::EmissionPolicy,
            party::{PartyNature, PartyRole},
        },
    },
    time::Moment,
    vehicle_transfer::{
        Acceptance, Command, Facts, Fees, HandOver, Number, Paper, Party, State, Submission, Temporary,
        TransferChannel, VehicleTransfer,
    },
};
use lopdf::Document;
use uuid::Uuid;

const VIN: &str = "1M8GDM9AXKP042788";

fn now() -> Moment {
    "2024-03-05T02:00:00Z".parse().unwrap()
}

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn submission() -> Submission {
    let place = |code: &str| code.parse().unwrap();
    let party = |number, role| Party::new(person(number), role, PartyNature::Resident);
    Submission {
        channel: TransferChannel::Online,
        office: OfficeCode::parse("51010001").unwrap(),
        parties: vec![party(1, PartyRole::Buyer), party(2, PartyRole::Seller)],
        people: vec![],
        vin: Vin::parse(VIN).unwrap(),
        trade: TradeFacts {
            occasion: Occasion::ChangeOfOwner,
            trade_place: Some(place("510105")),
            invoice_place: Some(place("510105")),
            transfer_in: place("510105"),
            transfer_out: place("330106"),
            applied_at: place("510105"),
            transferred_out: false,
            quota: Quota::NotRationed,
        },
        title: Some(TitleProof::Trade),
        notice_channels: [Channel::InApp].into(),
        agent: None,
        delivered_on: None,
        documents: vec![],
    }
}

/// A transfer that was just submitted.
fn submitted() -> State {
    let facts = Facts {
        case: CaseFacts {
            now: now(),
            calendar: Calendar::official(),
        },
        open_case: None,
        custodian: None,
        rollout: Rollout::official().clone(),
        emission: EmissionPolicy::official(),
        prefixes: vec![],
    };
    let actor = Actor::Citizen { person: person(1) };
    let envelope = Envelope {
        request: RequestId(Uuid::from_u128(7)),
        actor: actor.clone(),
        seen_version: None,
        command: Command::Submit(Box::new(submission())),
    };
    let events = VehicleTransfer::decide(None, &envelope, &facts).unwrap();
    let mut state = None;
    for (version, event) in (1..).zip(events) {
        let entry = Entry {
            version,
            at: now(),
            actor: actor.clone(),
            event,
        };
        state = VehicleTransfer::evolve(state, &entry);
    }
    state.unwrap()
}

/// Accepted, paid and with both sorts of plates.
fn done() -> State {
    let mut state = submitted();
    let day = "2024-03-05".parse().unwrap();
    state.acceptance = Some(Acceptance {
        day,
        rules: registration_rule_set(day),
        route: None,
        rule: RuleId::UC_TRANSFER,
        before_the_file: false,
    });
    state.fees = Fees::Paid {
        fen: 12_505,
        receipt: "R-1".parse().unwrap(),
    };
    state.number = Number::Assigned(PlateNumber::parse("川A12345").unwrap());
    state.outputs.temporary = Some(Temporary {
        rule: RuleId::UC_TEMP_PLATE,
        valid_to: "2024-03-20".parse().unwrap(),
    });
    state.outputs.handed_over = Some(HandOver::AtTheCounter);
    state
}

/// What a paper says, without white space.
fn printed(which: Paper, state: &State, language: Language) -> Option<String> {
    let number = CaseNumber::new(
        &OfficeCode::parse("51010001").unwrap(),
        "2024-03-05".parse().unwrap(),
        [4; 5],
    );
    let office = Text {
        zh: "成都市车辆管理所".to_owned(),
        en: "Chengdu vehicle office".to_owned(),
    };
    let name = PersonName::parse("林晓岚").unwrap();
    let about = PaperAbout {
        number: &number.unwrap(),
        state,
        office: &office,
        applicant: Some(&name),
        now: now(),
    };
    let words = paper(which, &about, language)?;
    let pdf = PaperPrinter::default().print(&words).unwrap();
    let document = Document::load_mem(&pdf).unwrap();
    let pages: Vec<_> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).unwrap();
    Some(text.split_whitespace().collect())
}

#[test]
fn every_paper_says_what_it_is_for() {
    let state = done();
    for (which, zh, en) in [
        (
            Paper::AcceptanceReceipt,
            ["受理凭证", "受理日期：2024年3月5日"],
            ["Receiptofacceptance", "Acceptedon:5March2024"],
        ),
        (
            Paper::PaymentReceipt,
            ["缴费金额：125.05元", "票据号：R-1"],
            ["Amountpaid:125.05yuan", "Numberofthereceipt:R-1"],
        ),
        (
            Paper::TemporaryPlate,
            ["有效期至：2024年3月20日", "不因节假日顺延"],
            ["Validto:20March2024", "holidaysdonotextendthem"],
        ),
        (
            Paper::PlatesReceipt,
            ["号牌号码：川A12345", "窗口领取"],
            ["Platenumber:川A12345", "Handedoveratthecounter"],
        ),
    ] {
        for (language, says, office) in [
            (Language::Zh, zh, "成都市车辆管理所（盖章）"),
            (Language::En, en, "Chengduvehicleoffice(seal)"),
        ] {
            let text = printed(which, &state, language).unwrap();
            for words in [says[0], says[1], office, VIN, "林晓岚", "51010001-20240305-"] {
                assert!(text.contains(words), "{which:?} does not say {words}: {text}");
            }
        }
    }
}

#[test]
fn posted_plates_name_their_consignment() {
    let mut state = done();
    state.outputs.handed_over = Some(HandOver::Posted {
        consignment: "EMS:1".parse().unwrap(),
    });
    let text = printed(Paper::PlatesReceipt, &state, Language::Zh).unwrap();
    assert!(text.contains("邮寄，邮件号：EMS:1"), "{text}");
}

#[test]
fn what_has_not_come_about_is_not_on_paper() {
    let state = submitted();
    for which in Paper::ALL {
        assert!(!which.is_due(&state), "{which:?}");
        assert_eq!(printed(which, &state, Language::Zh), None, "{which:?}");
        assert!(which.is_due(&done()), "{which:?}");
    }
    let mut waived = done();
    waived.fees = Fees::NoneDue;
    assert_eq!(printed(Paper::PaymentReceipt, &waived, Language::Zh), None);
}
