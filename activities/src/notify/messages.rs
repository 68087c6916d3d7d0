//! What notices go out with.

use super::PrintTray;
use crate::{
    mail::{Mailer, MessageIds},
    paper::PaperPrinter,
    ports::SmsGateway,
    templates::NoticeTemplates,
};
use domain::identifier::EmailAddress;
use std::sync::Arc;

/// One for a process: every worker shares it.
pub struct Messages {
    pub mailer: Mailer,
    pub message_ids: MessageIds,
    pub sms: Arc<dyn SmsGateway>,
    pub templates: NoticeTemplates,
    pub printer: PaperPrinter,
    /// Where printed notices and call sheets lie.
    pub tray: PrintTray,
    /// The ministry's desk, which is told when an office stays silent.
    pub ministry: Option<EmailAddress>,
}
