//! Mail as files.

use crate::{mail, mailer};
use activities::mail::{MailDelivery, MailError};

#[tokio::test]
async fn a_mail_is_one_file_however_often_it_is_tried() {
    let folder = tempfile::tempdir().unwrap();
    let mailer = mailer(MailDelivery::Folder(folder.path().join("mail")));
    for _ in 0..2 {
        mailer.send(&mail()).await.unwrap();
    }
    let names: Vec<_> = std::fs::read_dir(folder.path().join("mail"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names, [format!("{}.eml", mail().id.local())]);
    let eml = std::fs::read_to_string(folder.path().join("mail").join(&names[0])).unwrap();
    assert!(eml.contains("To: zhang.san@example.com\r\n") && !eml.contains("\nBcc"));
}

#[tokio::test]
async fn a_folder_that_is_gone_is_worth_another_try() {
    let folder = tempfile::tempdir().unwrap();
    let mailer = mailer(MailDelivery::Folder(folder.path().join("mail")));
    std::fs::remove_dir_all(folder.path().join("mail")).unwrap();
    assert_eq!(
        mailer.send(&mail()).await,
        Err(MailError::Retry {
            code: "FOLDER".to_owned()
        })
    );
}
