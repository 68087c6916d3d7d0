//! A mail server that speaks STARTTLS, wants a password, and answers as told.

use mailin_embedded::{AuthMechanism, Handler, Response, Server, SslConfig, response};
use std::{
    collections::VecDeque,
    io,
    net::{IpAddr, SocketAddr, TcpListener},
    sync::{Arc, Mutex},
};
use tempfile::TempDir;

pub const USER: &str = "banli";
pub const PASSWORD: &str = "correct horse";

/// What the server saw, and what it is told to answer.
#[derive(Default)]
struct Records {
    /// Answers at the end of the next mails; without one the mail is taken.
    answers: VecDeque<Response>,
    /// Bytes of each mail that came to its end, taken or not.
    mails: Vec<Vec<u8>>,
    recipients: Vec<String>,
    sign_ins: usize,
}

/// The running server; its thread ends with the process.
pub struct MailServer {
    pub address: SocketAddr,
    /// The certificate that clients must trust.
    pub certificate: Vec<u8>,
    records: Arc<Mutex<Records>>,
    _folder: TempDir,
}

#[derive(Clone)]
struct Conversation {
    records: Arc<Mutex<Records>>,
    mail: Vec<u8>,
}

impl MailServer {
    /// Speaks STARTTLS, or does not know the word.
    pub fn start(with_tls: bool) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = tempfile::tempdir().unwrap();
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let [cert_path, key_path] =
            ["cert.pem", "key.pem"].map(|name| folder.path().join(name).display().to_string());
        std::fs::write(&cert_path, made.cert.pem()).unwrap();
        std::fs::write(&key_path, made.signing_key.serialize_pem()).unwrap();

        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let records = Arc::default();
        let mut server = Server::new(Conversation {
            records: Arc::clone(&records),
            mail: Vec::new(),
        });
        server
            .with_name("localhost")
            .with_tcp_listener(listener)
            .with_auth(AuthMechanism::Plain);
        if with_tls {
            server
                .with_ssl(SslConfig::SelfSigned { cert_path, key_path })
                .unwrap();
        }
        std::thread::spawn(move || drop(server.serve()));
        Self {
            address,
            certificate: made.cert.pem().into_bytes(),
            records,
            _folder: folder,
        }
    }

    pub fn next(&self, answer: Response) {
        self.records.lock().unwrap().answers.push_back(answer);
    }

    pub fn mails(&self) -> Vec<String> {
        let records = self.records.lock().unwrap();
        records
            .mails
            .iter()
            .map(|mail| String::from_utf8(mail.clone()).unwrap())
            .collect()
    }

    pub fn recipients(&self) -> Vec<String> {
        self.records.lock().unwrap().recipients.clone()
    }

    pub fn sign_ins(&self) -> usize {
        self.records.lock().unwrap().sign_ins
    }
}

impl Handler for Conversation {
    fn auth_plain(&mut self, _as: &str, user: &str, password: &str) -> Response {
        self.records.lock().unwrap().sign_ins += 1;
        if (user, password) == (USER, PASSWORD) {
            response::AUTH_OK
        } else {
            response::INVALID_CREDENTIALS
        }
    }

    fn helo(&mut self, _ip: IpAddr, _domain: &str) -> Response {
        response::OK
    }

    fn rcpt(&mut self, to: &str) -> Response {
        self.records.lock().unwrap().recipients.push(to.to_owned());
        response::OK
    }

    fn data(&mut self, piece: &[u8]) -> io::Result<()> {
        self.mail.extend_from_slice(piece);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let mut records = self.records.lock().unwrap();
        records.mails.push(std::mem::take(&mut self.mail));
        records.answers.pop_front().unwrap_or(response::OK)
    }
}
