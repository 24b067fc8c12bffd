module conformance/net-http

go 1.25.0
