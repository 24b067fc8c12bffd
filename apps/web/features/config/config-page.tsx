"use client";

import type { Needs } from "@blocked/servers";
import { useEffect, useState } from "react";
import { longestAddress, toTooLong } from "../../lib/address-limits.ts";
import { CheckField } from "../../ui/fields.tsx";
import { isHeaderName, methods, toNeedsLink } from "./address.ts";
import { ConfigurationFiles } from "./configuration-files.tsx";
import { HeaderNamesField } from "./header-names-field.tsx";
import { findMisspelling } from "./origin-spelling.ts";
import { OriginsField } from "./origins-field.tsx";

/** Takes what a front end needs, and writes the configuration of each server. The address bar keeps the needs. */
export function ConfigPage({ initial }: { initial: Needs }) {
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
    <div className="form-and-result">
      <form className="space-y-5" onSubmit={(event) => event.preventDefault()}>
        <OriginsField origins={needs.origins} onChange={(origins) => change({ origins })} />
        <CheckField
          label="The page sends cookies"
          value={needs.cookies}
          onChange={(cookies) => change({ cookies })}
        />
        <fieldset>
          <legend className="text-sm text-soft">Methods that the page uses</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-1 pt-1">
            {methods.map((method) => (
              <CheckField
                key={method}
                label={method}
                value={needs.methods.includes(method)}
                onChange={(isOn) =>
                  change({
                    methods: methods.filter((one) =>
                      one === method ? isOn : needs.methods.includes(one),
                    ),
                  })
                }
              />
            ))}
          </div>
        </fieldset>
        <HeaderNamesField
          label="Request headers other than Content-Type, one a line"
          names={needs.headers}
          onChange={(headers) => change({ headers })}
        />
        <HeaderNamesField
          label="Response headers that a script reads, one a line"
          names={needs.exposed}
          onChange={(exposed) => change({ exposed })}
        />
      </form>
      {isRight ? (
        <ConfigurationFiles needs={needs} />
      ) : (
        <p className="text-soft" aria-live="polite">
          {fits
            ? "Enter an origin and a method, and correct every name. The files appear here."
            : toTooLong("This is", link.length, longestAddress, "Leave out origins or names.")}
        </p>
      )}
    </div>
  );
}
