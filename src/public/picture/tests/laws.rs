//! For any bytes: what is hidden never comes out, pixels stay, nothing panics.

use super::made::{self, PIXELS};
use super::{NONE, OTHERS, clean, dimensions, holds};
use proptest::collection::vec;
use proptest::prelude::*;

/// Long enough to be met by no chance, and no part of what the pictures are made of.
fn hidden() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 12..200).prop_map(|bytes| [b"\x07hidden\x07".as_slice(), &bytes].concat())
}

proptest! {
    #[test]
    fn what_is_hidden_in_any_part_stays_behind(
        hidden in hidden(),
        marker in prop_oneof![0xE0..=0xEF_u8, 0xF0..=0xFE_u8],
        kind in "[a-z][a-zA-Z][A-Z][a-z]",
        after in any::<bool>(),
    ) {
        let segment = made::segment(marker, &hidden);
        let kind: [u8; 4] = kind.as_bytes().try_into().expect("four letters");
        prop_assume!(![*b"gAMA", *b"cHRM", *b"sBIT", *b"bKGD", *b"mDCV"].contains(&kind));
        let header = made::riff(*b"VP8X", &[0x2C, 0, 0, 0, 2, 0, 0, 1, 0, 0]);
        let plain = [
            ("a.jpg", made::jpeg(&[], &[]), made::jpeg(std::slice::from_ref(&segment), std::slice::from_ref(&segment))),
            ("a.png", made::png(&[]), made::png(&[made::chunk(kind, &hidden)])),
            ("a.webp", made::webp(&[made::riff(*b"VP8L", PIXELS)]), made::webp(&[
                made::riff(*b"VP8L", PIXELS), made::riff(kind, &hidden), made::riff(*b"EXIF", &hidden),
            ])),
            ("a.webp", made::webp(&[header.clone(), made::riff(*b"VP8L", PIXELS)]), made::webp(&[
                header, made::riff(*b"VP8L", PIXELS), made::riff(*b"XMP ", &hidden), made::riff(*b"ICCP", &hidden),
            ])),
        ];
        for (name, without, mut with) in plain {
            if after {
                with.extend(&hidden);
            }
            let cleaned = clean(name, &with, &NONE).expect("a picture");
            prop_assert!(!holds(&cleaned, b"\x07hidden\x07"));
            // A picture that hides something comes out as if it had hidden nothing.
            prop_assert_eq!(&cleaned, &clean(name, &without, &NONE).expect("a picture"), "{}", name);
        }
    }

    #[test]
    fn damage_is_refused_and_never_a_panic(
        which in 0..5_usize,
        changes in vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><style>a{fill:url(#b)}</style></svg>".to_vec();
        let all = [made::full_jpeg(), made::full_png(), made::full_webp(), made::full_gif(), svg];
        let mut bytes = all[which].clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len() + 1));
        for name in ["a.png", "a.svg"] {
            if let Ok(cleaned) = clean(name, &bytes, &OTHERS) {
                prop_assert_eq!(clean(name, &cleaned, &OTHERS), Ok(cleaned.clone()), "cleaned twice");
                prop_assert_eq!(dimensions(&cleaned), dimensions(&bytes));
            }
        }
    }
}
