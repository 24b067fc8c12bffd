"use client";

import type { Needs } from "@blocked/servers";
import { type ReactNode, useEffect, useState } from "react";
import { longestAddress, toTooLong } from "../../lib/address/address-limits.ts";
import { keepStack } from "../../lib/stack.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { CheckField } from "../../ui/fields.tsx";
import { methods, toNeedsLink } from "../../lib/address/needs-address.ts";
import { checkHeaderName, checkOrigin, toUsable } from "./check.ts";
import { ConfigurationFiles } from "./configuration-files.tsx";
import { EntryRows } from "./entry-rows.tsx";

/** The request headers that most front ends need, with what they are for. */
const usual = [
  ["Content-Type", "JSON"],
  ["Authorization", "a token"],
] as const;

const isUsual = (name: string) => usual.some(([one]) => one === name);

/** Takes what a front end needs, and writes the configuration of each server. The address bar keeps the needs. */
export function ConfigPage({ initial }: { initial: Needs }) {
  const [needs, setNeeds] = useState(initial);
  const link = toNeedsLink(needs);
  const fits = link.length <= longestAddress;
  useEffect(() => {
    if (fits) history.replaceState(null, "", keepStack(link));
  }, [link, fits]);
  const change = (part: Partial<Needs>) => setNeeds((before) => ({ ...before, ...part }));
  const usable = toUsable(needs);
  const missing = toMissing(usable, needs);
  return (
    <div className="form-and-result">
      <form className="space-y-6" onSubmit={(event) => event.preventDefault()}>
        <EntryRows
          label="Origins of the front end"
          rowLabel="Origin"
          lines={needs.origins}
          placeholder="https://app.example.com"
          check={(origin) => checkOrigin(origin, needs.cookies)}
          onChange={(origins) => change({ origins })}
        />
        <Choice label="Cookies">
          <CheckField
            label="The page sends cookies"
            value={needs.cookies}
            onChange={(cookies) => change({ cookies })}
          />
        </Choice>
        <Choice label="Methods">
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
        </Choice>
        <Choice label="Request headers">
          {usual.map(([name, purpose]) => (
            <CheckField
              key={name}
              label={`${name} (${purpose})`}
              value={needs.headers.includes(name)}
              onChange={(isOn) => {
                const others = needs.headers.filter((one) => one !== name);
                change({ headers: isOn ? [name, ...others].toSorted(byUse) : others });
              }}
            />
          ))}
        </Choice>
        <EntryRows
          label="Other request headers"
          rowLabel="Request header"
          lines={needs.headers.filter((name) => !isUsual(name))}
          placeholder="X-Requested-With"
          check={checkHeaderName}
          onChange={(others) => change({ headers: [...needs.headers.filter(isUsual), ...others] })}
        />
        <EntryRows
          label="Response headers that a script reads"
          rowLabel="Response header"
          lines={needs.exposed}
          placeholder="X-Total-Count"
          check={checkHeaderName}
          onChange={(exposed) => change({ exposed })}
        />
      </form>
      {missing === null ? (
        <ConfigurationFiles needs={usable} />
      ) : (
        <div aria-live="polite">
          <EmptyState title={missing}>The files appear here.</EmptyState>
        </div>
      )}
    </div>
  );
}

/** Content-Type before Authorization before all others. */
const byUse = (a: string, b: string) => toRank(a) - toRank(b);
const toRank = (name: string) => usual.findIndex(([one]) => one === name) >>> 0;

/** What is still needed for a file. */
function toMissing({ origins, methods: chosen }: Needs, entered: Needs): string | null {
  const { length } = toNeedsLink(entered);
  if (length > longestAddress) {
    return toTooLong("This is", length, longestAddress, "Leave out origins or names.");
  }
  if (origins.length === 0) {
    return entered.origins.length === 0
      ? "Enter the origin of your front end: what location.origin says in its console."
      : "Correct at least one origin.";
  }
  return chosen.length === 0 ? "Choose at least one method." : null;
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="pb-1 text-sm text-soft">{label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">{children}</div>
    </fieldset>
  );
}
