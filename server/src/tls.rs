//! One TLS provider for every client of the process.

/// Makes ring the provider of all TLS connections. Safe to call more than once; the first call wins.
pub fn install() {
    // An error only says that a provider is there already.
    drop(rustls::crypto::ring::default_provider().install_default());
}
