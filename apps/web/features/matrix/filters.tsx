import { probes } from "@blocked/profiles";
import type { ReactNode } from "react";
import { Select } from "../../ui/fields.tsx";
import type { Filter } from "./state/filter.ts";

type FiltersProps = {
  filter: Filter;
  endings: readonly string[];
  onChange: (filter: Filter) => void;
  /** What stands at the end of the line. */
  children: ReactNode;
};

export function Filters({ filter, endings, onChange, children }: FiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <label className="flex items-center gap-2 max-sm:w-full">
        Search
        <input
          type="search"
          className="field"
          placeholder="Profile or chapter"
          value={filter.text}
          onChange={({ target }) => onChange({ ...filter, text: target.value })}
        />
      </label>
      <div className="flex min-w-0 items-center gap-2 max-sm:w-full sm:max-w-72">
        <span aria-hidden="true" className="whitespace-nowrap">
          Ends in
        </span>
        <Select
          label="Ends in"
          isBare
          value={filter.ending}
          values={[["", "anything"], ...endings.map((one) => [one, one] as const)]}
          onChange={(ending) => onChange({ ...filter, ending })}
        />
      </div>
      <div className="flex min-w-0 items-center gap-2 max-sm:w-full sm:max-w-72 lg:hidden">
        <span aria-hidden="true">Request</span>
        <Select
          label="Request"
          isBare
          value={filter.request}
          values={probes.map(({ id, label }) => [id, label] as const)}
          onChange={(request) => onChange({ ...filter, request })}
        />
      </div>
      <div className="ml-auto max-sm:ml-0">{children}</div>
    </div>
  );
}
