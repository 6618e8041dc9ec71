//! The one thing in a picture's EXIF that is about the picture: which way up it is shown.

const ORIENTATION: u16 = 0x0112;

/// The order of bytes in a TIFF structure.
#[derive(Clone, Copy)]
enum Order {
    Big,
    Little,
}

impl Order {
    fn u16(self, bytes: &[u8], at: usize) -> Option<u16> {
        let pair = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(match self {
            Self::Big => u16::from_be_bytes(pair),
            Self::Little => u16::from_le_bytes(pair),
        })
    }

    fn u32(self, bytes: &[u8], at: usize) -> Option<u32> {
        let four = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(match self {
            Self::Big => u32::from_be_bytes(four),
            Self::Little => u32::from_le_bytes(four),
        })
    }
}

/// The orientation that an EXIF block gives, 2 to 8. `None` also for 1, which is how pictures stand anyway.
///
/// The block may begin with the `Exif` prefix of a JPEG segment, which some programs write into WebP too.
pub(super) fn orientation(block: &[u8]) -> Option<u8> {
    let tiff = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
    let order = match tiff.get(..4)? {
        b"MM\0*" => Order::Big,
        b"II*\0" => Order::Little,
        _ => return None,
    };
    let directory = usize::try_from(order.u32(tiff, 4)?).ok()?;
    let entries = usize::from(order.u16(tiff, directory)?);
    let entry = (0..entries)
        .map_while(|n| directory.checked_add(2 + 12 * n))
        .find(|at| order.u16(tiff, *at) == Some(ORIENTATION))?;
    let value = order.u16(tiff, entry.checked_add(8)?)?;
    u8::try_from(value).ok().filter(|value| (2..=8).contains(value))
}

/// True where the picture is shown turned by a quarter, so that width and height change places.
pub(super) fn is_turned(orientation: Option<u8>) -> bool {
    orientation.is_some_and(|value| value >= 5)
}

/// An EXIF block that gives an orientation and nothing else.
pub(super) fn minimal(orientation: u8) -> Vec<u8> {
    let mut block = b"MM\0*\0\0\0\x08\0\x01".to_vec();
    block.extend(ORIENTATION.to_be_bytes());
    // A short, one of it, its value in the first half of the field, and no further directory.
    block.extend([0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
    block
}
