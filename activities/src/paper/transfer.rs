//! The words of the papers of a transfer: receipts and the temporary plate.

use super::words::{day, foot, line, said, said_with};
use crate::templates::{Language, RenderedNotice};
use domain::{
    identifier::{CaseNumber, PersonName, PlateNumber},
    law::Text,
    time::{Moment, office_day},
    vehicle_transfer::{Fees, HandOver, Paper, State},
};

/// What a paper speaks of.
#[derive(Clone, Copy, Debug)]
pub struct PaperAbout<'a> {
    pub number: &'a CaseNumber,
    pub state: &'a State,
    pub office: &'a Text,
    /// Whose matter it is; `None` where we keep no name.
    pub applicant: Option<&'a PersonName>,
    /// When it is printed.
    pub now: Moment,
}

/// A paper in words; `None` while there is nothing for it to say.
pub fn paper(paper: Paper, about: &PaperAbout<'_>, language: Language) -> Option<RenderedNotice> {
    let own = match paper {
        Paper::AcceptanceReceipt => accepted(about.state, language)?,
        Paper::PaymentReceipt => paid(&about.state.fees, language)?,
        Paper::TemporaryPlate => temporary(about.state, language)?,
        Paper::PlatesReceipt => handed_over(about.state, language)?,
    };
    let mut lines = head(about, language);
    lines.extend(own);
    lines.extend(foot(
        language,
        about.office,
        ("（盖章）", " (seal)"),
        office_day(about.now),
    ));
    Some(RenderedNotice {
        subject: language.pick(&paper.words().into()).to_owned(),
        body: lines.join("\n"),
    })
}

fn head(about: &PaperAbout<'_>, language: Language) -> Vec<String> {
    let vin = &about.state.vin;
    let mut lines = vec![line(language, ("编号", "Number"), about.number)];
    if let Some(name) = about.applicant {
        lines.push(line(language, ("申请人", "Applicant"), &name.as_str()));
    }
    lines.push(line(
        language,
        ("车辆识别代号", "Vehicle identification number"),
        &vin.as_str(),
    ));
    lines.push(String::new());
    lines
}

fn accepted(state: &State, language: Language) -> Option<Vec<String>> {
    let acceptance = state.acceptance?;
    let words = said(
        language,
        (
            "申请材料齐全、符合法定形式，本所予以受理。",
            "The application is complete and in the form the law asks for. We accept it.",
        ),
    );
    Some(vec![
        words,
        day(language, ("受理日期", "Accepted on"), acceptance.day),
    ])
}

fn paid(fees: &Fees, language: Language) -> Option<Vec<String>> {
    let Fees::Paid { fen, receipt } = fees else {
        return None;
    };
    let amount = format!("{}.{:02}", fen / 100, fen % 100);
    let amount = said_with(language, ("元", " yuan"), &amount);
    Some(vec![
        line(language, ("缴费金额", "Amount paid"), &amount),
        line(language, ("票据号", "Number of the receipt"), receipt),
    ])
}

/// Its period is in days of the calendar and does not roll over holidays (Order 164, articles 47 and 92).
fn temporary(state: &State, language: Language) -> Option<Vec<String>> {
    let temporary = state.outputs.temporary?;
    let rule = said(
        language,
        (
            "有效期按自然日计算，不因节假日顺延；领取正式号牌三个工作日后失效（《机动车登记规定》第四十七条、第九十二条）。",
            "Its days are those of the calendar, and holidays do not extend them. It ends three working days after the plates were received \
             (Provisions on the Registration of Motor Vehicles, articles 47 and 92).",
        ),
    );
    Some(vec![
        day(language, ("有效期至", "Valid to"), temporary.valid_to),
        rule,
    ])
}

fn handed_over(state: &State, language: Language) -> Option<Vec<String>> {
    let handed_over = state.outputs.handed_over.as_ref()?;
    let number = state.plate().map(PlateNumber::to_string).unwrap_or_default();
    let mut lines = vec![line(language, ("号牌号码", "Plate number"), &number)];
    match handed_over {
        HandOver::AtTheCounter => {
            lines.push(said(
                language,
                ("领取方式：窗口领取", "Handed over at the counter"),
            ));
            let signature = "________________";
            lines.push(line(
                language,
                ("领取人（签名）", "Received by (signature)"),
                &signature,
            ));
        }
        HandOver::Posted { consignment } => {
            lines.push(line(
                language,
                ("邮寄，邮件号", "Posted, consignment"),
                consignment,
            ));
        }
    }
    Some(lines)
}

#[cfg(test)]
mod tests;
