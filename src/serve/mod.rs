//! The local server of `casebook serve`: pages of the output folder, watched and reloaded.
//!
//! It reads and never writes, and it knows nothing of notes: what a build makes, it serves; what a build says, it
//! passes on. `cli` builds, and tells the [`Server`] what came of it.
//!
//! Imports inside this module run one way: `address`, `media`, `range`, `page`, `refusal` and `news` know nothing of the
//! rest; `request` reads what is asked, `guard` says who is answered, `site` which file answers; `answer` makes a
//! `response` of it; `audience` holds the pages that wait for news; `connection` and `server` do it, one thread a
//! connection; `watch`, with `relevance`, stands beside them.

mod address;
mod answer;
mod audience;
mod connection;
mod guard;
mod media;
mod news;
mod page;
mod range;
mod refusal;
mod relevance;
mod request;
mod response;
mod server;
mod site;
mod watch;

pub use news::{Failure, Line, News};
pub use server::{BindError, Port, Server};
pub use site::{Answer, Site};
pub use watch::{Changes, Watch, WatchError};
