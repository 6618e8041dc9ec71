//! SVG: a document that could run scripts and fetch files, made a drawing.
//!
//! svg-hush takes out scripts, handlers, foreign elements, comments and other hosts. A second pass takes out what
//! is harmless to run but tells: titles and descriptions (no browser shows those of a picture in a page), data
//! attributes, comments in styles, and references to files, which a picture in a page may not load anyway but
//! whose names are private. Pictures inside are cleaned like those outside. What layers are called stays where it
//! is an `id`, because styles and references use it.

use super::kind::Kind;
use super::{gif, jpeg, png, webp};
use std::borrow::Cow;
use svg_hush::Filter;
use svg_hush::data_url_filter::{DataUrl, DataUrlFilterResult};
use xml::attribute::{Attribute, OwnedAttribute};
use xml::reader::XmlEvent;
use xml::writer::XmlEvent as Written;
use xml::{EmitterConfig, ParserConfig};

/// Texts about the drawing, with all that stands in them.
const LEFT_OUT: [&str; 3] = ["title", "desc", "metadata"];
/// Attributes that are texts for readers or programs, not for the drawing.
const TEXTS: [&str; 6] = ["title", "description", "name", "color-profile", "base", "baseProfile"];

/// The drawing without anything but itself.
pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, &'static str> {
    const NOT_READ: &str = "it is no SVG that can be read";
    let mut filter = Filter::new();
    filter.set_data_url_filter(picture_inside);
    let mut harmless = Vec::new();
    filter.filter(bytes, &mut harmless).map_err(|_| NOT_READ)?;
    let text = String::from_utf8(harmless).map_err(|_| NOT_READ)?;
    silent(&text).ok_or(NOT_READ)
}

/// A picture in a drawing, cleaned; anything else in a `data:` address goes.
fn picture_inside(url: &DataUrl<'_>) -> DataUrlFilterResult {
    let Ok((bytes, _)) = url.decode_to_vec() else { return DataUrlFilterResult::Drop };
    let (cleaned, mime) = match Kind::by_signature(&bytes) {
        Some(Kind::Jpeg) => (jpeg::clean(&bytes), "image/jpeg"),
        Some(Kind::Png) => (png::clean(&bytes), "image/png"),
        Some(Kind::WebP) => (webp::clean(&bytes), "image/webp"),
        Some(Kind::Gif) => (gif::clean(&bytes), "image/gif"),
        Some(Kind::Svg) | None => return DataUrlFilterResult::Drop,
    };
    match cleaned {
        Ok(data) => DataUrlFilterResult::Rewrite { mime_type: mime.to_owned(), data },
        Err(_) => DataUrlFilterResult::Drop,
    }
}

/// The second pass.
fn silent(text: &str) -> Option<Vec<u8>> {
    let reader = ParserConfig::new().ignore_comments(true).create_reader(text.as_bytes());
    let mut out = Vec::new();
    let mut writer = EmitterConfig::new().perform_indent(false).create_writer(&mut out);
    let mut left_out = 0_usize;
    let mut in_style = 0_usize;
    for event in reader {
        let event = event.ok()?;
        match &event {
            XmlEvent::StartElement { name, .. } if left_out > 0 || is_left_out(&name.local_name) => {
                left_out += 1;
            }
            XmlEvent::EndElement { .. } if left_out > 0 => left_out -= 1,
            _ if left_out > 0 => {}
            XmlEvent::StartElement { name, attributes, namespace } => {
                in_style += usize::from(name.local_name == "style");
                let attributes: Vec<OwnedAttribute> = attributes.iter().filter_map(attribute).collect();
                let attributes: Vec<Attribute<'_>> = attributes.iter().map(OwnedAttribute::borrow).collect();
                let start = Written::StartElement {
                    name: name.borrow(),
                    attributes: attributes.into(),
                    namespace: Cow::Borrowed(namespace),
                };
                writer.write(start).ok()?;
            }
            XmlEvent::Characters(css) if in_style > 0 => {
                writer.write(Written::Characters(&style(css))).ok()?;
            }
            XmlEvent::ProcessingInstruction { .. } | XmlEvent::Doctype { .. } | XmlEvent::Comment(_) => {}
            _ => {
                let ends = |name: &str| usize::from(name == "style");
                if let XmlEvent::EndElement { name } = &event {
                    in_style = in_style.saturating_sub(ends(&name.local_name));
                }
                if let Some(written) = event.as_writer_event() {
                    writer.write(written).ok()?;
                }
            }
        }
    }
    Some(out)
}

fn is_left_out(element: &str) -> bool {
    LEFT_OUT.contains(&element)
}

/// An attribute as it may go out.
fn attribute(attribute: &OwnedAttribute) -> Option<OwnedAttribute> {
    let name = attribute.name.local_name.as_str();
    if TEXTS.contains(&name) || name.starts_with("data-") || name.starts_with("aria-") {
        return None;
    }
    // An animation could have set it; without its target it only tells.
    if attribute.value.to_ascii_lowercase().contains("script:") {
        return None;
    }
    if name == "href" && !(attribute.value.starts_with('#') || attribute.value.starts_with("data:image/")) {
        return None;
    }
    Some(OwnedAttribute { name: attribute.name.clone(), value: style(&attribute.value) })
}

/// A style without comments, and without references to anything but parts of the drawing.
fn style(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    // svg-hush has left no spaces or quotes inside of `url(...)`.
    let lower = plain.to_ascii_lowercase();
    let mut out = String::with_capacity(plain.len());
    let mut at = 0;
    while let Some(found) = lower[at..].find("url(") {
        let start = at + found + 4;
        let end = plain[start..].find(')').map_or(plain.len(), |length| start + length);
        out.push_str(&plain[at..start]);
        let target = &plain[start..end];
        out.push_str(if target.starts_with('#') || target.starts_with("data:image/") { target } else { "#" });
        at = end;
    }
    out.push_str(&plain[at..]);
    out
}

/// The size that the drawing asks for, else that of its view box.
pub(super) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let reader = ParserConfig::new().ignore_comments(true).create_reader(bytes);
    for event in reader {
        if let XmlEvent::StartElement { name, attributes, .. } = event.ok()? {
            let value = |wanted: &str| {
                attributes.iter().find(|one| one.name.local_name == wanted).map(|one| one.value.as_str())
            };
            if name.local_name != "svg" {
                return None;
            }
            let asked = |side: &str| pixels(value(side)?);
            return asked("width").zip(asked("height")).or_else(|| {
                let numbers = value("viewBox")?.split([' ', ',', '\n', '\t']).filter(|part| !part.is_empty());
                let sides: Vec<u32> = numbers.skip(2).filter_map(pixels).collect();
                Some((*sides.first()?, *sides.get(1)?))
            });
        }
    }
    None
}

/// A length in pixels: without a unit, or with `px`.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked before")]
fn pixels(length: &str) -> Option<u32> {
    let number: f64 = length.trim().trim_end_matches("px").parse().ok()?;
    (number.is_finite() && (0.5..1e6).contains(&number)).then(|| number.round() as u32)
}
