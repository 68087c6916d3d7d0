//! Nothing of a person is logged, whatever happens to their notices.

use crate::{case::Case, office::Office, people::PERSONAL, server::MailServer};
use domain::case::{Channel, Locale, NoticeKind};
use mailin_embedded::Response;
use std::{
    io,
    sync::{Arc, Mutex},
};
use store::testing::TestDatabase;
use tracing_subscriber::fmt::MakeWriter;

#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl io::Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Kept {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// The subscriber is that of the process: it sees every thread, and what the tests beside this one log too.
#[tokio::test]
async fn no_log_names_a_person() {
    let kept = Kept::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(kept.clone())
        .finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let mut office = Office::new(TestDatabase::sqlite()).await;
    let server = MailServer::start(true);
    server.next(Response::custom(
        550,
        "wang@example.org is unknown here".to_owned(),
    ));
    office.mails_to(&server);
    let case = Case::with(&office, NoticeKind::Refused, Locale::ZhCn).await;
    for kind in [NoticeKind::Receipt, NoticeKind::Refused] {
        for channel in Channel::ALL {
            case.sent(kind, channel).await;
        }
    }
    let log = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("a notice is settled"), "the log was kept");
    for word in PERSONAL {
        let line = log.lines().find(|line| line.contains(word));
        assert_eq!(line, None, "the log holds {word}");
    }
}
