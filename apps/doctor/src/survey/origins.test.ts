import { expect, test } from "vitest";
import { toNearMisses } from "./origins.ts";

const rows: [page: string, api: string, want: string[]][] = [
  [
    "https://app.example.com",
    "https://api.example.com/",
    [
      "foreign https://corsdoctor.example",
      "null null",
      "after https://app.example.com.corsdoctor.example",
      "before https://corsdoctorexample.com",
      "dot https://app-example.com",
      "subdomain https://corsdoctor.app.example.com",
      "sibling https://corsdoctor.example.com",
      "sibling-alike https://corsdoctorapp.example.com",
      "other-port https://app.example.com:8089",
      "insecure http://app.example.com",
    ],
  ],
  [
    "http://localhost:3000",
    "http://localhost:8089/",
    [
      "foreign http://corsdoctor.example",
      "null null",
      "after http://localhost.corsdoctor.example",
      "port-after http://localhost:30001",
      "before http://corsdoctorlocalhost:3000",
      "subdomain http://corsdoctor.localhost:3000",
      "other-port http://localhost:8090",
    ],
  ],
  [
    "http://127.0.0.1:30000",
    "http://localhost:4000/",
    [
      "foreign http://corsdoctor.example",
      "null null",
      "after http://127.0.0.1.corsdoctor.example",
      "other-port http://127.0.0.1:8089",
    ],
  ],
  [
    "http://[::1]:3000",
    "http://localhost:4000/",
    [
      "foreign http://corsdoctor.example",
      "null null",
      "port-after http://[::1]:30001",
      "other-port http://[::1]:8089",
    ],
  ],
  [
    "https://app.example.com",
    "http://app.example.com/",
    [
      "foreign https://corsdoctor.example",
      "null null",
      "after https://app.example.com.corsdoctor.example",
      "before https://corsdoctorexample.com",
      "dot https://app-example.com",
      "subdomain https://corsdoctor.app.example.com",
      "sibling https://corsdoctor.example.com",
      "sibling-alike https://corsdoctorapp.example.com",
      "other-port https://app.example.com:8089",
    ],
  ],
];

test.for(rows)("near misses of %s, asked at %s", ([page, api, want]) => {
  expect(toNearMisses(page, api).map(({ id, origin }) => `${id} ${origin}`)).toEqual(want);
});
