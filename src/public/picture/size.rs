//! How large a picture is shown.

use super::kind::Kind;
use super::{gif, jpeg, png, svg, webp};

/// Width and height of a picture in pixels, the way up it is shown: what `width` and `height` of an `img` want.
///
/// `None` for a file that is no picture, does not say its size, or is damaged. Of an SVG it is the size that it
/// asks for, else that of its view box.
pub fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = match Kind::by_signature(bytes) {
        Some(Kind::Jpeg) => jpeg::dimensions(bytes),
        Some(Kind::Png) => png::dimensions(bytes),
        Some(Kind::WebP) => webp::dimensions(bytes),
        Some(Kind::Gif) => gif::dimensions(bytes),
        Some(Kind::Svg) | None => svg::dimensions(bytes),
    };
    size.filter(|(width, height)| *width > 0 && *height > 0)
}
