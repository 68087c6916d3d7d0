//! Serves routes until the process is asked to end. `axum::serve` has no timer: a client that never ends the head of its
//! request would hold its connection for ever.

use crate::telemetry::Shutdown;
use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    serve::Listener,
};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use std::{io, net::SocketAddr, pin::pin, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    task::JoinSet,
};
use tower::ServiceExt;

/// From the opening of a connection, or the end of its last answer, to the end of the next head. `docs/limits.md` names it.
const HEAD_TIME: Duration = Duration::from_secs(30);
/// How long what is open may take to finish once the process is asked to end. A stream of events never does: it is cut off,
/// and whoever reads it comes again with its cursor.
const FINISH: Duration = Duration::from_secs(10);

/// Serves routes until the process is asked to end, and lets open requests finish, but not for longer than [`FINISH`].
pub async fn serve(listener: TcpListener, routes: Router, shutdown: Shutdown) -> io::Result<()> {
    serve_within(HEAD_TIME, listener, routes, shutdown).await;
    Ok(())
}

async fn serve_within(head_time: Duration, mut listener: TcpListener, routes: Router, shutdown: Shutdown) {
    let mut open = JoinSet::new();
    loop {
        tokio::select! {
            // It waits a moment by itself where the process has too many files open.
            (stream, peer) = Listener::accept(&mut listener) => {
                open.spawn(connection((stream, peer), routes.clone(), head_time, shutdown.clone()));
            }
            Some(_) = open.join_next() => {}
            () = shutdown.requested() => break,
        }
    }
    drop(listener);
    let finished = async { while open.join_next().await.is_some() {} };
    if tokio::time::timeout(FINISH, finished).await.is_err() {
        tracing::info!("ending with connections open");
    }
}

/// One connection, until its client closes it, falls silent within a head, or the process is asked to end.
async fn connection(
    (stream, peer): (TcpStream, SocketAddr),
    routes: Router,
    head_time: Duration,
    shutdown: Shutdown,
) {
    // The end of an answer does not wait for the client to acknowledge what came before it (RFC 9293, 3.7.4).
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "answers on a connection may be late");
    }
    let service = routes.map_request(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        request
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(head_time);
    let served = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    let mut served = pin!(served.with_upgrades());
    let ended = tokio::select! {
        ended = served.as_mut() => ended,
        () = shutdown.requested() => {
            served.as_mut().graceful_shutdown();
            served.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    const PATIENCE: Duration = Duration::from_mins(1);

    /// A server whose route tells the peer, and that waits this long for a head.
    async fn server(head_time: Duration) -> (SocketAddr, Shutdown) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let routes = Router::new().route(
            "/",
            get(async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.ip().to_string()),
        );
        let shutdown = Shutdown::default();
        tokio::spawn(serve_within(head_time, listener, routes, shutdown.clone()));
        (address, shutdown)
    }

    /// Sends bytes, and reads until the server closes the connection.
    async fn answer(address: SocketAddr, bytes: &str) -> String {
        let mut connection = TcpStream::connect(address).await.unwrap();
        connection.write_all(bytes.as_bytes()).await.unwrap();
        let mut read = vec![];
        let closed = tokio::time::timeout(PATIENCE, connection.read_to_end(&mut read)).await;
        closed.expect("the server keeps the connection").unwrap();
        String::from_utf8(read).unwrap()
    }

    #[tokio::test]
    async fn a_head_that_never_ends_loses_its_connection() {
        let (address, _) = server(Duration::from_millis(50)).await;
        for begun in [
            "",
            "G",
            "GET / HTTP/1.1\r\n",
            "GET / HTTP/1.1\r\nhost: x\r\nx-long: ",
        ] {
            let answer = answer(address, begun).await;
            assert!(!answer.contains(" 200 "), "{begun}: {answer}");
        }
        // So does a connection that is kept for a request that never comes.
        let kept = answer(address, "GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
        assert!(kept.ends_with("127.0.0.1"), "{kept}");
    }

    #[tokio::test]
    async fn connections_end_with_the_process() {
        let (address, shutdown) = server(PATIENCE).await;
        let answered = answer(address, "GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
        assert!(answered.ends_with("127.0.0.1"), "{answered}");
        let mut idle = TcpStream::connect(address).await.unwrap();
        idle.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            .await
            .unwrap();
        let mut read = vec![];
        idle.read_buf(&mut read).await.unwrap();
        shutdown.request();
        let closed = tokio::time::timeout(PATIENCE, idle.read_to_end(&mut read)).await;
        closed.expect("the server keeps the connection").unwrap();
    }
}
