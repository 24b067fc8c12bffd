module conformance/rs-cors

go 1.25.0

require github.com/rs/cors v1.11.1
