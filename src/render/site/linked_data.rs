//! What programs read of a page: a person, or an article, as JSON-LD.

use super::page::{About, Page};
use crate::public::pages::Pages;
use crate::render::web::script::in_script;
use serde_json::{Map, Value, json};

/// The data of a page, safe to stand in a `script`; empty where there is none to tell.
pub(super) fn of(pages: &Pages, page: &Page) -> String {
    let site = &pages.site;
    let mut person = Map::new();
    person.insert("@type".into(), json!("Person"));
    person.insert("name".into(), json!(site.name));
    if let Some(url) = &site.base_url {
        person.insert("url".into(), json!(url));
    }
    let mut data = match page.about {
        About::Site if page.path == "index.html" => {
            if let Some(headline) = &site.headline {
                person.insert("description".into(), json!(headline));
            }
            let links: Vec<&str> = site.links.iter().map(|link| link.url.as_str()).collect();
            if !links.is_empty() {
                person.insert("sameAs".into(), json!(links));
            }
            person
        }
        About::Article(at) => {
            let article = &pages.articles[at];
            let mut data = Map::new();
            data.insert("@type".into(), json!("Article"));
            data.insert("headline".into(), json!(article.title));
            if !page.description.is_empty() {
                data.insert("description".into(), json!(page.description));
            }
            if let Some(date) = &article.date {
                data.insert("datePublished".into(), json!(date));
            }
            if let Some(base) = &site.base_url {
                data.insert("url".into(), json!(format!("{base}{}", page.path)));
            }
            data.insert("author".into(), Value::Object(person));
            data
        }
        _ => return String::new(),
    };
    data.insert("@context".into(), json!("https://schema.org"));
    in_script(&Value::Object(data))
}
