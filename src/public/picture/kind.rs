//! Which kind of picture a file is, and why one may not go out.

use std::fmt;
use thiserror::Error;

/// A kind of picture that can be cleaned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// JPEG, also progressive.
    Jpeg,
    /// PNG, also animated.
    Png,
    /// WebP, also animated.
    WebP,
    /// GIF.
    Gif,
    /// SVG.
    Svg,
}

/// Why an attachment may not be published. Its text is the second half of a sentence about the file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The setting `portfolio.attachments` does not name this kind; the extension is the word it would need.
    #[error("`{0}` is no kind of file that may be published: `portfolio.attachments` does not name it")]
    NotAllowed(String),
    /// The name says picture, the content is none that is known.
    #[error("the file is called `.{0}`, but holds no picture of a kind that can be cleaned")]
    NotAPicture(String),
    /// The picture can't be read to its end.
    #[error("the {kind} picture is damaged: {reason}")]
    Damaged {
        /// What it is, or claims to be.
        kind: Kind,
        /// What is wrong with it.
        reason: &'static str,
    },
}

/// The extensions of pictures, by their names or by those of kin that they are mistaken for.
const PICTURES: [&str; 9] = ["jpg", "jpeg", "jpe", "jfif", "png", "apng", "webp", "gif", "svg"];

impl Kind {
    /// The kind of a file, by its content.
    ///
    /// SVG has no signature: it is asked for by its extension, or starts with `<` under that of another picture.
    pub fn of(extension: &str, bytes: &[u8]) -> Option<Self> {
        Self::by_signature(bytes).or_else(|| {
            let markup = || text_start(bytes).is_some_and(|first| first == b'<');
            let svg = extension == "svg" || (is_picture_extension(extension) && markup());
            svg.then_some(Self::Svg)
        })
    }

    /// The kind of a picture that begins with a signature.
    pub(super) fn by_signature(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            _ => None,
        }
    }

    /// The word for it in `portfolio.attachments`.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Gif => "gif",
            Self::Svg => "svg",
        }
    }

    /// True for the kinds that need no setting.
    pub(super) fn is_always_welcome(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::WebP)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::WebP => "WebP",
            Self::Gif => "GIF",
            Self::Svg => "SVG",
        })
    }
}

/// The extension of a file's name in lower case, empty where it has none.
pub(super) fn extension(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}

pub(super) fn is_picture_extension(extension: &str) -> bool {
    PICTURES.contains(&extension)
}

/// The first byte that is neither byte order mark nor space.
fn text_start(bytes: &[u8]) -> Option<u8> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.iter().copied().find(|byte| !byte.is_ascii_whitespace())
}
