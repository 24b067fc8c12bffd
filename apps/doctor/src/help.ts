export const help = `cors-doctor [METHOD] <url> --from <origin>   asks an API as a browser would, and says what to change
cors-doctor explain [file|-]                 explains a console line, heads, curl -v, a HAR, a configuration
cors-doctor survey <url> --from <origin>     infers the policy by requests that only read; the holes first
cors-doctor check <cors.expect.json|yaml>    compares with what is expected, for CI

  --from <origin>        the page's origin, such as http://localhost:3000, or null
  -H, --header 'n: v'    a header that the script sets
  -d, --data <text|@f>   a body; the method is then POST
  --credentials          the script sends cookies (credentials: "include")
  -b, --cookie 'n=v'     a cookie of the API; implies --credentials
  --send                 also send a request that can write (POST, PUT, PATCH, DELETE)
  --engine <name>        all, chromium, firefox or webkit
  --stack <name>         fastify, fastapi, express, hono, koa or nginx
  --json                 the report as JSON, with schemaVersion
  --junit, --sarif       the report for CI servers and code scanners
  --show-secrets         do not mask tokens and cookies
  -k, --insecure         accept any certificate
  --resolve h:p:addr     connect to this address for this host and port
  --connect-timeout <s>  seconds until a connection stands
  --max-time <s>         seconds for one exchange
  --http1.1              do not offer HTTP/2

Exit codes: 0 works, 1 blocked, 2 works but unsafe, 3 nothing answered, 64 wrong usage,
70 a fault of this program.
`;
