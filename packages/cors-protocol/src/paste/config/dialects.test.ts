import { expect, test } from "vitest";
import { readPaste } from "../read-paste.ts";

type Problem = [kind: string, key: string, meant: string | null];
const rows: [what: string, text: string, server: string, options: object, problems: Problem[]][] = [
  [
    "flask-cors with FastAPI's names",
    'from flask_cors import CORS\nCORS(app, origins=["https://shop.example.com"], allow_methods=["PUT"], allow_credentials=True)',
    "flask",
    { origins: ["https://shop.example.com"] },
    [
      ["unknown", "allow_methods", "methods"],
      ["unknown", "allow_credentials", "supports_credentials"],
    ],
  ],
  [
    "flask-cors with cookies and no origins",
    "CORS(app, supports_credentials=True)",
    "flask",
    { supports_credentials: true },
    [["insecure", "origins", "origins"]],
  ],
  [
    "flask-cors with a star for one path",
    'CORS(app, resources={r"/api/*": {"origins": "*", "exposed_headers": ["X-Total"]}}, supports_credentials=True)',
    "flask",
    { origins: "*" },
    [
      ["unknown", "exposed_headers", "expose_headers"],
      ["insecure", "origins", "origins"],
    ],
  ],
  [
    "rs/cors with a star and cookies",
    'c := cors.New(cors.Options{\n  AllowedOrigins: []string{"*"},\n  AllowCredentials: true,\n  AllowMethods: []string{"GET", "PUT"},\n  MaxAge: 300,\n})',
    "rs-cors",
    { AllowedOrigins: ["*"], AllowCredentials: true },
    [
      ["unknown", "AllowMethods", "AllowedMethods"],
      ["value", "AllowedOrigins", "AllowedOrigins"],
    ],
  ],
  [
    "gin with a slash at the end of an origin",
    'r.Use(cors.New(cors.Config{AllowOrigins: []string{"https://shop.example.com/"}, AllowMethods: []string{"PUT"}, MaxAge: 12 * time.Hour}))',
    "gin",
    { AllowOrigins: ["https://shop.example.com/"], AllowMethods: ["PUT"], MaxAge: 0 },
    [["value", "AllowOrigins", "AllowOrigins"]],
  ],
  [
    "flask-cors on one route",
    "@app.route('/a')\n@cross_origin(origin='https://shop.example.com')\ndef a(): ...",
    "flask",
    {},
    [["unknown", "origin", "origins"]],
  ],
  [
    "django-cors-headers with a missing letter and a late middleware",
    "CORS_ALLOW_METHOD = ['PUT']\nCORS_ALLOWED_ORIGINS = [\n  'https://shop.example.com/',  # the page\n]\nMIDDLEWARE = [\n  'whitenoise.middleware.WhiteNoiseMiddleware',\n  'corsheaders.middleware.CorsMiddleware',\n]",
    "django",
    { CORS_ALLOW_METHOD: ["PUT"] },
    [
      ["unknown", "CORS_ALLOW_METHOD", "CORS_ALLOW_METHODS"],
      ["value", "CORS_ALLOWED_ORIGINS", "CORS_ALLOWED_ORIGINS"],
      ["misplaced", "corsheaders.middleware.CorsMiddleware", null],
    ],
  ],
  [
    "django-cors-headers for everybody, with cookies",
    "CORS_ALLOW_ALL_ORIGINS = True  # for now\nCORS_ALLOW_CREDENTIALS = True\nDEBUG = False",
    "django",
    { CORS_ALLOW_ALL_ORIGINS: true, CORS_ALLOW_CREDENTIALS: true },
    [["insecure", "CORS_ALLOW_ALL_ORIGINS", "CORS_ALLOWED_ORIGINS"]],
  ],
  [
    "django-cors-headers with its older names, and an origin without a scheme",
    "CORS_ORIGIN_WHITELIST = ('localhost:3000',)",
    "django",
    { CORS_ORIGIN_WHITELIST: ["localhost:3000"] },
    [["value", "CORS_ORIGIN_WHITELIST", "CORS_ORIGIN_WHITELIST"]],
  ],
  [
    "rack-cors with a star and cookies, the older hash",
    "Rails.application.config.middleware.insert_before 0, Rack::Cors do\n  allow do\n    origins '*'\n    resource '/api/*',\n      :headers => :any,\n      :methods => %i[get patch],\n      :credentials => true,\n      :exposed => ['X-Total']\n  end\nend",
    "rack",
    { origins: ["*"], headers: "any", methods: ["get", "patch"], credentials: true },
    [
      ["unknown", "exposed", "expose"],
      ["value", "origins", "origins"],
    ],
  ],
  [
    "rack-cors with hosts",
    "allow do\n  origins 'localhost:3000', 'shop.example.com'\n  resource '*', headers: :any, methods: [:get]\nend",
    "rack",
    { origins: ["localhost:3000", "shop.example.com"], methods: ["get"] },
    [],
  ],
  [
    "Laravel with a star and cookies",
    "return [\n  'paths' => ['api/*', 'sanctum/csrf-cookie'],\n  'allowed_methods' => ['*'],\n  'allowed_origins' => ['*'],\n  'allow_headers' => ['*'],\n  'max_age' => 0,\n  'supports_credentials' => true, // Sanctum\n];",
    "laravel",
    { supports_credentials: true, max_age: 0 },
    [
      ["unknown", "allow_headers", "allowed_headers"],
      ["insecure", "allowed_origins", "allowed_origins"],
    ],
  ],
  [
    "Laravel with code for its origins",
    "'allowed_origins' => explode(',', env('ORIGINS', '')),\n'supports_credentials' => true,",
    "laravel",
    { supports_credentials: true },
    [],
  ],
  [
    "Spring with a star and cookies",
    'CorsConfiguration config = new CorsConfiguration();\nconfig.addAllowedOrigin("*");\nconfig.setAllowedMethods(Arrays.asList("GET", "PUT"));\nconfig.setAllowCredentials(true);',
    "spring",
    { allowedOrigins: ["*"], allowedMethods: ["GET", "PUT"], allowCredentials: true },
    [["value", "allowedOrigins", "allowedOrigins"]],
  ],
  [
    "Spring's registry with a pattern for everybody, and cookies",
    'public void addCorsMappings(CorsRegistry registry) {\n  registry.addMapping("/**").allowedOriginPatterns("*").allowCredentials(true).maxAge(3600);\n}',
    "spring",
    { allowedOriginPatterns: ["*"], maxAge: 3600 },
    [["insecure", "allowedOriginPatterns", "allowedOriginPatterns"]],
  ],
  [
    "Spring with a slash behind the origin",
    'registry.addMapping("/api/**").allowedOrigins("https://a.example", "https://b.example/").exposeHeaders("X-Total");',
    "spring",
    { allowedOrigins: ["https://a.example", "https://b.example/"] },
    [
      ["value", "allowedOrigins", "allowedOrigins"],
      ["unknown", "exposeHeaders", "exposedHeaders"],
    ],
  ],
  [
    "Spring's annotation with the names of its registry",
    '@CrossOrigin(allowedOrigins = "https://shop.example.com", methods = {RequestMethod.GET, RequestMethod.PUT})\n@RestController',
    "spring-annotation",
    {},
    [["unknown", "allowedOrigins", "origins"]],
  ],
  [
    "Spring's annotation with a star and cookies",
    '@CrossOrigin(origins = {"*"}, allowCredentials = "true")',
    "spring-annotation",
    { origins: ["*"], allowCredentials: true },
    [["value", "origins", "origins"]],
  ],
  [
    "Spring's annotation with one address",
    '@CrossOrigin("https://shop.example.com")\npublic class Orders {}',
    "spring-annotation",
    { value: ["https://shop.example.com"] },
    [],
  ],
  [
    "Socket.IO with a star and cookies",
    'const io = new Server(server, { cors: { origin: "*", credentials: true }, path: "/ws" });',
    "socket-io",
    { origin: "*" },
    [["value", "origin", "origin"]],
  ],
  [
    "Socket.IO with the names of version 2",
    "const io = require('socket.io')(server, { origins: '*:*' });",
    "socket-io",
    {},
    [["misplaced", "origins", "cors.origin"]],
  ],
  [
    "Vite with cors in the wrong place",
    "export default defineConfig({ plugins: [react()], cors: { origins: 'https://shop.example.com' } })",
    "vite",
    {},
    [
      ["unknown", "origins", "origin"],
      ["misplaced", "cors", "server.cors"],
    ],
  ],
  [
    "Vite, from a function",
    "export default defineConfig(({ mode }) => ({ server: { port: 3000, cors: { origin: true, credentials: true } } }))",
    "vite",
    { origin: true },
    [["insecure", "origin", "origin"]],
  ],
  [
    "a bucket with the names of an HTTP API",
    '[{ "AllowedOrigins": ["https://shop.example.com"], "AllowMethods": ["GET"], "ExposeHeaders": ["ETag"], "MaxAgeSeconds": 3000 }]',
    "s3",
    { MaxAgeSeconds: 3000 },
    [["unknown", "AllowMethods", "AllowedMethods"]],
  ],
  [
    "an HTTP API with a star and cookies",
    '"CorsConfiguration": { "AllowOrigins": ["*"], "AllowMethods": ["GET"], "AllowCredentials": true }',
    "api-gateway",
    { AllowMethods: ["GET"] },
    [["value", "AllowOrigins", "AllowOrigins"]],
  ],
  [
    "nginx that sends the header to its server",
    "location / {\n  proxy_set_header Host $host;\n  proxy_set_header Access-Control-Allow-Headers 'X-Tenant';\n  proxy_pass http://app;\n}",
    "nginx",
    {},
    [
      [
        "misplaced",
        "proxy_set_header Access-Control-Allow-Headers",
        "add_header Access-Control-Allow-Headers",
      ],
    ],
  ],
  [
    "nginx with a star and cookies",
    "if ($request_method = OPTIONS) { return 204; }\nadd_header Access-Control-Allow-Origin * always;\nadd_header Access-Control-Allow-Credentials true always;",
    "nginx",
    {},
    [["value", "Access-Control-Allow-Origin", null]],
  ],
  [
    "Express with cookies and no origin",
    "const cors = require('cors');\napp.use(cors({ origins: ['https://shop.example.com'], credentials: true }));",
    "express",
    {},
    [
      ["unknown", "origins", "origin"],
      ["value", "origin", "origin"],
    ],
  ],
  [
    "Express with a route above",
    "const app = express();\napp.get('/orders', list);\napp.use(cors({ origin: 'https://shop.example.com' }));",
    "express",
    {},
    [["misplaced", "app.use(cors(…))", null]],
  ],
  [
    "Express with a route below",
    "const app = express();\napp.use(cors({ origin: 'https://shop.example.com' }));\napp.get('/orders', list);",
    "express",
    {},
    [],
  ],
  [
    "@fastify/cors with a hook that it refuses",
    "app.register(cors, { origin: 'https://shop.example.com', hook: 'onResponse' })",
    "fastify",
    {},
    [["value", "hook", "hook"]],
  ],
];

test.for(rows)("readPaste › %s › options and problems", ([, text, server, options, problems]) => {
  const { kinds, configuration } = readPaste(text);
  expect(kinds).toEqual(["configuration"]);
  expect(configuration?.servers).toEqual([server]);
  expect(configuration?.options).toMatchObject(options);
  expect(configuration?.problems.map(({ kind, key, meant }) => [kind, key, meant])).toEqual(
    problems,
  );
});
