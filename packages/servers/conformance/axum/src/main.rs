//! The conformance cases in axum. See <https://docs.rs/tower-http/latest/tower_http/cors/>.

use std::{convert::Infallible, env, error::Error};

use axum::{
    Json, Router,
    extract::{FromRequestParts, OriginalUri, Request},
    http::{HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
    routing::{get, put},
};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tower_http::cors::{AllowOrigin, Any, CorsLayer};

const PAGE: &str = "http://localhost:3000";

/// A single origin, as in axum's example: it is sent to every page, while a list would be compared.
fn listed() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(HeaderValue::from_static(PAGE))
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::DELETE])
        .allow_headers([header::CONTENT_TYPE, header::AUTHORIZATION])
        .allow_credentials(true)
}

fn policy(case: &str) -> CorsLayer {
    match case {
        "defaults" => CorsLayer::new(),
        "other-origin" => {
            listed().allow_origin(HeaderValue::from_static("https://app.example.test"))
        }
        "wildcard" => listed().allow_origin(Any).allow_credentials(false),
        "wildcard-credentials" => listed().allow_origin(Any),
        "method-missing" => listed().allow_methods([Method::GET, Method::POST]),
        "header-missing" => listed().allow_headers([header::CONTENT_TYPE]),
        "credentials-missing" => listed().allow_credentials(false),
        "trailing-slash" => {
            listed().allow_origin(HeaderValue::from_static("http://localhost:3000/"))
        }
        "pattern" => listed().allow_origin(AllowOrigin::predicate(is_subdomain)),
        _ => listed(),
    }
}

fn is_subdomain(origin: &HeaderValue, _: &Parts) -> bool {
    let label = origin.to_str().ok().and_then(|origin| {
        origin
            .strip_prefix("https://")?
            .strip_suffix(".example.test")
    });
    label.is_some_and(|label| !label.is_empty() && !label.contains('.'))
}

async fn demand_token(request: Request, next: Next) -> Response {
    if request.headers().contains_key(header::AUTHORIZATION) {
        next.run(request).await
    } else {
        StatusCode::UNAUTHORIZED.into_response()
    }
}

/// The layer that is added last is the outermost.
fn app(case: &str) -> Router {
    let api = api();
    match case {
        "none" => api,
        "auth-before-cors" => api.layer(policy(case)).layer(from_fn(demand_token)),
        "auth-after-cors" => api.layer(from_fn(demand_token)).layer(policy(case)),
        _ => api.layer(policy(case)),
    }
}

fn api() -> Router {
    Router::new()
        .route("/items", get(list).post(create))
        .route("/items/1", put(update).delete(remove))
        .route("/boom", get(boom))
}

/// Tells that a handler runs, since it is extracted for the handler alone.
struct Ran;

impl<S: Send + Sync> FromRequestParts<S> for Ran {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let OriginalUri(uri) = OriginalUri::from_request_parts(parts, state).await?;
        println!("ran {} {}", parts.method, uri.path());
        Ok(Ran)
    }
}

async fn list(_: Ran) -> Json<Value> {
    Json(json!([{ "id": 1, "name": "A" }]))
}

async fn create(_: Ran) -> (StatusCode, Json<Value>) {
    (StatusCode::CREATED, Json(json!({ "id": 2, "name": "B" })))
}

async fn update(_: Ran) -> Json<Value> {
    Json(json!({ "id": 1, "name": "C" }))
}

async fn remove(_: Ran) -> StatusCode {
    StatusCode::NO_CONTENT
}

/// After a panic, the server closes the connection without a response.
async fn boom(_: Ran) -> Result<(), StatusCode> {
    Err(StatusCode::INTERNAL_SERVER_ERROR)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut root = Router::new();
    for case in env::var("CASES")?.split(',') {
        root = root.nest(&format!("/{case}"), app(case));
    }
    let listener = TcpListener::bind(format!("127.0.0.1:{}", env::var("PORT")?)).await?;
    Ok(axum::serve(listener, root).await?)
}
