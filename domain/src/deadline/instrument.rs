//! The instruments that set periods, and what "day" means in each (domain dossier, 2.5).

use serde::{Deserialize, Serialize};

/// Where a period comes from. The same words mean different days in different instruments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Instrument {
    O164,
    O162,
    O163,
    O146,
    O157,
    Rtsl,
    Rtsr,
    All,
    Adm,
    Arl23,
    Apl,
    /// Internal work norms of the traffic police, known from excerpts.
    Norm,
    /// No law: a public promise or a choice of the office.
    Policy,
}

/// What a number of days counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Unit {
    WorkingDay,
    CalendarDay,
}

/// Whether "`days` 日" in an instrument are working or calendar days.
///
/// A clause can still say otherwise: the validity of temporary plates is in calendar days (O164 art. 92).
pub fn unit_of(instrument: Instrument, days: u16) -> Unit {
    let working: &[u16] = match instrument {
        // O164 art. 92
        Instrument::O164 => &[1, 2, 3, 5, 7, 10, 15],
        // O162 art. 110
        Instrument::O162 => &[1, 3, 5],
        // O146 art. 112(5)
        Instrument::O146 => &[1, 2, 3, 5, 10],
        // O157 art. 81
        Instrument::O157 => &[2, 3, 5, 7, 10, 15],
        // RTSL art. 9 says "五个工作日"; its other days are plain days.
        Instrument::Rtsl => &[5],
        // ARL23 art. 88
        Instrument::Arl23 => &[3, 5, 7, 10],
        // O163 art. 36: natural days. The other three have no clause that makes days working days.
        Instrument::O163 | Instrument::Rtsr | Instrument::Adm | Instrument::Apl => &[],
        // ALL art. 82. Norms and promises are stated in working days.
        Instrument::All | Instrument::Norm | Instrument::Policy => return Unit::WorkingDay,
    };
    if working.contains(&days) {
        Unit::WorkingDay
    } else {
        Unit::CalendarDay
    }
}

impl Instrument {
    /// The title in Chinese.
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::O164 => "机动车登记规定",
            Self::O162 => "机动车驾驶证申领和使用规定",
            Self::O163 => "道路交通安全违法行为记分管理办法",
            Self::O146 => "道路交通事故处理程序规定",
            Self::O157 => "道路交通安全违法行为处理程序规定",
            Self::Rtsl => "道路交通安全法",
            Self::Rtsr => "道路交通安全法实施条例",
            Self::All => "行政许可法",
            Self::Adm => "公安机关办理行政案件程序规定",
            Self::Arl23 => "行政复议法",
            Self::Apl => "行政诉讼法",
            Self::Norm => "业务工作规范",
            Self::Policy => "服务承诺或本单位规定",
        }
    }

    /// The title in English.
    pub fn name_en(self) -> &'static str {
        match self {
            Self::O164 => "Provisions on the registration of motor vehicles (MPS Order 164)",
            Self::O162 => "Provisions on applying for and using driving licences (MPS Order 162)",
            Self::O163 => "Measures on points for road traffic violations (MPS Order 163)",
            Self::O146 => "Provisions on the procedure in road traffic accidents (MPS Order 146)",
            Self::O157 => "Provisions on the procedure in road traffic violations (MPS Order 157)",
            Self::Rtsl => "Road Traffic Safety Law",
            Self::Rtsr => "Regulation implementing the Road Traffic Safety Law",
            Self::All => "Administrative Licensing Law",
            Self::Adm => "Provisions on the procedure of public security organs in administrative cases",
            Self::Arl23 => "Administrative Reconsideration Law (2023)",
            Self::Apl => "Administrative Litigation Law",
            Self::Norm => "Work norm of the traffic police",
            Self::Policy => "Public promise or rule of the office",
        }
    }
}
