//! A diagnostic tree: checks from left to right, each on a line as thick as it has cases, their ends in one column.
//!
//! What cases share is drawn in full; of what one case alone went on with, the first check and where it led.

use super::figure::{Behind, Chart, Link};
use super::svg::{Anchor, Svg, escaped};
use super::words::wrapped;

/// The width of a check, and the room between two.
const CHECK: f64 = 178.0;
const GAP: f64 = 38.0;
/// The room for the stem on the left.
const STEM: f64 = 26.0;
const END: f64 = 170.0;
const LINE: f64 = 15.0;
/// Between two rows.
const PAD: f64 = 16.0;
/// The most rows; what has no room is counted.
const MOST_ROWS: usize = 30;
/// The deepest check that is drawn.
const DEEPEST: usize = 8;

/// A check with what was checked next.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// What was checked.
    pub check: String,
    /// By how many cases.
    pub n: usize,
    /// What they found, the most frequent first.
    pub found: Vec<String>,
    /// The patterns of the paths that end here.
    pub patterns: Vec<String>,
    /// The cases.
    pub cases: Vec<Link>,
    /// What was checked next.
    pub next: Vec<Branch>,
}

/// A check in its place.
struct Drawn {
    depth: usize,
    /// The place of its line.
    y: f64,
    n: usize,
    check: Vec<String>,
    found: Vec<String>,
    next: Vec<Drawn>,
    end: Option<End>,
}

/// Where a path leads.
struct End {
    /// How many checks are between.
    skipped: usize,
    /// The pattern that was found; nothing where none is named.
    name: Vec<String>,
}

/// What is left to draw.
struct Room {
    rows: usize,
    left_out: usize,
}

/// The tree of a domain. The list below the picture has every check.
pub fn tree(id: &str, title: &str, note: &str, roots: &[Branch]) -> Chart {
    let mut room = Room { rows: MOST_ROWS, left_out: 0 };
    let mut drawn: Vec<Drawn> = roots.iter().filter_map(|root| place(root, 0, &mut room)).collect();
    let mut bottom = 0.0;
    for root in &mut drawn {
        bottom += arrange(root, bottom);
    }
    let ends = STEM + (drawn.iter().map(deepest).max().unwrap_or(0) + 1) as f64 * (CHECK + GAP);
    let mut svg = Svg::default();
    let middle = match (drawn.first(), drawn.last()) {
        (Some(first), Some(last)) => f64::midpoint(first.y, last.y),
        _ => 0.0,
    };
    for root in &drawn {
        connect(&mut svg, (5.0, middle), (STEM, root.y), root.n, "stroke");
        draw(&mut svg, root, ends);
    }
    svg.circle("dot", (5.0, middle), 5.0);
    let size = (ends + END, bottom.max(1.0));
    let note = match room.left_out {
        0 => note.to_owned(),
        1 => format!("{note} One more path is in the list."),
        n => format!("{note} {n} more paths are in the list."),
    };
    Chart {
        title: title.to_owned(),
        note: note.trim().to_owned(),
        svg: svg.finish(id, title, &described(roots), size),
        is_wide: true,
        behind: Behind::List(list(roots, &[])),
    }
}

fn described(roots: &[Branch]) -> String {
    let firsts: Vec<String> =
        roots.iter().take(5).map(|root| format!("{} ({})", root.check, root.n)).collect();
    format!("Paths begin with: {}. The list below the picture has every check.", firsts.join("; "))
}

/// A check and what follows, as far as there is room.
fn place(branch: &Branch, depth: usize, room: &mut Room) -> Option<Drawn> {
    if room.rows == 0 {
        room.left_out += 1;
        return None;
    }
    let mut drawn = Drawn {
        depth,
        y: 0.0,
        n: branch.n,
        check: wrapped(&branch.check, CHECK - 4.0, 3),
        found: branch.found.first().map_or(Vec::new(), |found| wrapped(found, CHECK - 18.0, 2)),
        next: Vec::new(),
        end: None,
    };
    if branch.n < 2 || branch.next.is_empty() || depth + 1 == DEEPEST {
        room.rows -= 1;
        drawn.end = Some(end(branch));
        return Some(drawn);
    }
    drawn.next = branch.next.iter().filter_map(|next| place(next, depth + 1, room)).collect();
    if drawn.next.is_empty() {
        drawn.end = Some(end(branch));
    }
    Some(drawn)
}

fn end(branch: &Branch) -> End {
    let mut patterns = Vec::new();
    let below = gather(branch, &mut patterns);
    End { skipped: below, name: wrapped(&patterns.join(", "), END - 8.0, 2) }
}

/// How many checks are below one; their patterns with its own, each once.
fn gather(branch: &Branch, patterns: &mut Vec<String>) -> usize {
    for pattern in &branch.patterns {
        if !patterns.contains(pattern) {
            patterns.push(pattern.clone());
        }
    }
    branch.next.iter().map(|next| 1 + gather(next, patterns)).sum()
}

fn deepest(drawn: &Drawn) -> usize {
    drawn.next.iter().map(deepest).max().unwrap_or(drawn.depth)
}

/// Gives a check and what follows their places from a height on; says how much they take.
fn arrange(drawn: &mut Drawn, top: f64) -> f64 {
    let above = drawn.check.len() as f64 * LINE + 3.0;
    let below = drawn.found.len() as f64 * LINE + 4.0;
    if drawn.next.is_empty() {
        drawn.y = top + above;
        let end = drawn.end.as_ref().map_or(0.0, |end| end.name.len() as f64 * LINE / 2.0);
        return above + below.max(end) + PAD;
    }
    let mut bottom = top;
    for next in &mut drawn.next {
        bottom += arrange(next, bottom);
    }
    let line = |drawn: &Drawn| {
        let ends =
            (drawn.next.first().map_or(0.0, |next| next.y), drawn.next.last().map_or(0.0, |next| next.y));
        f64::midpoint(ends.0, ends.1)
    };
    let lacking = top + above - line(drawn);
    if lacking > 0.0 {
        drawn.next.iter_mut().for_each(|next| shift(next, lacking));
        bottom += lacking;
    }
    drawn.y = line(drawn);
    (bottom - top).max(drawn.y + below + PAD - top)
}

fn shift(drawn: &mut Drawn, by: f64) {
    drawn.y += by;
    drawn.next.iter_mut().for_each(|next| shift(next, by));
}

fn draw(svg: &mut Svg, drawn: &Drawn, ends: f64) {
    let x = STEM + drawn.depth as f64 * (CHECK + GAP);
    let right = x + CHECK;
    svg.path("stroke", &format!("M{x:.1} {:.1}H{right:.1}", drawn.y), thickness(drawn.n));
    let first = drawn.y - 6.0 - thickness(drawn.n) / 2.0 - (drawn.check.len().max(1) - 1) as f64 * LINE;
    for (at, line) in drawn.check.iter().enumerate() {
        svg.text("", Anchor::Start, (x, first + at as f64 * LINE), line);
    }
    let first = drawn.y + 14.0 + thickness(drawn.n) / 2.0;
    for (at, line) in drawn.found.iter().enumerate() {
        let arrow = if at == 0 { "\u{2192} " } else { "" };
        let indent = if at == 0 { 0.0 } else { 14.0 };
        svg.text("soft", Anchor::Start, (x + indent, first + at as f64 * LINE), &format!("{arrow}{line}"));
    }
    for next in &drawn.next {
        connect(svg, (right, drawn.y), (right + GAP, next.y), next.n, "stroke");
        draw(svg, next, ends);
    }
    if drawn.n > 1 && !drawn.next.is_empty() {
        svg.circle("ring", (right, drawn.y), 9.0);
        svg.text("strong small", Anchor::Middle, (right, drawn.y + 4.0), &drawn.n.to_string());
    }
    if let Some(end) = &drawn.end {
        draw_end(svg, end, (right, drawn.y), ends);
    }
}

/// A line to the column of ends, dotted where it passes over checks, and the name of what was found there.
fn draw_end(svg: &mut Svg, end: &End, (x, y): (f64, f64), ends: f64) {
    if end.name.is_empty() {
        if end.skipped > 0 {
            svg.text("soft small", Anchor::Start, (x + 5.0, y + 4.0), &format!("+{}", end.skipped));
        }
        return;
    }
    let class = if end.skipped > 0 { "stroke dash" } else { "stroke" };
    svg.path(class, &format!("M{x:.1} {y:.1}H{:.1}", ends - 8.0), 1.25);
    if end.skipped > 0 {
        svg.text("soft small", Anchor::End, (ends - 12.0, y - 5.0), &format!("+{}", end.skipped));
    }
    svg.circle("dot", (ends - 4.0, y), 4.0);
    let first = y + 4.0 - (end.name.len().max(1) - 1) as f64 * LINE / 2.0;
    for (at, line) in end.name.iter().enumerate() {
        svg.text("strong", Anchor::Start, (ends + 6.0, first + at as f64 * LINE), line);
    }
}

fn connect(svg: &mut Svg, from: (f64, f64), to: (f64, f64), n: usize, class: &str) {
    let middle = f64::midpoint(from.0, to.0);
    let steps = format!(
        "M{:.1} {:.1}C{middle:.1} {:.1} {middle:.1} {:.1} {:.1} {:.1}",
        from.0, from.1, from.1, to.1, to.0, to.1
    );
    svg.path(class, &steps, thickness(n));
}

/// A line is thicker the more cases went along it, up to a point.
fn thickness(n: usize) -> f64 {
    1.25 + 1.5 * (n.clamp(1, 5) - 1) as f64
}

/// The tree as a nested list: what has one way to go on is a sequence, what has several is nested.
fn list(branches: &[Branch], above: &[Link]) -> String {
    if branches.is_empty() {
        return String::new();
    }
    let mut html = String::from("<ul>");
    for branch in branches {
        html.push_str("<li>");
        html.push_str(&item(branch, above));
        let mut before = branch;
        let mut chain = String::new();
        while let [next] = before.next.as_slice() {
            chain.push_str("<li>");
            chain.push_str(&item(next, &before.cases));
            if next.next.len() == 1 {
                chain.push_str("</li>");
            }
            before = next;
        }
        let after = list(&before.next, &before.cases);
        if chain.is_empty() {
            html.push_str(&after);
        } else {
            html.push_str("<ol>");
            html.push_str(&chain);
            html.push_str(&after);
            html.push_str("</li></ol>");
        }
        html.push_str("</li>");
    }
    html.push_str("</ul>");
    html
}

/// A check with what was found; its cases where they are not those of the check before.
fn item(branch: &Branch, above: &[Link]) -> String {
    let mut parts = vec![escaped(&branch.check)];
    let part = |class: &str, inner: String| format!(r#"<span class="{class}">{inner}</span>"#);
    if !branch.found.is_empty() {
        parts.push(part("found", format!("\u{2192} {}", escaped(&branch.found.join("; ")))));
    }
    if !branch.patterns.is_empty() {
        parts.push(part("end", format!("\u{21d2} {}", escaped(&branch.patterns.join(", ")))));
    }
    if branch.cases != above {
        let cases: Vec<String> = branch.cases.iter().map(Link::html).collect();
        parts.push(part("from", format!("({})", cases.join(", "))));
    }
    parts.join(" ")
}
