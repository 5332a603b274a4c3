//! axum: a shop whose handlers are nested functions over one state, extractors and all.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, Request};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use nonlocal::nonlocal;
use serde::{Deserialize, Serialize};

/// What is for sale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    pub name: String,
    pub price: u32,
}

/// What is asked of a list.
#[derive(Deserialize)]
pub struct Page {
    #[serde(default)]
    from: usize,
    #[serde(default = "ten")]
    count: usize,
}

fn ten() -> usize {
    10
}

/// A shop: its items can be listed, found, added, and sold out by name; `/stats` tells how often it was asked.
#[nonlocal(sync)]
pub fn shop(token: &str) -> Router {
    let token = token.to_owned();
    let mut items: BTreeMap<u32, Item> = BTreeMap::new();
    let mut last = 0;
    let mut visits: BTreeMap<String, u32> = BTreeMap::new();

    fn new_id() -> u32 {
        nonlocal!(last);
        last += 1;
        last
    }

    async fn list(Query(page): Query<Page>) -> Json<Vec<Item>> {
        Json(items.values().skip(page.from).take(page.count).cloned().collect())
    }

    async fn find(Path(id): Path<u32>) -> Result<Json<Item>, StatusCode> {
        items.get(&id).cloned().map(Json).ok_or(StatusCode::NOT_FOUND)
    }

    async fn add(Json(item): Json<Item>) -> (StatusCode, String) {
        nonlocal!(items);
        if items.values().any(|known| known.name == item.name) {
            return (StatusCode::CONFLICT, format!("{} is there already", item.name));
        }
        let id = new_id();
        items.insert(id, item);
        (StatusCode::CREATED, id.to_string())
    }

    async fn remove(Path(id): Path<u32>) -> impl IntoResponse {
        nonlocal!(items);
        match items.remove(&id) {
            Some(item) => (StatusCode::OK, item.name),
            None => (StatusCode::NOT_FOUND, String::new()),
        }
    }

    async fn stats() -> Json<BTreeMap<String, u32>> {
        Json(visits.clone())
    }

    async fn count(request: Request, next: Next) -> Response {
        nonlocal!(visits);
        let path = request.uri().path().to_owned();
        *visits.entry(path).or_insert(0) += 1;
        next.run(request).await
    }

    async fn guard(request: Request, next: Next) -> Result<Response, StatusCode> {
        match request.headers().get("token") {
            Some(given) if given == token.as_str() => Ok(next.run(request).await),
            _ => Err(StatusCode::UNAUTHORIZED),
        }
    }

    Router::new()
        .route("/items", post(add))
        .route("/items/{id}", axum::routing::delete(remove))
        .layer(middleware::from_fn(guard))
        .route("/items", get(list))
        .route("/items/{id}", get(find))
        .route("/stats", get(stats))
        .layer(middleware::from_fn(count))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::*;

    async fn ask(app: &Router, method: &str, path: &str, token: &str, body: &str) -> (u16, String) {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("token", token)
            .header("content-type", "application/json")
            .body(Body::from(body.to_owned()))
            .unwrap();
        let response = app.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn handlers_share() {
        let app = shop("secret");
        let (tea, milk) = (r#"{"name":"tea","price":3}"#, r#"{"name":"milk","price":1}"#);
        assert_eq!(ask(&app, "POST", "/items", "", tea).await.0, 401);
        assert_eq!(ask(&app, "POST", "/items", "secret", tea).await, (201, "1".to_owned()));
        assert_eq!(ask(&app, "POST", "/items", "secret", milk).await, (201, "2".to_owned()));
        assert_eq!(
            ask(&app, "POST", "/items", "secret", tea).await,
            (409, "tea is there already".to_owned())
        );
        assert_eq!(ask(&app, "GET", "/items?from=1", "", "").await, (200, format!("[{milk}]")));
        assert_eq!(ask(&app, "DELETE", "/items/1", "secret", "").await, (200, "tea".to_owned()));
        assert_eq!(ask(&app, "GET", "/items/1", "", "").await.0, 404);
        let (_, stats) = ask(&app, "GET", "/stats", "", "").await;
        assert_eq!(stats, r#"{"/items":5,"/items/1":2,"/stats":1}"#);
    }
}
