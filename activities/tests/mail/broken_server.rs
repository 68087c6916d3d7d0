//! Servers that stop in the middle of a conversation.

use std::net::SocketAddr;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

/// Where a server stops talking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Takes the connection and says nothing.
    HangAtOnce,
    /// Hangs when the mail is complete, instead of saying that it is taken.
    HangAfterData,
    /// Takes the mail and hangs when it is told goodbye.
    HangAfterTaking,
    /// Breaks the connection while it receives the mail.
    CutInData,
}

/// A server that serves every connection the same way.
pub async fn start(stop: Stop) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            tokio::spawn(converse(connection, stop));
        }
    });
    address
}

async fn converse(connection: TcpStream, stop: Stop) {
    let (read, mut write) = connection.into_split();
    let mut lines = BufReader::new(read).lines();
    if stop == Stop::HangAtOnce {
        return std::future::pending().await;
    }
    write.write_all(b"220 here\r\n").await.unwrap();
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = match line.split(' ').next().unwrap() {
            "DATA" => "354 go on\r\n",
            "." if stop == Stop::HangAfterTaking => "250 taken\r\n",
            "." | "QUIT" => return std::future::pending().await,
            "EHLO" | "MAIL" | "RCPT" => "250 fine\r\n",
            _ if stop == Stop::CutInData => return,
            _ => continue,
        };
        write.write_all(answer.as_bytes()).await.unwrap();
    }
}
