//! What a published note alone can become.

/// The audit of a portfolio before it is put in place.
pub mod guard;
/// Attachments made safe to publish.
pub mod picture;
