//! Takes the port of the API, or says who should do what.
use std::{
    io,
    net::{IpAddr, SocketAddr},
};
use tokio::net::TcpListener;

/// Why the API cannot listen.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    #[error(
        "failed to listen on {0}: the port is taken; stop what uses it, or choose another with --port or in the configuration"
    )]
    Taken(SocketAddr),
    #[error(
        "failed to listen on {0}: not allowed to; choose a port above 1023 with --port or in the configuration"
    )]
    Forbidden(SocketAddr),
    #[error("failed to listen on {address}")]
    Other { address: SocketAddr, source: io::Error },
}

/// Listens on the address; port 0 takes a free one.
pub async fn listen(bind: IpAddr, port: u16) -> Result<TcpListener, ListenError> {
    let address = SocketAddr::new(bind, port);
    TcpListener::bind(address)
        .await
        .map_err(|source| match source.kind() {
            io::ErrorKind::AddrInUse => ListenError::Taken(address),
            io::ErrorKind::PermissionDenied => ListenError::Forbidden(address),
            _ => ListenError::Other { address, source },
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    #[tokio::test]
    async fn a_taken_port_is_named_with_what_to_do() {
        let loopback = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let first = listen(loopback, 0).await.unwrap();
        let port = first.local_addr().unwrap().port();
        let text = listen(loopback, port).await.unwrap_err().to_string();
        assert!(
            text.contains(&format!("127.0.0.1:{port}")) && text.contains("--port"),
            "{text}"
        );
    }
}
