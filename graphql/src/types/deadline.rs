//! Deadlines, with how each was counted.

use super::ExplainedDay;
use crate::{Words, calendars, date::Date, failure::Result, request};
use async_graphql::{Context, Enum, Object};
use domain::{
    deadline::{self, Length, rule},
    identifier::OfficeCode,
};

/// Where a deadline stands (期限状态)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "deadline::DeadlineStatus")]
pub enum DeadlineStatus {
    /// 进行中
    Running,
    /// 已按期完成
    Met,
    /// 已逾期
    Expired,
    /// 不再适用
    Stopped,
}

/// Whose period it is (期限性质)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "deadline::Obligation")]
pub enum Obligation {
    /// The office must act (机关义务)
    Duty,
    /// The person's own period; no case waits for it (当事人权利)
    Right,
    /// The person's period whose end changes the case (当事人条件)
    Condition,
    /// Another office must act; no case waits for it (其他机关义务)
    Elsewhere,
}

/// What happens when the period has passed (逾期后果)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "deadline::OnExpiry")]
pub enum OnExpiry {
    /// 督办
    Escalate,
    /// 视为受理
    DeemedAccepted,
    /// 作废
    Void,
    /// 终止
    Lapse,
    /// 不再受理
    TimeBarred,
    /// 按逾期处理
    Late,
    /// 驾驶证状态变更
    StatusChange,
    /// 届满后可以办理
    Allowed,
}

/// What a length counts (期间单位)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum DeadlineUnit {
    /// 工作日
    WorkingDay,
    /// 自然日
    CalendarDay,
    /// 月
    Month,
    /// 年
    Year,
}

/// The instrument that sets a period; the same words mean different days in different ones (期限依据)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "deadline::Instrument")]
pub enum Instrument {
    /// 机动车登记规定
    #[graphql(name = "O164")]
    O164,
    /// 机动车驾驶证申领和使用规定
    #[graphql(name = "O162")]
    O162,
    /// 道路交通安全违法行为记分管理办法
    #[graphql(name = "O163")]
    O163,
    /// 道路交通事故处理程序规定
    #[graphql(name = "O146")]
    O146,
    /// 道路交通安全违法行为处理程序规定
    #[graphql(name = "O157")]
    O157,
    /// 道路交通安全法
    Rtsl,
    /// 道路交通安全法实施条例
    Rtsr,
    /// 行政许可法
    All,
    /// 公安机关办理行政案件程序规定
    Adm,
    /// 行政复议法
    #[graphql(name = "ARL23")]
    Arl23,
    /// 行政诉讼法
    Apl,
    /// 业务工作规范
    Norm,
    /// 服务承诺或本单位规定
    Policy,
}

/// A period that runs or ran in a case (期限)
pub struct Deadline {
    pub(crate) inner: deadline::Deadline,
    /// Its calendar has further days off.
    pub(crate) office: OfficeCode,
}

/// A period that runs or ran in a case (期限)
#[Object]
impl Deadline {
    /// Its number within the case.
    async fn number(&self) -> u32 {
        self.inner.id.0
    }

    /// The rule's id in the register, such as `ALL-CORR`.
    async fn rule(&self) -> &'static str {
        self.inner.rule.as_str()
    }

    async fn title(&self) -> Words {
        let rule = rule(self.inner.rule);
        Words::new(rule.title_zh, rule.title_en)
    }

    /// The article as a short reference; for a promise, the page that makes it (条款)
    async fn article(&self) -> &'static str {
        rule(self.inner.rule).article
    }

    /// The article spelled out.
    async fn citation(&self) -> Words {
        domain::law::cite(rule(self.inner.rule).article).into()
    }

    async fn instrument(&self) -> Instrument {
        self.inner.instrument.into()
    }

    async fn unit(&self) -> DeadlineUnit {
        match self.inner.length {
            Length::WorkingDays(_) => DeadlineUnit::WorkingDay,
            Length::CalendarDays(_) => DeadlineUnit::CalendarDay,
            Length::Months(_) => DeadlineUnit::Month,
            Length::Years(_) => DeadlineUnit::Year,
        }
    }

    /// How many of its unit.
    async fn length(&self) -> u16 {
        match self.inner.length {
            Length::WorkingDays(count)
            | Length::CalendarDays(count)
            | Length::Months(count)
            | Length::Years(count) => count,
        }
    }

    async fn length_words(&self) -> Words {
        Words::new(self.inner.length.text_zh(), self.inner.length.text_en())
    }

    /// The event from whose day the period runs.
    async fn starts_with(&self) -> Words {
        let rule = rule(self.inner.rule);
        Words::new(rule.starts_zh, rule.starts_en)
    }

    /// The day from which it runs; it is not counted (起算日)
    async fn start(&self) -> Date {
        self.inner.start.into()
    }

    /// The last day of the period (届满日)
    async fn due(&self) -> Date {
        self.inner.due.into()
    }

    /// Counted with a year that has no official calendar, so the due day can still move (暂定)
    async fn provisional(&self) -> bool {
        self.inner.provisional
    }

    /// The version of the official calendar that it was counted by.
    async fn calendar_version(&self) -> u32 {
        self.inner.calendar_version
    }

    async fn status(&self) -> DeadlineStatus {
        self.inner.status.into()
    }

    async fn obligation(&self) -> Obligation {
        self.inner.obligation.into()
    }

    async fn on_expiry(&self) -> OnExpiry {
        self.inner.on_expiry.into()
    }

    async fn on_expiry_words(&self) -> Words {
        Words::new(self.inner.on_expiry.text_zh(), self.inner.on_expiry.text_en())
    }

    /// Not law: a promise, or the office's own choice.
    async fn is_policy(&self) -> bool {
        rule(self.inner.rule).is_policy
    }

    /// What is not settled about the rule.
    async fn doubt(&self) -> Option<&'static str> {
        rule(self.inner.rule).doubt
    }

    /// Every day from the start to the due day, and why it counts or not (逐日说明)
    async fn explanation(&self, ctx: &Context<'_>) -> Result<Vec<ExplainedDay>> {
        let offices = request::services(ctx).store.office_data();
        let calendar = calendars::of_version(offices, &self.office, self.inner.calendar_version).await?;
        Ok(deadline::explain(&self.inner, &calendar)
            .into_iter()
            .map(ExplainedDay::from)
            .collect())
    }
}
