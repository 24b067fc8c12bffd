module conformance/rs-cors

go 1.25.0

require github.com/rs/cors v1.11.1

require conformance/net-http v0.0.0

replace conformance/net-http => ../shared/net-http
