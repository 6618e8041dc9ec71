/// Why a request gets no answer of the site's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is no HTTP/1 request.
    Malformed,
    /// Its `Host` is not this server: another site's name leads here.
    WrongHost,
    /// Another site's page sent it.
    Foreign,
    /// It wants to do something.
    Method,
    /// It took too long to come.
    Late,
    /// It brings something.
    Body,
    /// Its head is too long.
    TooLong,
    /// There are too many at once.
    Busy,
}

impl Refusal {
    /// The status line's number and words.
    pub(super) fn status(self) -> &'static str {
        match self {
            Self::Malformed => "400 Bad Request",
            Self::WrongHost | Self::Foreign => "403 Forbidden",
            Self::Method => "405 Method Not Allowed",
            Self::Late => "408 Request Timeout",
            Self::Body => "413 Content Too Large",
            Self::TooLong => "431 Request Header Fields Too Large",
            Self::Busy => "503 Service Unavailable",
        }
    }

    /// What a person who meets it can do.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Malformed => "This is no request that casebook serve understands.\n",
            Self::WrongHost => {
                "casebook serve answers to the address that it printed, and to no other name.\n"
            }
            Self::Foreign => "casebook serve answers its own pages, and those of no other site.\n",
            Self::Method => "casebook serve shows pages; it takes nothing.\n",
            Self::Late => "The request took too long.\n",
            Self::Body => "casebook serve takes nothing.\n",
            Self::TooLong => "The request is too long.\n",
            Self::Busy => "Too many requests at once. Try again.\n",
        }
    }
}
