"use client";

import type { Needs } from "@blocked/servers";
import { useEffect, useState } from "react";
import { longestAddress, toTooLong } from "../lab/limits.ts";
import { HeaderNames } from "../components/take-home/header-names.tsx";
import { Origins } from "../components/take-home/origins.tsx";
import { TakeHomeFiles } from "../components/take-home/take-home-files.tsx";
import { isHeaderName, methods, toNeedsLink } from "./address.ts";
import { findMisspelling } from "./origin-spelling.ts";

/** What the front end needs, and the files that entry it; the address bar carries what is needed. */
export function TakeHomePage({ initial }: { initial: Needs }) {
  const [needs, setNeeds] = useState(initial);
  const link = toNeedsLink(needs);
  const fits = link.length <= longestAddress;
  useEffect(() => {
    if (fits) history.replaceState(null, "", link);
  }, [link, fits]);
  const change = (part: Partial<Needs>) => setNeeds((before) => ({ ...before, ...part }));
  const isRight =
    fits &&
    needs.origins.length > 0 &&
    needs.methods.length > 0 &&
    needs.origins.every((origin) => findMisspelling(origin) === null) &&
    [...needs.headers, ...needs.exposed].every(isHeaderName);
  return (
    <div className="bench">
      <form className="space-y-5" onSubmit={(event) => event.preventDefault()}>
        <Origins origins={needs.origins} onChange={(origins) => change({ origins })} />
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={needs.cookies}
            onChange={({ target }) => change({ cookies: target.checked })}
          />
          The page sends cookies
        </label>
        <fieldset>
          <legend className="text-sm text-soft">Methods that it uses</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-1 pt-1">
            {methods.map((method) => (
              <label key={method} className="flex items-center gap-1.5">
                <input
                  type="checkbox"
                  checked={needs.methods.includes(method)}
                  onChange={({ target }) =>
                    change({
                      methods: methods.filter((one) =>
                        one === method ? target.checked : needs.methods.includes(one),
                      ),
                    })
                  }
                />
                <span className="wire">{method}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <HeaderNames
          label="Request headers beside Content-Type, one a line"
          names={needs.headers}
          onChange={(headers) => change({ headers })}
        />
        <HeaderNames
          label="Headers of the answer that a script reads, one a line"
          names={needs.exposed}
          onChange={(exposed) => change({ exposed })}
        />
      </form>
      {isRight ? (
        <TakeHomeFiles needs={needs} />
      ) : (
        <p className="text-soft" aria-live="polite">
          {fits
            ? "The files appear here as soon as there is an origin and a method, and every name is right."
            : toTooLong("This is", link.length, longestAddress, "Leave out origins or names.")}
        </p>
      )}
    </div>
  );
}
