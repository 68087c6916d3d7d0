//! Mail in real conversations: a server in process that takes it, refuses it, hangs, or breaks off.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod broken_server;
mod conversations;
mod folder;
mod server;

use activities::mail::{Mail, MailDelivery, MailSettings, Mailer, MessageIds};
use domain::{case::EffectId, identifier::CaseNumber};
use secrecy::SecretBox;

/// The mail of the second effect of a case.
fn mail() -> Mail {
    let case = CaseNumber::new(
        &"33010000".parse().unwrap(),
        "2021-10-22".parse().unwrap(),
        *b"mails",
    )
    .unwrap();
    Mail {
        id: MessageIds::new(SecretBox::new(Box::new([1; 32])), "example.cn").of(&case, EffectId(2)),
        to: "zhang.san@example.com".parse().unwrap(),
        subject: "补正告知书\r\nBcc: everybody@example.com".to_owned(),
        body: "您好：\n请补正下列材料。\n.\n一行只有一个点。\n".to_owned(),
    }
}

fn mailer(delivery: MailDelivery) -> Mailer {
    let from = "noreply@example.cn".parse().unwrap();
    Mailer::new(&MailSettings {
        from,
        from_name: "办理平台".to_owned(),
        delivery,
    })
    .unwrap()
}
