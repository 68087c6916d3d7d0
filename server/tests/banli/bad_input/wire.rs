//! Clients that take their time, or go away: bytes on a bare connection.
use super::{Answers, Scene};
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Between two bytes of a client that is slow on purpose.
const DRIP: Duration = Duration::from_millis(200);

/// Sends all of them at once: each waits for a limit of seconds.
pub async fn send(scene: &Scene) -> Answers {
    let head = |line: &str| format!("{line} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n");
    let post = head("POST /graphql") + "content-length: 1000\r\n\r\n{";
    let chunked = head("POST /graphql") + "transfer-encoding: chunked\r\n\r\n";
    let put = format!(
        "PUT {} HTTP/1.1\r\nhost: x\r\ncontent-type: image/png\r\n",
        scene.upload
    );
    let silent = put + "content-length: 1000\r\n\r\n\u{1}";
    let (never, slow, upload, ()) = tokio::join!(
        answer(scene, &post, ""),
        answer(scene, &chunked, "1\r\n \r\n"),
        answer(scene, &silent, ""),
        cut_off(scene, &silent),
    );
    [
        ("a body that never ends", never),
        ("a client that sends a byte now and then", slow),
        ("an upload that falls silent", upload),
    ]
    .into()
}

async fn connected(scene: &Scene, begin: &str) -> TcpStream {
    let address = scene.home.url().replace("http://", "");
    let mut connection = TcpStream::connect(address).await.unwrap();
    connection.write_all(begin.as_bytes()).await.unwrap();
    connection
}

/// Sends a beginning, then the same few bytes again and again, until the server answers and closes.
async fn answer(scene: &Scene, begin: &str, drop: &str) -> String {
    let (mut from, mut to) = connected(scene, begin).await.into_split();
    let mut read = vec![];
    let mut drip = tokio::time::interval(DRIP);
    let reading = from.read_to_end(&mut read);
    tokio::pin!(reading);
    loop {
        tokio::select! {
            ended = &mut reading => { let _ = ended; break; }
            _ = drip.tick(), if !drop.is_empty() => {
                let _ = to.write_all(drop.as_bytes()).await;
            }
        }
    }
    code(&String::from_utf8_lossy(&read))
}

/// Sends a beginning and goes away. The server has noticed long before the others have their answers.
async fn cut_off(scene: &Scene, begin: &str) {
    drop(connected(scene, begin).await);
}

fn code(answer: &str) -> String {
    let code = answer
        .split("\"code\":\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    code.unwrap_or("none").to_owned()
}
