//! Attachments made safe to publish: the picture stays as it was, pixel for pixel, and nothing else goes out with it.
//!
//! What a file is, its content says, not its name: browsers draw a `photo.png` that holds a JPEG, so it is
//! cleaned as the JPEG that it is and keeps its name. Parts are copied by allow-lists: a part that nobody here has
//! heard of stays behind. The compressed pixels themselves are never touched.
//!
//! The parsers are our own because what leaks stands where general ones don't look: behind the end of a picture,
//! between the scans of a progressive JPEG, inside the frames of an animation, in the names of a colour profile.

mod exif;
mod gif;
mod icc;
/// JPEG.
mod jpeg;
mod kind;
mod png;
mod size;
mod svg;
#[cfg(test)]
mod tests;
mod webp;

pub(super) use jpeg::metadata as jpeg_metadata;
pub use kind::{Kind, Refusal};
pub(super) use png::ancillary as png_ancillary;
pub use size::dimensions;

/// The bytes of an attachment as they may be published.
///
/// `name` is the file's name, with or without folders; only its extension is looked at. JPEG, PNG and WebP are
/// always welcome. `allowed` holds the extensions that the setting `portfolio.attachments` names beside them,
/// without their dot, in any letter case: `gif` and `svg` are cleaned too, every other kind goes out **byte for
/// byte**, with whatever it tells about its author.
///
/// What stays in a picture: pixels, transparency, animation, the transfer and profile of its colours (the names,
/// dates and serial numbers inside a profile are replaced), its resolution, and the way up it is shown. What goes:
/// EXIF with its places and thumbnails, XMP, IPTC, comments, texts, times, editors' private parts, and everything
/// behind the end of the picture.
///
/// # Errors
/// A kind that is not allowed, a file that is damaged, or one whose name says picture and whose content does not.
pub fn clean<S: AsRef<str>>(name: &str, bytes: &[u8], allowed: &[S]) -> Result<Vec<u8>, Refusal> {
    let extension = kind::extension(name);
    let is_allowed = |wanted: &str| {
        allowed.iter().any(|one| one.as_ref().trim_start_matches('.').eq_ignore_ascii_case(wanted))
    };
    let named_picture = kind::is_picture_extension(&extension);
    if !named_picture && !is_allowed(&extension) {
        return Err(Refusal::NotAllowed(extension));
    }
    let Some(kind) = Kind::of(&extension, bytes) else {
        return if named_picture { Err(Refusal::NotAPicture(extension)) } else { Ok(bytes.to_vec()) };
    };
    if !kind.is_always_welcome() && !is_allowed(kind.extension()) {
        return Err(Refusal::NotAllowed(kind.extension().to_owned()));
    }
    let cleaned = match kind {
        Kind::Jpeg => jpeg::clean(bytes),
        Kind::Png => png::clean(bytes),
        Kind::WebP => webp::clean(bytes),
        Kind::Gif => gif::clean(bytes),
        Kind::Svg => svg::clean(bytes),
    };
    cleaned.map_err(|reason| Refusal::Damaged { kind, reason })
}
