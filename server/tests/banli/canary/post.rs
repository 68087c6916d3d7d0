//! A mail server that turns every address away once, in words that name it, and then takes the mail.
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// Whom nobody knows: mail to this domain comes back for good.
pub const NOWHERE: &str = "@nowhere.example";

#[derive(Default)]
struct Taken {
    /// Mails with the address each was for.
    mails: Vec<(String, Vec<u8>)>,
    turned_away: BTreeSet<String>,
}

/// The server, for as long as the test runs.
pub struct PostOffice {
    pub port: u16,
    taken: Arc<Mutex<Taken>>,
}

impl PostOffice {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let taken = Arc::new(Mutex::new(Taken::default()));
        let shared = taken.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A client that hangs up is no matter.
                tokio::spawn(converse(stream, shared.clone()));
            }
        });
        Self { port, taken }
    }

    /// The mails to this address.
    pub fn mails(&self, to: &str) -> Vec<u8> {
        let taken = self.taken.lock().unwrap();
        assert!(taken.turned_away.contains(to), "nothing came to {to}");
        let mails = taken.mails.iter().filter(|(whom, _)| whom == to);
        mails.flat_map(|(_, mail)| mail.clone()).collect()
    }
}

async fn converse(stream: TcpStream, taken: Arc<Mutex<Taken>>) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 post.example\r\n").await?;
    let (mut to, mut mail, mut within) = (String::new(), vec![], false);
    while let Some(line) = lines.next_line().await? {
        if within {
            mail.extend_from_slice(line.as_bytes());
            mail.extend_from_slice(b"\r\n");
            if line != "." {
                continue;
            }
            within = false;
            taken
                .lock()
                .unwrap()
                .mails
                .push((to.clone(), std::mem::take(&mut mail)));
        }
        let answer = match line.get(..4).unwrap_or("") {
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or("").to_owned();
                recipient(&to, &taken)
            }
            "DATA" => {
                within = true;
                "354 go on".to_owned()
            }
            "QUIT" => "221 bye".to_owned(),
            _ => "250 fine".to_owned(),
        };
        writer.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}

fn recipient(to: &str, taken: &Mutex<Taken>) -> String {
    if to.ends_with(NOWHERE) {
        format!("550 5.1.1 <{to}> is not known here")
    } else if taken.lock().unwrap().turned_away.insert(to.to_owned()) {
        format!("450 4.2.1 <{to}> has too much mail")
    } else {
        "250 fine".to_owned()
    }
}
